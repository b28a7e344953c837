"""What was answered: rows whose keys are all chance, so that neither key nor order tells when or by whom."""

import secrets
from typing import Any

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.pulse.choices import FormKind
from draagvlak.capabilities.pulse.models.surveys import Survey


def chance_key() -> int:
    """63 bits, and never 0."""
    return secrets.randbelow(2**63 - 1) + 1


class ChanceKey(models.BigIntegerField):  # type: ignore[type-arg]
    """A primary key that is all chance. On SQLite it is the row's own number, too: beside any other key the database
    would keep one that counts up, and tells which row came first.
    """

    def __init__(self, **kwargs: Any) -> None:
        given: dict[str, Any] = {"primary_key": True, "default": chance_key, "editable": False}
        super().__init__(**given | kwargs)

    def db_type(self, connection: Any) -> str | None:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class AnswerSheet(models.Model):
    """One respondent's answers: `values`, six of 1–4 or null in the order of the items; `unsaid`, six of Unsaid or "",
    which says why there is no value.
    """

    id = ChanceKey()
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sheets")
    layer = models.CharField(max_length=20, choices=Layer)
    form = models.CharField(max_length=10, choices=FormKind)
    values = models.JSONField()
    unsaid = models.JSONField(default=list)
    answered_on = models.DateField()

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.layer}"


class Remark(models.Model):
    """An answer to the open question, apart from its sheet. `shown_as`: without names, as others than the director
    may read it; "" while it may not be.
    """

    id = ChanceKey()
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField()
    shown_as = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.survey_id}"


class WorksWith(models.Model):
    """That somebody of one organisation said that it works with another. Once, however many said so."""

    id = ChanceKey()
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="works_with")
    from_organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "works with"
        constraints = (
            models.UniqueConstraint(fields=["survey", "from_organisation", "to_organisation"], name="said_once"),
        )

    def __str__(self) -> str:
        return f"{self.from_organisation_id} – {self.to_organisation_id}"


class SpentKey(models.Model):
    """The hash of the key of a form that was sent, so that sent twice it makes one sheet. It leads to no sheet, and is
    gone when the survey closes.
    """

    key_hash = models.CharField(max_length=64, primary_key=True)
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="spent_keys")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.survey_id}"
