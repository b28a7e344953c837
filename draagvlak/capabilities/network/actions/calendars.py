"""A calendar file comes in, whole or not at all, and can go out again as one.

Its batch keeps keys only: ["calendar", 0, step, count], ["people", 0, "made", keys] and, of meetings that were there,
["attendance", meeting, "joined", keys of persons]. What their texts were, the history of each says.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.timezone import now
from simple_history.utils import bulk_create_with_history

from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.attending import _forget_people, add_unknown
from draagvlak.capabilities.network.actions.held import _keep_contact
from draagvlak.capabilities.network.actions.meetings import _edited
from draagvlak.capabilities.network.actions.steps import undo_step
from draagvlak.capabilities.network.choices import CALENDAR, Presence
from draagvlak.capabilities.network.models import Attendance, Batch, Meeting, Membership, Network, Series
from draagvlak.capabilities.network.queries.calendar_rows import NewCalendar, NewMeeting, NewSeries
from draagvlak.capabilities.network.queries.calendars import UNDONE_WITHIN, guests_of, key_of, known_of, news_of


@dataclass(frozen=True)
class Brought:
    """A calendar, and who its guests are: by `key_of`, the key of a person. `unknown`: those to be made."""

    calendar: NewCalendar
    people: Mapping[str, int] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()


def add_calendar(user: User, authority: Authority, network: Network, brought: Brought, step: str) -> Batch:
    """Make its meetings, and let those that are there already be as it says. Sent twice, made once.

    Raises PermissionDenied, SentBeforeError, and ValueError for a person who is not of the network.
    """
    with acting(user, "network.write_meetings", authority, network, once=step) as note:
        batch = Batch.objects.create(authority=authority, network=network)
        note(batch)
        people = _people(user, batch, brought)
        there = known_of(network, (one.uid for one in brought.calendar.meetings))
        fresh = [one for one in brought.calendar.meetings if one.uid not in there and not one.is_cancelled]
        made = _made(user, batch, brought.calendar, fresh, step)
        changed = _changed(user, network, there, brought.calendar, step)
        _asked(batch, brought.calendar, there | {one.uid: one for one in made}, people, {one.pk for one in made})
        batch.filled.insert(0, [CALENDAR, 0, step, len(made) + len(changed)])
        batch.save(update_fields=["filled"])
        for meeting in [*made, *changed]:
            note(meeting)
    return batch


def remove_calendar(user: User, authority: Authority, network: Network, key: int) -> None:
    """Take back what came with the batch `key`. Raises ChangedMeanwhileError where somebody worked with it since,
    LookupError where there is none any more (thirty days are over, or it was taken back), PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        rows = Batch.objects.select_for_update(of=("self",)).filter(network=network, filled__0__0=CALENDAR, pk=key)
        batch = rows.filter(created_at__gte=now() - UNDONE_WITHIN).first()
        if batch is None:
            raise LookupError("No such calendar.")
        note(batch)
        for kind, pk, _part, said in batch.filled[1:]:
            if kind == "attendance":
                Attendance.objects.filter(meeting=pk, person__in=said).delete()
        if batch.filled[0][3]:
            undo_step(user, authority, network, batch.filled[0][2])
        for kind, _pk, _part, said in batch.filled[1:]:
            if kind == "people":
                _forget_people(said)
        batch.delete()


def _people(user: User, batch: Batch, brought: Brought) -> dict[str, int]:
    """By `key_of` a guest, the key of a person of the network; those who were unknown are made."""
    network = batch.network
    here = Membership.objects.filter(network=network, person__in=set(brought.people.values()))
    if set(brought.people.values()) - set(here.values_list("person_id", flat=True)):
        raise ValueError("A guest is somebody of the network.")
    people = dict(brought.people)
    new = [guest for guest in guests_of(brought.calendar) if key_of(guest) in brought.unknown - people.keys()]
    if new:
        made = add_unknown(user, batch.authority, network, [(guest.shown, guest.email) for guest in new])
        people |= {key_of(guest): person.pk for guest, person in zip(new, made, strict=True)}
        batch.filled.append(["people", 0, "made", [person.pk for person in made]])
    return people


def _made(user: User, batch: Batch, calendar: NewCalendar, fresh: list[NewMeeting], step: str) -> list[Meeting]:
    groups = {one.group for one in fresh}
    series = {group: _series(batch, one, step) for group, one in calendar.series.items() if group in groups}
    rows = [
        Meeting(
            authority_id=batch.authority_id,
            network_id=batch.network_id,
            series=series.get(one.group),
            title=one.title,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            agenda=one.agenda,
            uid=one.uid,
            noted_by=user,
        )
        for one in fresh
    ]
    return list(bulk_create_with_history(rows, Meeting, batch_size=200, default_change_reason=step)) if rows else []


def _series(batch: Batch, said: NewSeries, step: str) -> Series:
    series = Series(
        authority_id=batch.authority_id,
        network_id=batch.network_id,
        rule=said.rule,
        starts_at=said.starts_at,
        made_until=said.made_until,
    )
    series._change_reason = step  # type: ignore[attr-defined]
    series.save()
    return series


def _changed(
    user: User, network: Network, there: dict[str, Meeting], calendar: NewCalendar, step: str
) -> list[Meeting]:
    changed = []
    for one in calendar.meetings:
        was = there.get(one.uid)
        news = news_of(was, one) if was is not None else {}
        if was is not None and news:
            changed.append(_edited(network, was.pk, was.version, news, step))
            _keep_contact(user, network, changed[-1])
    return changed


def _asked(
    batch: Batch, calendar: NewCalendar, meetings: dict[str, Meeting], people: dict[str, int], made: set[int]
) -> None:
    """Who is asked to each meeting. Who is there already stays as they are."""
    there = _there({meeting.pk for meeting in meetings.values()} - made)
    rows = []
    for one in calendar.meetings:
        meeting = meetings.get(one.uid)
        asked = {people[key_of(guest)]: guest.is_excused for guest in one.guests if key_of(guest) in people}
        if meeting is None:
            continue
        joined = [person for person in asked if person not in there[meeting.pk]]
        if joined and meeting.pk not in made:
            batch.filled.append(["attendance", meeting.pk, "joined", joined])
        rows += [_attendance(meeting, person, asked[person]) for person in joined]
    Attendance.objects.bulk_create(rows, 500)


def _there(meetings: set[int]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for some in chunks(meetings, 400):
        rows = Attendance.objects.filter(meeting__in=some)
        for meeting, person in rows.values_list("meeting_id", "person_id"):
            found[meeting].add(person)
    return found


def _attendance(meeting: Meeting, person: int, is_excused: bool) -> Attendance:
    answer = Presence.EXCUSED if is_excused else Presence.INVITED
    return Attendance(authority_id=meeting.authority_id, meeting=meeting, person_id=person, answer=answer)
