from uuid import uuid4

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.planning.choices import State
from draagvlak.capabilities.planning.models.plannings import Planning, Wanted


class Proposal(models.Model):
    """A calendar that was sought. `found`: the best so far, without anybody's name or key (queries.found). `mark`: of
    what it was sought for, so that one sees whether something changed since.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    planning = models.ForeignKey(Planning, on_delete=models.CASCADE, related_name="proposals")
    token = models.UUIDField(default=uuid4, unique=True, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.SEARCHING)
    seed = models.PositiveIntegerField(default=0)
    limit = models.PositiveSmallIntegerField()  # deterministic seconds
    may_move = models.BooleanField(default=False)  # what stands in calendars already
    asked_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    found = models.JSONField(default=dict)
    mark = models.CharField(max_length=64, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.planning_id} {self.state}"


class TakenOver(models.Model):
    """That the `number`-th meeting of what is wanted stands in the calendar of its network."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    wanted = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="taken_over")
    number = models.PositiveSmallIntegerField()
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="planned_as")

    objects = ScopedRows()

    class Meta:
        ordering = ("wanted", "number")
        verbose_name_plural = "taken over"
        constraints = (models.UniqueConstraint(fields=["wanted", "number"], name="meeting_taken_over_once"),)

    def __str__(self) -> str:
        return f"{self.wanted_id} {self.number}"
