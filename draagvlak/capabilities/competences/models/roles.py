from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.competences.choices import Level, OfferState, RoleKind
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.models.history import kept_history


class NetworkRole(models.Model):
    """Something that a network needs somebody to do. `hours`: a month, as far as it is known.

    `ended_on`: the day from which the network no longer needs it.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=RoleKind, default=RoleKind.OWN)
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["network", "name"], condition=models.Q(ended_on__isnull=True), name="network_role_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Need(models.Model):
    """That a role asks for at least a level of one card. `card`: as `Described.card`."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(NetworkRole, on_delete=models.CASCADE, related_name="needs")
    card = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField(choices=Level)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["role", "card"], name="need_once"),)

    def __str__(self) -> str:
        return f"{self.role_id} · {self.card}"


class Holding(models.Model):
    """That somebody has a role, from a day up to and including a day; with an account or without."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(NetworkRole, on_delete=models.CASCADE, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["role", "person"], condition=models.Q(until__isnull=True), name="held_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} · {self.role_id}"


class Wish(models.Model):
    """That somebody would like to grow into a role. Of the person alone."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(NetworkRole, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    said_on = models.DateField()

    leaves_no_trace = True
    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "wishes"
        constraints = (models.UniqueConstraint(fields=["role", "person", "user"], name="wish_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} · {self.role_id}"


class Offer(models.Model):
    """That somebody was asked to take a role, and what they said. It bears no level."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(NetworkRole, on_delete=models.CASCADE, related_name="offers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()
    state = models.CharField(max_length=12, choices=OfferState, default=OfferState.OPEN)
    answered_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-made_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["role", "person"], condition=models.Q(state="open"), name="offer_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role_id} · {self.person_id} · {self.state}"
