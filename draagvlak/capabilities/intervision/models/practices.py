from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Action, Result


class Practice(models.Model):
    """Something that a network did and that others may do: what, for whom, what it took, what came of it, and what
    they would do otherwise. Read by others only while it is shared (SharedPiece).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="practices")
    title = models.CharField(max_length=150)
    did = models.TextField()
    for_whom = models.TextField(blank=True)
    took = models.TextField(blank=True)
    came = models.TextField(blank=True)
    otherwise = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return self.title


class PracticeLink(models.Model):
    """That a practice is seen in an action or a result of the plan: one of both."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="links")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(action__isnull=True) ^ models.Q(result__isnull=True), name="practice_link_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.practice_id} · {self.action_id or self.result_id}"


class Beginning(models.Model):
    """The year in which a network began, as somebody of it said."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="beginning")
    year = models.PositiveSmallIntegerField()

    objects = ScopedRows()

    class Meta:
        ordering = ("network",)

    def __str__(self) -> str:
        return f"{self.network_id} {self.year}"


class StageSeen(models.Model):
    """From which day a network that shares how anchored it is was seen at a stage (a key of METHOD's stages)."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=20)
    since = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("since", "pk")
        verbose_name_plural = "stages seen"
        constraints = (models.UniqueConstraint(fields=["network", "since"], name="one_stage_a_day"),)

    def __str__(self) -> str:
        return f"{self.network_id} {self.stage}"
