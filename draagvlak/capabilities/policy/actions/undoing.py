"""Taking back one step: every row whose history bears its name becomes what it was before, whole or not at all.

As decision 0048 says of meetings: what a step made goes with its history, what it changed is what it was, and what it
took away is back. A file with a plan that was read in is one step too.
"""

from typing import Any

from django.db import models

from draagvlak.basics.bulk import chunks
from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.unseen import leaves_no_trace, part_from
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.actions.steps import _update
from draagvlak.capabilities.policy.models import (
    Action,
    ActionPlan,
    Amount,
    Fit,
    Indicator,
    Measurement,
    Objective,
    Plan,
    Result,
)

MADE, CHANGED, REMOVED = "+", "~", "-"
# What others point to comes first.
TABLES: tuple[Any, ...] = (Plan, Objective, ActionPlan, Action, Amount, Fit, Result, Indicator, Measurement)
# Tables that do not say their network: the column and the table that leads to it, and the way on from there.
UNDER = {
    Objective: ("plan_id", Plan, "network"),
    ActionPlan: ("objective_id", Objective, "plan__network"),
    Amount: ("action_id", Action, "network"),
    Fit: ("objective_id", Objective, "plan__network"),
    Measurement: ("indicator_id", Indicator, "network"),
}
KEPT = {"id", "version", "authority", "network", "batch", "noted_by"}  # never of a step
AT_ONCE = 500
Told = dict[Any, dict[int, Any]]  # by table and key: the last row of its history that bears the step


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed or used after the step,
    LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, "policy.write", authority, network) as note:
        told = _of_step(network, step) if step else {}
        if not any(told.values()):
            raise LookupError("Nothing to take back.")
        for model, rows in told.items():
            _refuse_changed(model, rows)
            _refuse_used(model, list(_only(rows, MADE)), told)
        for model in reversed(TABLES):
            part_from(model, list(_only(told[model], MADE)))
            _forget(model, list(_only(told[model], MADE)))
        for model in TABLES:
            _bring_back(model, _only(told[model], REMOVED))
            _restore(model, _only(told[model], CHANGED))
        note(network)
    return sum(map(len, told.values()))


def _of_step(network: Network, step: str) -> Told:
    found: Told = {}
    for model in TABLES:
        rows = model.history.model.objects.filter(history_change_reason=step).order_by("history_id")
        if model not in UNDER:
            rows = rows.filter(network=network)
        found[model] = {row.id: row for row in rows}
    for model, (column, above, path) in UNDER.items():
        wanted = {getattr(row, column) for row in found[model].values()}
        here = {*found[above], *_keys_of(above, wanted, {path: network})}
        found[model] = {key: row for key, row in found[model].items() if getattr(row, column) in here}
    return found


def _keys_of(model: Any, keys: set[int], where: dict[str, Any]) -> set[int]:
    """Which of `keys` are there."""
    found: set[int] = set()
    for some in chunks(sorted(keys), AT_ONCE):
        found |= set(model.objects.filter(pk__in=some, **where).values_list("pk", flat=True))
    return found


def _only(rows: dict[int, Any], what: str) -> dict[int, Any]:
    return {key: row for key, row in rows.items() if row.history_type == what}


def _refuse_changed(model: Any, rows: dict[int, Any]) -> None:
    there: dict[int, Any] = {}
    for some in chunks(rows, AT_ONCE):
        there |= {row.pk: row for row in model.objects.select_for_update(of=("self",)).filter(pk__in=some)}
    for key, row in rows.items():
        is_gone = key not in there
        if row.history_type == REMOVED and not is_gone:
            raise ChangedMeanwhileError(there[key])
        if row.history_type != REMOVED and (is_gone or not _is_as_left(model, there[key], row)):
            raise ChangedMeanwhileError(there.get(key) or model(pk=key))


def _refuse_used(model: Any, made: list[int], told: Told) -> None:
    """Where something else that may be known of points to what the step made, in any table of the house, it stays."""
    for relation in model._meta.related_objects if made else ():
        table, column = relation.related_model, relation.field.name
        if not hasattr(table, "objects") or table._meta.model_name.startswith("historical") or leaves_no_trace(table):
            continue
        own = set(_only(told.get(table, {}), MADE))
        for some in chunks(made, AT_ONCE):
            rows = table.objects.filter(**{f"{column}__in": some}).values_list("pk", flat=True)
            if any(key not in own for key in rows):
                raise ChangedMeanwhileError(model(pk=some[0]))


def _is_as_left(model: type[models.Model], row: Any, told: Any) -> bool:
    return all(getattr(row, part) == getattr(told, part) for part in _parts(model))


def _parts(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in KEPT]


def _bring_back(model: Any, rows: dict[int, Any]) -> None:
    """Without a trace: it never went."""
    columns = [field.attname for field in model._meta.concrete_fields if field.name != "batch"]
    back = [model(**{column: getattr(row, column) for column in columns}) for row in rows.values()]
    model.objects.bulk_create(back)
    model.history.model.objects.filter(history_id__in=[row.history_id for row in rows.values()]).delete()


def _restore(model: Any, rows: dict[int, Any]) -> None:
    """A fixed number of queries for each five hundred rows: a file may have changed thousands."""
    parts = _parts(model)
    for some in chunks(rows, AT_ONCE):
        before: dict[int, Any] = {}
        for was in model.history.model.objects.filter(id__in=some).order_by("history_id"):
            if was.history_id < rows[was.id].history_id:
                before[was.id] = was
        there = list(model.objects.filter(pk__in=some))
        for row in there:
            for part in parts:
                setattr(row, part, getattr(before[row.pk], part))
        _update(model, there, parts)


def _forget(model: Any, keys: list[int]) -> None:
    """What should not have been there leaves nothing behind."""
    for some in chunks(keys, AT_ONCE):
        for rows in (model.objects.filter(pk__in=some), model.history.model.objects.filter(id__in=some)):
            rows.order_by()._raw_delete(rows.db)
