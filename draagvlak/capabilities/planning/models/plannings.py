from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.planning.choices import How, Part, RuleKind, SchoolHolidays


class Planning(models.Model):
    """One calendar for several networks of an authority, from a day up to and including a day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    networks = models.ManyToManyField(Network, related_name="plannings")
    since = models.DateField()
    until = models.DateField()
    school_holidays = models.CharField(max_length=8, choices=SchoolHolidays, default=SchoolHolidays.NEVER)
    made_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("-since", "-pk")

    def __str__(self) -> str:
        return self.name


class Wanted(models.Model):
    """What a network has to hold: so `many` meetings, spread over the planning. `cells`: parts of a week in which they
    may be. `layers`: whose people are asked; empty: everybody of the network.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    planning = models.ForeignKey(Planning, on_delete=models.CASCADE, related_name="wanted")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    many = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    quorum = models.PositiveSmallIntegerField(default=0)
    layers = models.JSONField(default=list, blank=True)
    cells = models.JSONField(default=list)
    needs_room = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("network__name", "title", "pk")
        verbose_name_plural = "wanted"

    def __str__(self) -> str:
        return self.title


class Room(models.Model):
    """A room that can be had in `cells` of every week."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    planning = models.ForeignKey(Planning, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=120)
    capacity = models.PositiveSmallIntegerField()
    cells = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Rule(models.Model):
    """What must, should or never may be: of `first`, or of it and `other`; of `person` where it says who is there."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    planning = models.ForeignKey(Planning, on_delete=models.CASCADE, related_name="rules")
    how = models.CharField(max_length=8, choices=How)
    kind = models.CharField(max_length=12, choices=RuleKind)
    first = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Wanted, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    cells = models.JSONField(default=list, blank=True)
    days = models.PositiveSmallIntegerField(default=0)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.how} {self.kind}"


class Fixed(models.Model):
    """That somebody put the `number`-th meeting of what is wanted by hand."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    wanted = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="fixed")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    part = models.CharField(max_length=12, choices=Part)

    objects = ScopedRows()

    class Meta:
        ordering = ("wanted", "number")
        verbose_name_plural = "fixed"
        constraints = (models.UniqueConstraint(fields=["wanted", "number"], name="fixed_once"),)

    def __str__(self) -> str:
        return f"{self.wanted_id} {self.number} {self.on}"
