from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models.networks import Network
from draagvlak.capabilities.network.models.people import Person


class Seat(models.Model):
    """In which network a role holds. A role of an administrator holds in the whole authority, and needs none."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    role = models.ForeignKey("accounts.Role", on_delete=models.CASCADE, related_name="seats")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="seats")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["role", "network"], name="seat_once"),)

    def __str__(self) -> str:
        return f"{self.role} · {self.network}"


class InvitedTo(models.Model):
    """For which network somebody was invited, and as whom they stand in it."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    invitation = models.ForeignKey("accounts.Invitation", on_delete=models.CASCADE, related_name="networks")
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.invitation_id} · {self.network_id}"


class ImpactDecision(models.Model):
    """The impact assessment of an authority (GDPR art. 35), and once taken its decision that persons may be shown.

    `answers`: what the guided assessment asked, by key. Without `decided_on` it is being written. While none that was
    decided stands (not withdrawn), only organisations are shown.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    decided_on = models.DateField(null=True, blank=True)
    body = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    answers = models.JSONField(default=dict)
    recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on}"


class Inspiration(models.Model):
    """What inspired a director, and what came of it: theirs alone, whoever else directs the network."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    owner = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    noted_on = models.DateField()
    text = models.TextField()
    came_of_it = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("-noted_on", "-pk")

    def __str__(self) -> str:
        return f"{self.noted_on}"
