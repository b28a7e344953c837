"""Making, changing, cancelling a meeting, keeping what was decided; each step can be taken back (actions.steps).

`step` names what is done: it stands in the history of all its rows, by which they are found again. Whoever asks makes
it up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from simple_history.utils import bulk_create_with_history

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.held import _keep_contact
from draagvlak.capabilities.network.models import Attendance, Meeting, Network, Series
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.inviting import Choice, chosen
from draagvlak.capabilities.network.queries.meetings import following
from draagvlak.capabilities.network.queries.recurring import (
    AHEAD,
    ended,
    first_slots,
    moment_of,
    slot_uid,
    slots,
    start_of,
    wall,
)

SHOWN = ("title", "starts_at", "ends_at", "place", "is_cancelled")  # what a calendar program is told of a meeting


@dataclass(frozen=True)
class Said:
    """What a form says of a meeting."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    agenda: str = ""

    def values(self) -> dict[str, Any]:
        return dict(vars(self))


@dataclass(frozen=True)
class Planned:
    """A meeting to be made, by which rule it comes back ("": not), and who is asked."""

    said: Said
    rule: str = ""
    choice: Choice = field(default_factory=Choice)


def make_meeting(user: User, authority: Authority, network: Network, planned: Planned, step: str) -> Meeting:
    """The meeting, or the first of those that its rule makes within twelve months. Sent twice, made once.

    Raises PermissionDenied and SentBeforeError.
    """
    with acting(user, "network.write_meetings", authority, network, once=step) as note:
        series, starts = None, [wall(planned.said.starts_at)]
        if planned.rule:
            starts = _first(network, planned.rule, starts[0])
            series = Series(
                authority=authority,
                network=network,
                rule=planned.rule,
                starts_at=planned.said.starts_at,
                made_until=moment_of(starts[-1]),
            )
            series._change_reason = step  # type: ignore[attr-defined]
            series.save()
        made = _written(Meeting(network=network, series=series, noted_by=user, **planned.said.values()), starts, step)
        _ask(made, chosen(network, planned.choice))
        for meeting in made:
            note(meeting)
    return made[0]


def _first(network: Network, rule: str, start: datetime) -> list[datetime]:
    """The moments (wall) of a rule in its first twelve months, seen from the network's day; at least the first one."""
    to = wall(start_of(day_of(network))) + AHEAD
    return slots(rule, start, to) or first_slots(rule, start, 1) or [start]


def _written(like: Meeting, starts: Iterable[datetime], step: str, base: str = "") -> list[Meeting]:
    """A meeting like this one at each of the moments (wall), just as long, each with an address of its own."""
    base = base or f"{uuid4()}@draagvlak"
    lasts = wall(like.ends_at) - wall(like.starts_at)
    made = [
        Meeting(
            authority_id=like.network.authority_id,
            network=like.network,
            series=like.series,
            title=like.title,
            place=like.place,
            agenda=like.agenda,
            noted_by=like.noted_by,
            starts_at=moment_of(start),
            ends_at=moment_of(start + lasts),
            uid=slot_uid(base, start),
        )
        for start in starts
    ]
    return list(bulk_create_with_history(made, Meeting, default_change_reason=step))


def _ask(meetings: Iterable[Meeting], people: Iterable[int]) -> None:
    keys = sorted(people)
    Attendance.objects.bulk_create(
        (
            Attendance(authority_id=meeting.authority_id, meeting=meeting, person_id=person)
            for meeting in meetings
            for person in keys
        ),
        batch_size=500,
        ignore_conflicts=True,
    )


def change_meeting(
    user: User, authority: Authority, network: Network, at: tuple[int, int], said: Said, step: str
) -> Meeting:
    """Give the meeting `at` (key, version) what a form says. Raises ChangedMeanwhileError, DoesNotExist,
    PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        meeting = _edited(network, *at, said.values(), step)
        _keep_contact(user, network, meeting)
        note(meeting)
    return meeting


def decide(
    user: User, authority: Authority, network: Network, at: tuple[int, int], decisions: str, step: str
) -> Meeting:
    """Keep what was decided. Raises ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "network.write_meetings", authority, network) as note:
        meeting = _edited(network, *at, {"decisions": decisions}, step)
        note(meeting)
    return meeting


def call_off(
    user: User, authority: Authority, network: Network, key: int, is_following: bool, step: str
) -> list[Meeting]:
    """Cancel a meeting, or it and those of its series that follow, of which no more are made. Their contacts go.

    Raises DoesNotExist and PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        meeting = Meeting.objects.select_related("series").get(network=network, pk=key)
        rows = following(meeting) if is_following else Meeting.objects.filter(pk=key)
        off = []
        for pk, version in rows.filter(is_cancelled=False).values_list("pk", "version"):
            off.append(_edited(network, pk, version, {"is_cancelled": True}, step))
            _keep_contact(user, network, off[-1])
        if is_following and meeting.series is not None:
            _end(meeting.series, wall(meeting.starts_at), step)
        for one in [meeting, *off]:
            note(one)
    return off


def _edited(network: Network, key: int, version: int, values: dict[str, Any], step: str) -> Meeting:
    """With the next number of its VEVENT where a calendar program has something new to tell."""
    was = Meeting.objects.select_for_update(of=("self",)).get(network=network, pk=key)
    is_news = any(getattr(was, part) != values.get(part, getattr(was, part)) for part in SHOWN)
    sequence = was.sequence + is_news
    said = {**values, "sequence": sequence, "_change_reason": step}
    return edit(Meeting.objects.filter(network=network), key, version, said)


def _end(series: Series, before: datetime, step: str) -> None:
    """No more of it from `before` (wall) on."""
    keep_as_it_is(series)
    series.rule = ended(series.rule, until=before - timedelta(seconds=1))
    series._change_reason = step  # type: ignore[attr-defined]
    series.save()
