"""Taking back one step: every row of a meeting or a series whose history bears its name becomes what it was before."""

from typing import Any

from django.db import models

from draagvlak.basics.bulk import chunks
from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.held import _keep_contact, _part_from_lists
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance, Meeting, Network, Series

MADE, CHANGED = "+", "~"
KEPT = {"id", "version", "sequence", "contact", "authority", "network", "noted_by"}  # not of the step, or never changed


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Take back what `step` did to meetings, whole or not at all; gives of how many. What it made goes, with who was
    asked; what it changed is what it was. Raises ChangedMeanwhileError where one was changed after it, LookupError
    where there is no such step (any more), PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        rows = _of_step(Meeting, network, step)
        if not rows or not step:
            raise LookupError("Nothing to take back.")
        found = {one.pk: one for one in Meeting.objects.select_for_update(of=("self",)).filter(pk__in=rows)}
        used = _used([key for key, row in rows.items() if row.history_type == MADE])
        for key, row in rows.items():
            if key not in found or not _is_as_left(found[key], row) or key in used:
                raise ChangedMeanwhileError(found.get(key) or Meeting(pk=key))
        _restore_series(network, step)
        made = [found[key] for key, row in rows.items() if row.history_type == MADE]
        _remove(made)
        changed = [found[key] for key, row in rows.items() if row.history_type == CHANGED]
        _restore(changed, Meeting, rows)
        for meeting in changed:
            _keep_contact(user, network, meeting)
        _forget_empty_series(network, step)
        for meeting in [*made, *changed]:
            note(meeting)
    return len(rows)


def _is_as_left(meeting: Meeting, row: Any) -> bool:
    """Whether a meeting is what the step made of it."""
    return all(getattr(meeting, part) == getattr(row, part) for part in _parts(Meeting))


def _used(made: list[int]) -> set[int]:
    """Those of which it was said by now who was there: that is somebody's work too."""
    ticked = Attendance.objects.filter(answer__in=(Presence.PRESENT, Presence.ABSENT))
    found: set[int] = set()
    for some in chunks(made, 400):
        found.update(ticked.filter(meeting__in=some).values_list("meeting_id", flat=True))
    return found


def _of_step(model: Any, network: Network, step: str) -> dict[int, Any]:
    """The last row of history of the step, by key of what it is of."""
    rows = model.history.model.objects.filter(network=network, history_change_reason=step).order_by("history_id")
    return {row.id: row for row in rows}


def _restore(rows: list[Any], model: Any, of_step: dict[int, Any]) -> None:
    """Each becomes what its history says that it was before the step."""
    before: dict[int, Any] = {}
    history = model.history.model.objects.filter(id__in=[row.pk for row in rows]).order_by("history_id")
    for told in history:
        if told.history_id < of_step[told.id].history_id:
            before[told.id] = told
    for row in rows:
        was = before[row.pk]
        for part in _parts(model):
            setattr(row, part, getattr(was, part))
        if hasattr(row, "version"):
            row.version, row.sequence = row.version + 1, row.sequence + 1
        row.save()


def _parts(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in KEPT]


def _remove(made: list[Meeting]) -> None:
    """What should not have been there leaves nothing of its text behind."""
    keys = [meeting.pk for meeting in made]
    _part_from_lists(keys)
    Meeting.objects.filter(pk__in=keys).delete()
    Meeting.history.model.objects.filter(id__in=keys).delete()


def _restore_series(network: Network, step: str) -> None:
    rows = _of_step(Series, network, step)
    changed = [key for key, row in rows.items() if row.history_type == CHANGED]
    _restore(list(Series.objects.filter(pk__in=changed)), Series, rows)


def _forget_empty_series(network: Network, step: str) -> None:
    made = [key for key, row in _of_step(Series, network, step).items() if row.history_type == MADE]
    Series.objects.filter(pk__in=made, meetings=None).delete()
