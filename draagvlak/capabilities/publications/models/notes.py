from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.models import Network, Organisation
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


class Figure(models.Model):
    """A figure of the environment analysis, typed or imported, with where it comes from."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="figures")
    name = models.CharField(max_length=200)
    municipality = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=500)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("name", "municipality", "year", "pk")

    def __str__(self) -> str:
        return self.name


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


class Signature(models.Model):
    """Who signs for a partner, and the day on which they did. None for a day: not yet."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    note = models.ForeignKey(AgreementNote, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    partner = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)
    function = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.partner


class Known(models.Model):
    """What a user filled in where the rules of a scheme were not found: `fact` is its name in the scheme's file."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE)
    scheme = models.CharField(max_length=60)
    fact = models.CharField(max_length=60)
    value = models.CharField(max_length=300)
    source = models.CharField(max_length=500)
    on = models.DateField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "known"
        constraints = (models.UniqueConstraint(fields=["network", "scheme", "fact"], name="fact_known_once"),)

    def __str__(self) -> str:
        return f"{self.scheme} {self.fact}"
