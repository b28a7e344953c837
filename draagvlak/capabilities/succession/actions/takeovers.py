"""What is handed over: proposed, planned in the calendar, done and noted as a contact; each step can be taken back."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.contacts import Told, note_contact
from draagvlak.capabilities.network.actions.meetings import Planned, Said, make_meeting
from draagvlak.capabilities.network.choices import ContactKind
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.inviting import Choice
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.succession.choices import Stage
from draagvlak.capabilities.succession.models import Leaving, TakeOver


@dataclass(frozen=True)
class Handed:
    """What a form says of a hand-over: the contact with somebody (a key) or a role in words, who takes it over, and who
    introduces them.
    """

    person: int | None = None
    role: str = ""
    successor: int | None = None
    introducer: int | None = None


@dataclass(frozen=True)
class Slot:
    """When and where people are brought together, as it stands in the calendar."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""


def add_takeover(
    user: User, authority: Authority, network: Network, leaving: int, handed: Handed, step: str
) -> TakeOver:
    """Sent twice, made once. Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError."""
    with acting(user, "succession.write", authority, network, once=step) as note:
        held = Leaving.objects.select_for_update(of=("self",)).get(network=network, pk=leaving)
        if held.closed_on is not None:
            raise RefusedError("", "closed")
        values = _ready(network, held, handed)
        if handed.person is not None and TakeOver.objects.filter(leaving=held, person=handed.person).exists():
            raise RefusedError("person", "handed-already")
        made = TakeOver(authority=authority, leaving=held, noted_by=user, **values)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_takeover(
    user: User, authority: Authority, network: Network, at: tuple[int, int], handed: Handed, step: str
) -> TakeOver:
    """Who takes over and who introduces, and the words of a role; not with whom the contact is. Raises RefusedError,
    ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "succession.write", authority, network) as note:
        before = _rows(network).select_related("leaving").get(pk=at[0])
        values = _ready(network, before.leaving, replace(handed, person=before.person_id))
        changed = edit(_rows(network), *at, values | {"_change_reason": step})
        note(changed)
    return changed


def plan_takeover(
    user: User,
    authority: Authority,
    network: Network,
    at: tuple[int, int],
    planned: tuple[date, Slot | None],
    step: str,
) -> TakeOver:
    """For which day it is planned and, where a slot is given, as a meeting to which the three are asked.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    day, slot = planned
    with acting(user, "succession.write", authority, network) as note:
        if day < day_of(network):
            raise RefusedError("on", "gone-by")
        values: dict[str, Any] = {"stage": Stage.PLANNED, "on": day, "_change_reason": step}
        before = _rows(network).get(pk=at[0])
        if slot is not None and before.meeting_id is None:
            said = Said(slot.title, slot.starts_at, slot.ends_at, slot.place)
            asked = Planned(said, choice=Choice(people=frozenset(_there(before))))
            values["meeting_id"] = make_meeting(user, authority, network, asked, step).pk
        changed = edit(_rows(network), *at, values)
        note(changed)
    return changed


def finish_takeover(
    user: User,
    authority: Authority,
    network: Network,
    at: tuple[int, int],
    done: tuple[date, bool],
    step: str,
) -> TakeOver:
    """`done`: on which day, and whether it is noted as a contact too, so that the new tie counts.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    day, is_noted = done
    with acting(user, "succession.write", authority, network) as note:
        if day > day_of(network):
            raise RefusedError("on", "not-yet")
        values: dict[str, Any] = {"stage": Stage.DONE, "on": day, "_change_reason": step}
        before = _rows(network).select_related("meeting").get(pk=at[0])
        people = tuple(_there(before))
        if is_noted and not _is_noted(before) and len(people) > 1:
            told = Told(day, people, ContactKind.TALK.value)
            values["contact_id"] = note_contact(user, authority, network, told, once=step).pk
        changed = edit(_rows(network), *at, values)
        note(changed)
    return changed


def drop_takeover(user: User, authority: Authority, network: Network, key: int, step: str) -> Leaving:
    """Gives whose plan it was in. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "succession.write", authority, network) as note:
        found = _rows(network).select_related("leaving").get(pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()
    return found.leaving


def _rows(network: Network) -> QuerySet[TakeOver]:
    return TakeOver.objects.filter(leaving__network=network)


def _there(row: TakeOver) -> list[int]:
    """Who is brought together, and by whom."""
    keys = (row.successor_id, row.person_id, row.introducer_id)
    return list(dict.fromkeys(key for key in keys if key is not None))


def _is_noted(row: TakeOver) -> bool:
    """Also where its meeting was held, and made a contact."""
    return row.contact_id is not None or (row.meeting is not None and row.meeting.contact_id is not None)


def _ready(network: Network, leaving: Leaving, handed: Handed) -> dict[str, Any]:
    refuse_register_numbers({"role": handed.role})
    if handed.person is None and not handed.role.strip():
        raise RefusedError("role", "nothing")
    for part in ("person", "successor", "introducer"):
        key = getattr(handed, part)
        if key is not None and person_at(network, key) is None:
            raise RefusedError(part, "who")
    if handed.successor is not None and handed.successor in (leaving.person_id, handed.person):
        raise RefusedError("successor", "same")
    if handed.introducer is not None and handed.introducer in (handed.successor, handed.person):
        raise RefusedError("introducer", "same")
    return {
        "person_id": handed.person,
        "role": handed.role.strip(),
        "successor_id": handed.successor,
        "introducer_id": handed.introducer,
    }
