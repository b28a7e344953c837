"""How a row of roles is written under the name of a step, by which it can be taken back: within this folder only."""

from typing import Any

from draagvlak.basics.editing import keep_as_it_is


def _write(row: Any, step: str) -> Any:
    row._change_reason = step
    row.save()
    return row


def _remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()
