"""Changing a row that somebody else may have changed meanwhile: every such table has a column `version`."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models

from draagvlak.basics.bulk import chunks

Row = TypeVar("Row", bound=models.Model)
AT_ONCE = 500


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


def edit_all(rows: models.QuerySet[Row], values_of: Callable[[Row], dict[str, Any]]) -> list[Row]:
    """Give each row of `rows` what `values_of` says of it, whatever its version is. To be called inside a transaction.

    For many rows at once: a fixed number of queries for each five hundred. Gives those that changed; what a row said
    already is no change. Their histories get what stood there before too.
    """
    found: list[Any] = list(rows.select_for_update(of=("self",)).order_by("pk"))
    wanted = [(row, values_of(row)) for row in found]
    wanted = [(row, values) for row, values in wanted if any(getattr(row, k) != now for k, now in values.items())]
    changed = [row for row, _values in wanted]
    keep_as_they_are(rows.model, changed)
    parts = {"version"}
    for row, values in wanted:
        parts |= values.keys()
        for part, value in {**values, "version": row.version + 1}.items():
            setattr(row, part, value)
    for some in chunks(changed, AT_ONCE):
        rows.model._default_manager.bulk_update(some, sorted(parts))
    model: Any = rows.model
    if hasattr(model, "history"):
        model.history.bulk_history_create(changed, update=True)
    return changed


def keep_as_they_are(model: Any, rows: list[Any]) -> None:
    """The same for many rows of one table."""
    if not hasattr(model, "history"):
        return
    for some in chunks(rows, AT_ONCE):
        kept = set(model.history.filter(id__in=[row.pk for row in some]).order_by().values_list("id", flat=True))
        model.history.bulk_history_create([row for row in some if row.pk not in kept])
