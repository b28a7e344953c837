from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.competences.choices import Level
from draagvlak.capabilities.competences.models.keys import new_key
from draagvlak.capabilities.network.models import Network, Person

# Of one alone (TRUST §1): no table below keeps a history, and none leaves a trace (basics.unseen). `user` is whose
# words they are: should the person be said to be another account later, that account reads none of it. Who describes
# themselves need not be known among the people of a network; who allows a proposal must be.


class Described(models.Model):
    """What somebody says of themselves with one card. `card`: the key of a built-in one or of one of the authority's.

    `chose`: the words of an own card as they stood when the level was chosen, so that who described themselves sees
    that they changed since; "" with a built-in one.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    card = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.NOT_YET)
    chose = models.TextField(blank=True)
    words = models.TextField(blank=True)
    said_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    leaves_no_trace = True
    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "described"
        constraints = (models.UniqueConstraint(fields=["authority", "user", "card"], name="described_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} · {self.card}"


class Asked(models.Model):
    """That somebody asked `to` what they saw them do, and what came of it. All of it is of who asked.

    `key` stands in its address, by chance. It is open while it has neither `answered_on` nor `declined_on`.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=24, unique=True, default=new_key)
    card = models.CharField(max_length=40)
    to = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    question = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)

    leaves_no_trace = True
    objects = ScopedRows()

    class Meta:
        ordering = ("-asked_on", "-pk")
        verbose_name_plural = "asked"

    def __str__(self) -> str:
        return f"{self.card} {self.asked_on}"


class Allowed(models.Model):
    """That what somebody said of themselves may be used for a proposal in this network, from a day up to a day.

    Only an open row counts; without one nobody's levels are read but by themselves.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    leaves_no_trace = True
    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "allowed"
        constraints = (
            models.UniqueConstraint(
                fields=["person", "user", "network"], condition=models.Q(until__isnull=True), name="allowed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} · {self.network_id}"


class Capacity(models.Model):
    """How many roles of a network somebody can bear at most, and how many hours a month."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    roles = models.PositiveSmallIntegerField(default=1)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)

    leaves_no_trace = True
    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "capacities"
        constraints = (models.UniqueConstraint(fields=["person", "user", "network"], name="capacity_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} · {self.network_id}"
