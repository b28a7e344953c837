"""What a municipality agrees to, and the plan of a partnership.

The plan points to rows of municipalities by their keys alone, never by foreign keys, and holds nobody's name: whatever
they do with those rows, merge, erase, undo, takes no account of what a partnership noted (decision on what is seen
before a merger).
"""

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.merging.choices import State, What
from draagvlak.capabilities.network.choices import NetworkKind
from draagvlak.capabilities.network.models import Batch, Network


class Agreement(models.Model):
    """That a municipality lets a network of its own become part of one of a partnership, from a day up to a day.

    `shows_names`: whether the partnership may see, before the merger, who may be in two networks and who meets whom.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    shows_names = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.network_id} · {self.partnership_id}"


class Merger(models.Model):
    """A plan to make one network of several. `network` is what came of it; `batch` its people and contacts; `made` what
    else: keys of organisations, and how many rows by table.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=NetworkKind, default=NetworkKind.LEISURE)
    begun_on = models.DateField()
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    started_at = models.DateTimeField(null=True, blank=True)
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    merged_on = models.DateField(null=True, blank=True)
    made = models.JSONField(default=dict, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """A network (its key) that is to become part of what a merger makes."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    merger = models.ForeignKey(Merger, on_delete=models.CASCADE, related_name="sources")
    network_key = models.PositiveBigIntegerField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["merger", "network_key"], name="source_once"),)

    def __str__(self) -> str:
        return f"{self.network_key}"


class Decided(models.Model):
    """That two rows of two sources are one, or are two. Persons by their keys; organisations by a mark of their network
    and name, as these have no row of their own everywhere (queries.organisations).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    merger = models.ForeignKey(Merger, on_delete=models.CASCADE, related_name="decided")
    what = models.CharField(max_length=12, choices=What)
    a = models.CharField(max_length=32)
    b = models.CharField(max_length=32)
    is_same = models.BooleanField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["merger", "what", "a", "b"], name="decided_once"),)

    def __str__(self) -> str:
        return f"{self.a} {'=' if self.is_same else '≠'} {self.b}"


class Introduction(models.Model):
    """That two people (keys) of two sources are to meet before the merger; `done_on` once they did."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    merger = models.ForeignKey(Merger, on_delete=models.CASCADE, related_name="introductions")
    a_key = models.PositiveBigIntegerField()
    b_key = models.PositiveBigIntegerField()
    planned_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["merger", "a_key", "b_key"], name="introduced_once"),)

    def __str__(self) -> str:
        return f"{self.a_key} · {self.b_key}"
