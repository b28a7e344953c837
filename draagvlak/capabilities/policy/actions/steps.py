"""How a row is written under the name of a step, by which it can be taken back: within this folder only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from draagvlak.basics.bulk import change_rows
from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

AT_ONCE = 500


def _write(row: Any, step: str) -> None:
    row._change_reason = step
    row.save()


def _remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()


def _edit(rows: Any, at: tuple[int, int], values: Mapping[str, Any], step: str) -> Any:
    return edit(rows, *at, {**values, "_change_reason": step})


def _update(model: Any, rows: Sequence[Any], parts: Iterable[str], step: str = "") -> None:
    """Write `parts` of rows that were changed in memory, and their histories: many at the speed of the database."""
    columns = [model._meta.get_field(part).attname for part in parts]
    for row in rows:
        row.version += 1
    written = ((row.pk, *(getattr(row, column) for column in columns), row.version) for row in rows)
    change_rows(model, [*columns, "version"], written)
    model.history.bulk_history_create(rows, batch_size=AT_ONCE, update=True, default_change_reason=step)


def _titled(told: Mapping[str, Any]) -> dict[str, Any]:
    """Code, title, text and priority of a level. Raises RefusedError."""
    code, title = (" ".join(str(told.get(part) or "").split()) for part in ("code", "title"))
    values = {"code": code, "title": title, "text": str(told.get("text") or "").strip()}
    refuse_register_numbers(values)
    if not title:
        raise RefusedError("title", "empty")
    return {**values, "priority": bool(told.get("priority"))}


def _refuse_same_code(rows: Any, code: str, but: int = 0) -> None:
    """Within a plan a code means one thing."""
    if code and rows.filter(code__iexact=code).exclude(pk=but).exists():
        raise RefusedError("code", "code-twice")
