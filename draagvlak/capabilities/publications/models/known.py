from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.publications.models.notes import AgreementNote


class Known(models.Model):
    """What a user filled in where the rules of a scheme were not found: `fact` is its name in the scheme's file."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    scheme = models.CharField(max_length=60)
    fact = models.CharField(max_length=60)
    value = models.CharField(max_length=300)
    source = models.CharField(max_length=500)
    on = models.DateField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "known"
        constraints = (models.UniqueConstraint(fields=["network", "scheme", "fact"], name="fact_known_once"),)

    def __str__(self) -> str:
        return f"{self.scheme} {self.fact}"


class Deadline(models.Model):
    """A day by which something of the note must be done, as the network itself said (others: the scheme)."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="deadlines")
    name = models.CharField(max_length=200)
    on = models.DateField()
    source = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.name} {self.on}"
