from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.conversations.choices import ConversationKind
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.models.history import kept_history


class Conversation(models.Model):
    """A conversation that is harvested. `facilitator`, `storyteller`, `guest` (expert): names, as they are known.

    `gone_by`, `gone_on`: the step that took it away, and its day. It is nowhere to be seen from then on, can be brought
    back, and is erased with all that belongs to it the next night.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12, choices=ConversationKind, default=ConversationKind.MIXED)
    title = models.CharField(max_length=200)
    question = models.TextField(blank=True)
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    facilitator = models.CharField(max_length=200, blank=True)
    storyteller = models.CharField(max_length=200, blank=True)
    guest = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    gone_by = models.CharField(max_length=64, blank=True)
    gone_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """Who took part, and so may be the voice of a fragment: somebody of the network, somebody with an account, or a
    guest of whom only a name is known. `layer`: "" where it is not known. `minor`: None where it was not asked.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    user = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    known_as = models.CharField(max_length=120)
    layer = models.CharField(max_length=20, choices=Layer, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    minor = models.BooleanField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.known_as

    @property
    def is_minor(self) -> bool:
        """Also where the network came to know it later."""
        return bool(self.minor or (self.person and self.person.is_minor))
