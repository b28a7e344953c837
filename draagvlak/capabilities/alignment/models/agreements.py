from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.alignment.choices import AgreementKind
from draagvlak.capabilities.network.models import Network, Organisation, Person
from draagvlak.capabilities.network.models.history import kept_history


class Agreement(models.Model):
    """What networks of one authority agreed, from a day up to a day: who leads what, or the one contact of a group.

    It is ended, not deleted. `subject`: what is led, or for whom; `lead`: the network that leads it; `organisation`
    and `person`: the one contact.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=AgreementKind)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    lead = models.ForeignKey(Network, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why_ended = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("subject", "pk")

    def __str__(self) -> str:
        return self.subject


class Party(models.Model):
    """A network that agreed."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "parties"
        constraints = (models.UniqueConstraint(fields=["agreement", "network"], name="party_once"),)

    def __str__(self) -> str:
        return f"{self.agreement_id} · {self.network_id}"
