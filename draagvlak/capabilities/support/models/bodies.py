from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Batch, Network, Person
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.support.choices import BodyKind


class Body(models.Model):
    """A body that decides or advises, in one layer of a network: it stays while those who sit in it come and go.

    `municipality`: of a network that spans several; "" where it does not matter. `since` and `until`: while the body
    was there; who sat in it when is for `Office`.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    layer = models.CharField(max_length=20, choices=Layer)
    kind = models.CharField(max_length=20, choices=BodyKind)
    name = models.CharField(max_length=200)
    municipality = models.CharField(max_length=80, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("layer", "name", "pk")
        verbose_name_plural = "bodies"
        constraints = (models.UniqueConstraint(fields=["network", "layer", "name", "municipality"], name="body_once"),)

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """That somebody sits in a body, from a day up to and including a day; either may be unknown."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="offices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offices")
    function = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.person_id} · {self.body_id}"
