from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.policy.models import Plan
from draagvlak.capabilities.publications.choices import Chapter, NoteForm, NoteState


class AgreementNote(models.Model):
    """The agreement note of a network for a period. `plan`: where its objectives stand. `scheme`: the dated file of
    rules (publications/files) by which it is written.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    form = models.CharField(max_length=12, choices=NoteForm)
    scheme = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=8, choices=NoteState, default=NoteState.WRITING)
    filed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class NotePart(models.Model):
    """What was written for a chapter."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="parts")
    chapter = models.CharField(max_length=16, choices=Chapter)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["note", "chapter"], name="chapter_once"),)

    def __str__(self) -> str:
        return f"{self.note_id} {self.chapter}"


class Comment(models.Model):
    """What somebody says of a chapter. `settled_on`: when it was dealt with."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="comments")
    chapter = models.CharField(max_length=16, choices=Chapter)
    text = models.TextField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.chapter} {self.on}"


class Edition(models.Model):
    """The note as it was on a day. `content`: all that its papers say, frozen."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.JSONField()

    objects = ScopedRows()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["note", "number"], name="edition_once"),)

    def __str__(self) -> str:
        return f"{self.note_id} {self.number}"
