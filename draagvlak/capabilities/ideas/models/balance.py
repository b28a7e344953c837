from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.ideas.choices import Side
from draagvlak.capabilities.network.models import Network


class Outlook(models.Model):
    """How a director or a leader feels that free space, policy and results balance: two short questions, four answers.

    `room`: how much room there is for ideas without a plan; `hold`: how far ideas find their way into policy; 1–4.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8, choices=Side)
    room = models.PositiveSmallIntegerField()
    hold = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["network", "user"], name="outlook_once"),)

    def __str__(self) -> str:
        return f"{self.side} {self.on}"
