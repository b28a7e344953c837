from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.ideas.choices import NoteKind, Verdict
from draagvlak.capabilities.ideas.models.ideas import Idea
from draagvlak.capabilities.ideas.models.keys import new_key
from draagvlak.capabilities.network.models.history import kept_history


class IdeaNote(models.Model):
    """A note, a voice or a picture with an idea. `said_by`: as whom a voice wants to be named, if at all.

    It stays inside, with the owner and whom they invited, also when the idea is opened, unless `goes_along`. `key`
    stands in its address, by chance, as that of the idea does.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="notes")
    key = models.CharField(max_length=24, unique=True, default=new_key)
    kind = models.CharField(max_length=8, choices=NoteKind, default=NoteKind.NOTE)
    text = models.TextField(blank=True)
    said_by = models.CharField(max_length=80, blank=True)
    goes_along = models.BooleanField(default=False)
    on = models.DateField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class IdeaPicture(models.Model):
    """The picture of a note, apart, so that no list reads it. `text` of the note says what is on it.

    One whose note was taken away lies with nothing (`was_of` says with which it lay), and is gone the next night.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.OneToOneField(IdeaNote, null=True, blank=True, on_delete=models.CASCADE, related_name="picture")
    kind = models.CharField(max_length=8)
    content = models.BinaryField()
    was_of = models.PositiveBigIntegerField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.note_id or ''}"


class Experiment(models.Model):
    """A small try: what was tried, what was learned, and what comes next. Without `verdict` it is under way."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="experiments")
    key = models.CharField(max_length=24, unique=True, default=new_key)
    tried = models.TextField()
    learned = models.TextField(blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("began_on", "pk")

    def __str__(self) -> str:
        return f"{self.idea_id} {self.began_on}"


class Warmth(models.Model):
    """That somebody warms to an idea."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="warmed")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["idea", "user"], name="warmed_once"),)

    def __str__(self) -> str:
        return f"{self.idea_id} · {self.user_id}"
