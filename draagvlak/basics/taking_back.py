"""Taking back one step of a user, in whatever tables: each row whose history bears the step becomes what it was before.

As decision 0048 says of meetings: what a step made goes with its history, what it changed is what it was, and what it
took away is back; whole or not at all. To be called inside a transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.moving import tables_that_point_to
from draagvlak.basics.unseen import leaves_no_trace, part_from

MADE, CHANGED, REMOVED = "+", "~", "-"
KEPT = {"id", "version", "authority", "network", "batch", "noted_by", "noted_on", "by"}  # never of a step


@dataclass(frozen=True)
class Table:
    """A table whose rows may be taken back. `inside`: its column that says where a row belongs: "network" (or
    "authority", for steps of a whole authority), or a column that points to a table that comes before it in the list.
    """

    model: Any
    inside: str = "network"


Told = dict[Any, dict[int, Any]]  # by table and key: the last row of its history that bears the step


def take_back(tables: Sequence[Table], where: models.Model, step: str) -> int:
    """Gives how many rows were taken back. `tables`: what others point to comes first; `where`: the network, or the
    authority, in which the step was done.

    Raises ChangedMeanwhileError where a row was changed after the step or something hangs on one that it made, and
    LookupError where there is no such step there (any more).
    """
    told = _of_step(tables, where, step) if step else {}
    if not any(told.values()):
        raise LookupError("Nothing to take back.")
    for model, rows in told.items():
        _refuse_changed(model, rows, told)
    for model in reversed(told):
        keys = list(_only(told[model], MADE))
        part_from(model, keys)
        _at_once(model.objects.filter(pk__in=keys))
        _at_once(model.history.model.objects.filter(id__in=keys))
    for model, rows in told.items():
        _bring_back(model, _only(rows, REMOVED))
        _restore(model, _only(rows, CHANGED))
    return sum(map(len, told.values()))


def _of_step(tables: Sequence[Table], where: models.Model, step: str) -> Told:
    found: Told = {}
    of_it = {str(where._meta.model_name): where}
    for table in tables:
        model = table.model
        rows = model.history.model.objects.filter(history_change_reason=step).order_by("history_id")
        if table.inside in of_it:
            found[model] = {row.id: row for row in rows.filter(**of_it)}
            continue
        above = model._meta.get_field(table.inside).related_model
        column = model._meta.get_field(table.inside).attname
        asked = {getattr(row, column) for row in rows}
        there = {*found[above], *above.objects.filter(**of_it, pk__in=asked).values_list("pk", flat=True)}
        found[model] = {row.id: row for row in rows if getattr(row, column) in there}
    return found


def _only(rows: dict[int, Any], what: str) -> dict[int, Any]:
    return {key: row for key, row in rows.items() if row.history_type == what}


def _refuse_changed(model: Any, rows: dict[int, Any], told: Told) -> None:
    there = {row.pk: row for row in model.objects.select_for_update(of=("self",)).filter(pk__in=rows)}
    for key, row in rows.items():
        is_gone = key not in there
        if row.history_type == REMOVED and not is_gone:
            raise ChangedMeanwhileError(there[key])
        if row.history_type != REMOVED and (is_gone or not _is_as_left(model, there[key], row)):
            raise ChangedMeanwhileError(there.get(key) or model(pk=key))
    made = list(_only(rows, MADE))
    for table, columns in tables_that_point_to(model).items() if made else ():
        for column in () if leaves_no_trace(table) else columns:
            hanging = table._default_manager.filter(**{f"{column}__in": made})
            if hanging.exclude(pk__in=_only(told.get(table, {}), MADE)).exists():
                raise ChangedMeanwhileError(there[made[0]])


def _is_as_left(model: type[models.Model], row: Any, told: Any) -> bool:
    return all(getattr(row, part) == getattr(told, part) for part in _parts(model))


def _parts(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in KEPT]


def _bring_back(model: Any, rows: dict[int, Any]) -> None:
    """Without a trace: it never went."""
    columns = [field.attname for field in model._meta.concrete_fields if field.name != "batch"]
    back = [_whole(model(**{column: getattr(row, column) for column in columns})) for row in rows.values()]
    model.objects.bulk_create(back)
    model.history.model.objects.filter(history_id__in=[row.history_id for row in rows.values()]).delete()


def _restore(model: Any, rows: dict[int, Any]) -> None:
    for row in model.objects.filter(pk__in=rows):
        history = model.history.model.objects.filter(id=row.pk, history_id__lt=rows[row.pk].history_id)
        was = history.order_by("history_id").last()
        for part in _parts(model):
            setattr(row, part, getattr(was, part))
        if hasattr(row, "version"):
            row.version += 1
        _whole(row).save()


def _whole(row: Any) -> Any:
    """A row that points to what is still there. Raises ChangedMeanwhileError where that went meanwhile."""
    for field in row._meta.concrete_fields:
        key = getattr(row, field.attname)
        if key is None or not field.is_relation or field.related_model._base_manager.filter(pk=key).exists():
            continue
        if field.remote_field.on_delete is not models.SET_NULL:
            raise ChangedMeanwhileError(row)
        setattr(row, field.attname, None)
    return row


def _at_once(rows: Any) -> None:
    """In one statement, without a row of history for each."""
    rows.order_by()._raw_delete(rows.db)
