from django.db import models
from django.utils.timezone import now

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.privacy.choices import Outcome, RequestKind
from draagvlak.capabilities.privacy.choices.kept import Kept


class RightsRequest(models.Model):
    """What somebody asked about their own data, when it must be answered, and when and by whom that was done.

    Once the person is erased it names nobody: that it was asked and answered remains.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    person = models.ForeignKey("network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=16, choices=RequestKind)
    words = models.TextField(blank=True)
    received_on = models.DateField()
    due_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    answered_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.received_on}"


class Handing(models.Model):
    """That somebody's archive was made, and what was taken out of it first: `left_out` and `rewritten` texts, counted;
    `parts` are the keys of those texts.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    person = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    texts = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    rewritten = models.PositiveIntegerField()
    parts = models.JSONField(default=dict)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"


class Asked(models.Model):
    """Since when it is asked whether somebody without contact or role still belongs here."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    person = models.OneToOneField("network.Person", on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("asked_on", "pk")
        verbose_name_plural = "asked"

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_on}"


class RetentionRun(models.Model):
    """That a rule of how long was carried out, and for how many rows; of runs that found none, the last one is kept."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    rule = models.CharField(max_length=20, choices=Kept)
    at = models.DateTimeField(default=now)
    rows = models.PositiveIntegerField()

    objects = ScopedRows()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.rule} {self.at:%Y-%m-%d}"
