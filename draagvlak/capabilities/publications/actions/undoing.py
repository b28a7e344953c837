"""Taking back one step in a note: every row whose history bears its name becomes what it was before (decision 0048)."""

from typing import Any

from django.db.models import Q

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.publications.choices import NoteState
from draagvlak.capabilities.publications.models import AgreementNote, Deadline, Figure, Known, NotePart, Signature

MADE, CHANGED, REMOVED = "+", "~", "-"
TABLES: tuple[Any, ...] = (NotePart, Figure, Signature, Deadline, Known)
KEPT = {"id", "version", "authority", "network", "note"}  # never of a step
Rows = dict[int, Any]  # by key: the last row of its history that bears the step


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives the key of a note that it was in, 0 for none. Raises ChangedMeanwhileError where a row was changed after
    the step, or its note was filed; LookupError where there is no such step (any more); PermissionDenied.
    """
    with acting(user, "publications.write", authority, network) as note:
        told = {model: _of_step(model, network, step) for model in TABLES} if step else {}
        if not any(told.values()):
            raise LookupError("Nothing to take back.")
        notes = {row.note_id for rows in told.values() for row in rows.values() if hasattr(row, "note_id")}
        _refuse_filed(notes)
        for model, rows in told.items():
            _refuse_changed(model, rows)
        for model, rows in told.items():
            _forget(model, _only(rows, MADE))
            _bring_back(model, _only(rows, REMOVED))
            _restore(model, _only(rows, CHANGED))
        note(network)
    return min(notes, default=0)


def _of_step(model: Any, network: Network, step: str) -> Rows:
    where = "network" if model is Known else "note__network"
    rows = model.history.model.objects.filter(history_change_reason=step, **{where: network}).order_by("history_id")
    return {row.id: row for row in rows}


def _only(rows: Rows, what: str) -> Rows:
    return {key: row for key, row in rows.items() if row.history_type == what}


def _refuse_filed(notes: set[int]) -> None:
    held = AgreementNote.objects.select_for_update(of=("self",)).filter(pk__in=notes)
    for one in held:
        if one.state == NoteState.FILED:
            raise ChangedMeanwhileError(one)


def _refuse_changed(model: Any, rows: Rows) -> None:
    there = {row.pk: row for row in model.objects.select_for_update(of=("self",)).filter(pk__in=rows)}
    for key, row in rows.items():
        is_gone = key not in there
        if row.history_type == REMOVED:
            if not is_gone or (model is Known and _is_known_again(row)):
                raise ChangedMeanwhileError(there.get(key) or model(pk=key))
        elif is_gone or any(getattr(there[key], part) != getattr(row, part) for part in _parts(model)):
            raise ChangedMeanwhileError(there.get(key) or model(pk=key))


def _is_known_again(row: Any) -> bool:
    same = Q(network=row.network_id, scheme=row.scheme, fact=row.fact)
    return Known.objects.filter(same).exists()


def _parts(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in KEPT]


def _bring_back(model: Any, rows: Rows) -> None:
    """Without a trace: it never went."""
    columns = [field.attname for field in model._meta.concrete_fields]
    model.objects.bulk_create(model(**{column: getattr(row, column) for column in columns}) for row in rows.values())
    model.history.model.objects.filter(history_id__in=[row.history_id for row in rows.values()]).delete()


def _restore(model: Any, rows: Rows) -> None:
    for row in model.objects.filter(pk__in=rows):
        history = model.history.model.objects.filter(id=row.pk, history_id__lt=rows[row.pk].history_id)
        was = history.order_by("history_id").last()
        for part in _parts(model):
            setattr(row, part, getattr(was, part))
        row.version += 1
        row.save()


def _forget(model: Any, rows: Rows) -> None:
    """What should not have been there leaves nothing behind."""
    for gone in (model.objects.filter(pk__in=rows), model.history.model.objects.filter(id__in=rows)):
        gone.order_by()._raw_delete(gone.db)
