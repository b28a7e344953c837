"""Taking back one step: every row whose history bears its name becomes what it was before, whole or not at all.

As decision 0048 says of meetings: what a step made goes with its history, what it changed is what it was, and what it
took away is back. A step may also have said who belongs to which layer.
"""

from typing import Any

from django.db import models

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.unseen import part_from
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Attendance, Membership, Network, Participation, Person
from draagvlak.capabilities.support.models import Body, Evidence, EvidenceFile, Office, Step

MADE, CHANGED, REMOVED = "+", "~", "-"
TABLES: tuple[Any, ...] = (Person, Membership, Body, Office, Evidence, Step)  # what others point to comes first
KEPT = {"id", "version", "authority", "network", "batch", "noted_by", "noted_on"}  # never of a step
Told = dict[Any, dict[int, Any]]  # by table and key: the last row of its history that bears the step


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed after the step,
    LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, "support.write", authority, network) as note:
        told = _of_step(network, step) if step else {}
        if not any(told.values()):
            raise LookupError("Nothing to take back.")
        for model, rows in told.items():
            _refuse_changed(model, rows)
        for model in reversed(TABLES):
            _forget(model, _only(told[model], MADE))
        for model in TABLES:
            _bring_back(model, _only(told[model], REMOVED))
            _restore(model, _only(told[model], CHANGED))
        _files_as_before(step)
        note(network)
    return sum(map(len, told.values()))


def _of_step(network: Network, step: str) -> Told:
    found: Told = {}
    for model in TABLES:
        rows = model.history.model.objects.filter(history_change_reason=step).order_by("history_id")
        if any(field.name == "network" for field in model._meta.fields):
            rows = rows.filter(network=network)
        found[model] = {row.id: row for row in rows}
    bodies = {*found[Body], *Body.objects.filter(network=network).values_list("pk", flat=True)}
    found[Office] = {key: row for key, row in found[Office].items() if row.body_id in bodies}
    members = {row.person_id for row in found[Membership].values()}
    found[Person] = {key: row for key, row in found[Person].items() if key in members}
    return found


def _only(rows: dict[int, Any], what: str) -> dict[int, Any]:
    return {key: row for key, row in rows.items() if row.history_type == what}


def _refuse_changed(model: Any, rows: dict[int, Any]) -> None:
    there = {row.pk: row for row in model.objects.select_for_update(of=("self",)).filter(pk__in=rows)}
    for key, row in rows.items():
        is_gone = key not in there
        if row.history_type == REMOVED and not is_gone:
            raise ChangedMeanwhileError(there[key])
        if row.history_type != REMOVED and (is_gone or not _is_as_left(model, there[key], row)):
            raise ChangedMeanwhileError(there.get(key) or model(pk=key))
    if model is Person and _are_used(list(_only(rows, MADE))):
        raise ChangedMeanwhileError(there[next(iter(there))])


def _are_used(people: list[int]) -> bool:
    """Whether somebody met them, or said something of them, since."""
    met = (
        Participation.objects.filter(person__in=people).exists()
        or Attendance.objects.filter(person__in=people).exists()
    )
    return met or Evidence.objects.filter(person__in=people).exists()


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
    for row in model.objects.filter(pk__in=rows):
        history = model.history.model.objects.filter(id=row.pk, history_id__lt=rows[row.pk].history_id)
        was = history.order_by("history_id").last()
        for part in _parts(model):
            setattr(row, part, getattr(was, part))
        if hasattr(row, "version"):
            row.version += 1
        row.save()


def _forget(model: Any, rows: dict[int, Any]) -> None:
    """What should not have been there leaves nothing behind."""
    if model is Evidence:
        _at_once(EvidenceFile.objects.filter(evidence__in=rows))
    part_from(model, rows)
    _at_once(model.objects.filter(pk__in=rows))
    _at_once(model.history.model.objects.filter(id__in=rows))


def _files_as_before(step: str) -> None:
    EvidenceFile.objects.filter(came_by=step).delete()
    for file in EvidenceFile.objects.filter(left_by=step, evidence=None):
        file.evidence_id, file.was_of, file.left_by, file.left_on = file.was_of, None, "", None
        file.save(update_fields=["evidence", "was_of", "left_by", "left_on"])


def _at_once(rows: Any) -> None:
    rows.order_by()._raw_delete(rows.db)
