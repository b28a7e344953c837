from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Meeting, Network, Organisation, Person
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.support.models import Body, Evidence
from draagvlak.capabilities.visibility.choices import Shown, StepState
from draagvlak.capabilities.weaving.models import WovenStory


class VisibleStep(models.Model):
    """What a layer, or one body or organisation in it, gets to see: what, by when, by whom; and what came of it.

    `what` says which of `story`, `result` and `meeting` is meant, if any. `owner` shows it. `done_on`: the day on
    which it was shown; `settled_on`: on which it was clear whether it came across. `evidence`: what was noted of that.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    layer = models.CharField(max_length=20, choices=Layer)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=12, choices=Shown)
    story = models.ForeignKey(WovenStory, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=StepState, default=StepState.PLANNED)
    done_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    came_of_it = models.TextField(blank=True)
    evidence = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_on = models.DateField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("due", "pk")
        indexes = (models.Index(fields=["network", "state", "due"], name="visible_step_due"),)

    def __str__(self) -> str:
        return f"{self.layer} {self.what} {self.due}"


class BoardStory(models.Model):
    """The story that stands on the page for the board."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    story = models.ForeignKey(WovenStory, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "board stories"
        constraints = (models.UniqueConstraint(fields=["network"], name="board_story_once"),)

    def __str__(self) -> str:
        return f"{self.network_id} · {self.story_id}"
