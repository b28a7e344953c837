from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.publications.models.notes import AgreementNote


class Figure(models.Model):
    """A figure of the environment analysis, typed or imported, with where it comes from."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="figures")
    name = models.CharField(max_length=200)
    municipality = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=500)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "municipality", "year", "pk")

    def __str__(self) -> str:
        return self.name


class Signature(models.Model):
    """A partner of the note, and who signs for it. `fulfils`: which partners of its scheme it is (facts of the file).

    `municipality`: whose service it is, where the network spans several. `signed_on`: None as long as nobody did.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    partner = models.CharField(max_length=200)
    municipality = models.CharField(max_length=80, blank=True, default="")
    fulfils = models.JSONField(default=list, blank=True)
    name = models.CharField(max_length=200, blank=True)
    function = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.partner
