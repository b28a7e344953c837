from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.ideas.choices import IdeaState, Part
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Action


class Idea(models.Model):
    """A spark that may breed: of its owner, and of whom the owner invited, until it is opened to a layer.

    `key` stands in its address, by chance, so that no number tells that another idea is there. `owner_person`: whose
    idea it is, where that person has no account; then `owner` writes it down for them. `since`: the day it came;
    `until`: the last day it was alive, where it was let go or went into another. `stirred_on`: when somebody last did
    something with it. `asked_on`: when its owner last said that it may go on breeding quietly.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    key = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    owner = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    owner_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=12, choices=IdeaState, default=IdeaState.GROWING)
    reason = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    stirred_on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    leaves_no_trace = True  # basics.unseen
    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-stirred_on", "-pk")
        indexes = (models.Index(fields=["network", "-stirred_on", "-id"], name="idea_newest"),)

    def __str__(self) -> str:
        return self.title


class Companion(models.Model):
    """Whom the owner let in, as what, and up to which day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="companions")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=Part, default=Part.GUEST)
    since = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["idea", "user"], name="companion_once"),)

    def __str__(self) -> str:
        return f"{self.idea_id} · {self.user_id}"


class Opening(models.Model):
    """That an idea is open to a layer. `seen_on`: the day on which somebody of that layer first saw it; from then on it
    cannot be closed again. `said_yes_on`: when an owner without account agreed, as the one who writes for them notes.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="openings")
    layer = models.CharField(max_length=20, choices=Layer)
    opened_on = models.DateField()
    opened_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    said_yes_on = models.DateField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["idea", "layer"], name="opened_once"),)
        indexes = (models.Index(fields=["layer", "idea"], name="opened_to"),)

    def __str__(self) -> str:
        return f"{self.idea_id} · {self.layer}"


class Descent(models.Model):
    """That an idea came of another: of one that was split, or of several that went together."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    parent = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="parents")
    on = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["parent", "child"], name="descent_once"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("child")), name="descent_of_another"),
        )

    def __str__(self) -> str:
        return f"{self.parent_id} > {self.child_id}"


class IdeaAction(models.Model):
    """That an idea was taken up in an action: who said so, from which day, and up to which day it was so."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="taken_up")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="ideas")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    leaves_no_trace = True
    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["idea", "action"], condition=models.Q(until__isnull=True), name="idea_action_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.idea_id} · {self.action_id}"
