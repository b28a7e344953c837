from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.conversations.models.conversations import Conversation, Participant
from draagvlak.capabilities.conversations.models.sources import Source
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history


class Theme(models.Model):
    """What fragments of a network are about. `gone_on`: since that day it is offered nowhere; `into`: what it was
    joined with, and stands for it since.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    gone_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Fragment(models.Model):
    """Words of somebody (`voice`) from a source of a conversation, as they were marked.

    `start`, `end`: where they stand in the text of the source, in characters, `end` not among them; both None once that
    place is gone. Where they are set, the source says the words there, letter by letter. `taken_back_on`: who said
    them took them back that day, and `words` is "" since. `gone_by`, `gone_on` as with the conversation.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="fragments")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="fragments")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    words = models.TextField()
    voice = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="fragments")
    marked_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    marked_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    gone_by = models.CharField(max_length=64, blank=True)
    gone_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("conversation", "source", "start", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(start__isnull=True, end__isnull=True)
                | models.Q(start__isnull=False, end__isnull=False, end__gt=models.F("start")),
                name="fragment_has_its_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.marked_on}"


class FragmentTheme(models.Model):
    """That a fragment is about a theme."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    fragment = models.ForeignKey(Fragment, on_delete=models.CASCADE, related_name="has_themes")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="of_fragments")

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["fragment", "theme"], name="theme_of_fragment_once"),)

    def __str__(self) -> str:
        return f"{self.fragment_id} · {self.theme_id}"
