from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.network.models.networks import Batch, Network


class Person(models.Model):
    """Someone of the authority, in one network of it or more.

    `organisation` is a name, as lists say it; what is known of that organisation stands in `Organisation` (decision
    0025). `known_as` may be a first name only. Of a birthday the year is not kept. `contact_consent_on`: the day on
    which a person in poverty agreed that contact data are kept. `objected_on`: since then left out of map and measures.
    `renewed_on`: the day on which it was last said that this person still belongs here (TRUST §3).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    function = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    email = models.CharField(max_length=200, blank=True)
    known_as = models.CharField(max_length=80, blank=True, default="", db_default="")
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    birth_day = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_month = models.PositiveSmallIntegerField(null=True, blank=True)
    contact_consent_on = models.DateField(null=True, blank=True)
    is_minor = models.BooleanField(default=False, db_default=False)
    parent_consent_on = models.DateField(null=True, blank=True)
    objected_on = models.DateField(null=True, blank=True)
    renewed_on = models.DateField(null=True, blank=True)
    account = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1, db_default=1)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "people"
        indexes = (models.Index(fields=["authority", "birth_month", "birth_day"], name="person_born"),)
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "account"], condition=models.Q(account__isnull=False), name="one_person_an_account"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That somebody belongs to a network, and in which layers, the main one first, from a day up to a day.

    Who changes layer gets a new row: what was before stays true. At most one row of a person is open (no `until`).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, db_index=False)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, db_index=False)  # it is in the index below
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    layers = models.JSONField(default=list, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["network", "person"], condition=models.Q(until__isnull=True), name="member_once"
            ),
        )
        indexes = (models.Index(fields=["network", "authority", "person", "until", "since"], name="member_counted"),)

    def __str__(self) -> str:
        return f"{self.person} · {self.network}"


class Position(models.Model):
    """A function that somebody holds or held at an organisation, beside the present one that stands with the person."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    organisation = models.CharField(max_length=200, blank=True)
    function = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.function} · {self.organisation}"


class Merging(models.Model):
    """That two rows turned out to be one person. `taken` is what the other was, so that it can be undone."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mergings")
    taken = models.JSONField()
    merged_at = models.DateTimeField(auto_now_add=True)
    merged_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kept} {self.merged_at:%Y-%m-%d}"
