from django.db import models
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.conversations.choices import SoundKind, SourceKind
from draagvlak.capabilities.conversations.models.conversations import Conversation


class Source(models.Model):
    """A text of a conversation: notes as they fall, or what was pasted or read from a file. Lines end in a newline
    alone; places in it are counted in characters (code points).

    It has no history: notes are saved as they are typed. `added_on`: the day from which it counts how long it is kept.
    `gone_by`, `gone_on` as with the conversation.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=8, choices=SourceKind)
    name = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    added_on = models.DateField(default=localdate)
    gone_by = models.CharField(max_length=64, blank=True)
    gone_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Sound(models.Model):
    """A sound file of a conversation, whose bytes lie in pieces: a browser asks for parts of it."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="sounds")
    kind = models.CharField(max_length=8, choices=SoundKind)
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    added_on = models.DateField(default=localdate)
    gone_by = models.CharField(max_length=64, blank=True)
    gone_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class SoundPiece(models.Model):
    """So many bytes of it (choices.PIECE; the last has fewer), so that none is ever held whole."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    sound = models.ForeignKey(Sound, on_delete=models.CASCADE, db_index=False, related_name="pieces")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    objects = ScopedRows()

    class Meta:
        ordering = ("sound", "number")
        constraints = (models.UniqueConstraint(fields=["sound", "number"], name="sound_piece_once"),)

    def __str__(self) -> str:
        return f"{self.sound_id} {self.number}"
