from django.db import models

from draagvlak.basics.references import new_mark
from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import NetworkKind, Shared


class Network(models.Model):
    """People and organisations of an authority who hold leisure participation together; `slug` is in its address.

    `frozen_on` is the day at which an example stands still; None for every real network, which is seen as of today.
    `municipalities` are those it spans, each with governance layers of its own; none: those of its authority.
    `mark` stands in the references of what is exported (basics.references).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=20, choices=NetworkKind, default=NetworkKind.LEISURE, db_default=NetworkKind.LEISURE
    )
    municipalities = models.ManyToManyField("authorities.Municipality", blank=True)
    slug = models.SlugField(max_length=60)
    half_life_days = models.PositiveSmallIntegerField(default=180)
    frozen_on = models.DateField(null=True, blank=True)
    mark = models.CharField(max_length=8, default=new_mark, editable=False)
    director = models.ForeignKey("Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="directs")

    version = models.PositiveIntegerField(default=1, db_default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "slug"], name="one_network_an_address"),)

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Rows that came together and can be undone together; `filled` is what it changed in rows that were there:
    [table, key, column, what stood there], and ["participations", contact, "", [[key, person], …]] of who left it.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    made_network = models.BooleanField(default=False)
    filled = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.network} {self.created_at:%Y-%m-%d}"


class Share(models.Model):
    """That a municipality lets a partnership see something of a network of its own, from a day and up to a day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="shares")
    partnership = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20, choices=Shared)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.network} · {self.what}"
