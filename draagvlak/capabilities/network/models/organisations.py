from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import OrganisationKind
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.network.models.networks import Network


class Organisation(models.Model):
    """What is known of an organisation of the authority, found by its name (decision 0025).

    `enterprise_number`: KBO/CBE, ten digits. `association_code`: of the register of associations, V and seven digits.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind, blank=True)
    enterprise_number = models.CharField(max_length=10, blank=True)
    association_code = models.CharField(max_length=8, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "name"], name="organisation_once"),)

    def __str__(self) -> str:
        return self.name


class Partnering(models.Model):
    """That an organisation belongs to a network, from a day up to a day; also where none of its people does."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.organisation} · {self.network}"
