"""Changing a row that somebody else may have changed meanwhile: every such table has a column `version`."""

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class ChangedMeanwhileError(Exception):
    """The row is no longer what the form showed. `now` is what it is; nothing was written."""

    def __init__(self, now: models.Model) -> None:
        super().__init__(f"{now._meta.label} changed meanwhile")
        self.now = now


def edit(rows: models.QuerySet[Row], key: int, version: int, values: dict[str, Any]) -> Row:
    """Give the row `key` of `rows` new `values`, if it still is at `version`. To be called inside a transaction.

    Its history, if it keeps one, gets what stood there before too: rows that came in bulk have none yet.
    Raises ChangedMeanwhileError, and DoesNotExist.
    """
    row: Any = rows.select_for_update(of=("self",)).get(pk=key)
    if row.version != version:
        raise ChangedMeanwhileError(row)
    keep_as_it_is(row)
    for part, value in values.items():
        setattr(row, part, value)
    row.version += 1
    row.save()
    return row  # type: ignore[no-any-return]


def keep_as_it_is(row: Any) -> None:
    """Write down what a row is before its first change, where its table keeps a history."""
    history = getattr(row, "history", None)
    if history is not None and not history.exists():
        type(row).history.bulk_history_create([row])
