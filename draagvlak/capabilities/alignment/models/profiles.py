from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.alignment.choices import Governance, Rhythm, Wish
from draagvlak.capabilities.network.models import Network, Organisation
from draagvlak.capabilities.network.models.history import kept_history


class Profile(models.Model):
    """What a network is for, how it is governed and how often it wants to meet; "" or [] where nobody said.

    `goals` and `groups` (for whom) are names: two networks share one where the names are alike, whatever their
    capitals and spaces. `lead`: the organisation that leads, or that was made to govern, where `governance` says so.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="profile")
    purpose = models.TextField(blank=True)
    governance = models.CharField(max_length=16, choices=Governance, blank=True)
    lead = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decisions = models.TextField(blank=True)
    rhythm = models.CharField(max_length=12, choices=Rhythm, blank=True)
    goals = models.JSONField(default=list, blank=True)
    groups = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.network_id}"


class Wanted(models.Model):
    """A goal, or for whom, that the authority wants some network to take up: so a gap can be seen."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Wish)
    name = models.CharField(max_length=120)
    since = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "wanted"
        constraints = (models.UniqueConstraint(fields=["authority", "kind", "name"], name="wanted_once"),)

    def __str__(self) -> str:
        return self.name


class NeighbourShare(models.Model):
    """That an authority lets a neighbour see the profile and the organisations of a network, from a day up to a day.

    With a municipality of the official list, whether it works here or not (nobody learns which do), or a partnership.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="neighbour_shares")
    municipality = models.ForeignKey("authorities.Municipality", null=True, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey("authorities.Authority", null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=True) ^ models.Q(partnership__isnull=True), name="one_neighbour"
            ),
        )

    def __str__(self) -> str:
        return f"{self.network_id} · {self.municipality_id or self.partnership_id}"
