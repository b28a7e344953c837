"""What stood in a row before it was changed, by django-simple-history, behind the same scope as the row itself."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from draagvlak.basics.tenancy import ScopedRows


class KeptBefore(models.Model):
    """What every history table is: rows of one authority."""

    objects = ScopedRows()

    class Meta:
        abstract = True


def kept_history() -> Any:
    """Rows that come in bulk have no history; their first change keeps what stood there too (actions.keeping)."""
    return HistoricalRecords(bases=[KeptBefore], excluded_fields=["batch"])
