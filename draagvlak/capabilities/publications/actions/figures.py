"""The figures of an environment analysis: typed one by one, or brought by a file. Each step can be taken back."""

from collections.abc import Sequence
from typing import Any

from simple_history.utils import bulk_create_with_history

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import refuse_register_numbers
from draagvlak.capabilities.publications.actions.notes import _to_write
from draagvlak.capabilities.publications.mapping.figures import NewFigure
from draagvlak.capabilities.publications.models import Figure


def add_figure(user: User, authority: Authority, network: Network, key: int, told: NewFigure, step: str) -> Figure:
    """Sent twice, made once. Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError."""
    with acting(user, "publications.write", authority, network, once=step) as note:
        made = Figure(authority=authority, note=_to_write(network, key), **_values(told))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def bring_figures(
    user: User, authority: Authority, network: Network, key: int, told: Sequence[NewFigure], step: str
) -> int:
    """Those of a file; one that stands there already, the same in all, is not made again. Gives how many came.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "publications.write", authority, network, once=step) as note:
        found = _to_write(network, key)
        there = {_same(vars(row)) for row in Figure.objects.filter(note=found)}
        fresh = {_same(vars(one)): one for one in told if _same(vars(one)) not in there}
        rows = [Figure(authority=authority, note=found, **_values(one)) for one in fresh.values()]
        bulk_create_with_history(rows, Figure, batch_size=500, default_change_reason=step)
        note(found)
    return len(rows)


def change_figure(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: NewFigure, step: str
) -> Figure:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        rows = Figure.objects.filter(note__network=network)
        _to_write(network, rows.get(pk=at[0]).note_id)
        changed = edit(rows, *at, _values(told) | {"_change_reason": step})
        note(changed)
    return changed


def remove_figure(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        found = Figure.objects.get(note__network=network, pk=key)
        _to_write(network, found.note_id)
        note(found)
        _remove(found, step)


def _values(told: NewFigure) -> dict[str, Any]:
    values = dict(vars(told))
    refuse_register_numbers(values)
    return values


def _same(said: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(said[part] for part in ("name", "municipality", "year", "value", "unit", "source"))


def _remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()
