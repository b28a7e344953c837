"""How a row is written under the name of a step, by which it can be taken back: within this folder only."""

from collections.abc import Mapping
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

LONGEST_TITLE = 300


def _write(row: Any, step: str) -> None:
    row._change_reason = step
    row.save()


def _remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()


def _edit(rows: Any, at: tuple[int, int], values: Mapping[str, Any], step: str) -> Any:
    return edit(rows, *at, {**values, "_change_reason": step})


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
