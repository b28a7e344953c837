from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.conversations.models import Theme
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.policy.models import Action, Result
from draagvlak.capabilities.weaving.choices import LinkKind
from draagvlak.capabilities.weaving.models.stories import WovenStory


class WovenLink(models.Model):
    """To what a story is linked: `kind` names the one column that is filled in. Between two stories it holds for both.
    `until`: the day on which it was parted from it; None as long as it is linked.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(WovenStory, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=8, choices=LinkKind)
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    result = models.ForeignKey(Result, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(WovenStory, null=True, blank=True, on_delete=models.CASCADE, related_name="linked_from")
    layer = models.CharField(max_length=24, choices=Layer, blank=True)
    place = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = tuple(
            models.UniqueConstraint(
                fields=["story", kind.value], condition=models.Q(kind=kind.value), name=f"woven_link_{kind.value}"
            )
            for kind in LinkKind
        )

    def __str__(self) -> str:
        return f"{self.story_id} · {self.kind}"
