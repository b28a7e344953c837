"""A proposal beside the calendars: what would come, move, stay or fall away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.utils.translation import gettext as _

from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.network.queries.recurring import moment_of
from draagvlak.capabilities.planning.choices import HOURS, Part
from draagvlak.capabilities.planning.models import Proposal, TakenOver, Wanted
from draagvlak.capabilities.planning.queries.found import Found, found_of
from draagvlak.capabilities.planning.queries.stated import Stated, day_and_part, stated


class What(Enum):
    NEW = "new"
    MOVED = "moved"
    SAME = "same"
    OFF = "off"


@dataclass(frozen=True)
class Change:
    """Of the `number`-th meeting of what is wanted: `key` is "wanted.number". `there`: what stands in the calendar.
    `people`: keys of who is asked. Of what falls away, the moments are those of the calendar.
    """

    key: str
    wanted: Wanted
    number: int
    what: What
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    people: tuple[int, ...] = ()
    there: Meeting | None = None


def changes_of(proposal: Proposal) -> list[Change]:
    return list(compared(stated(proposal.planning, proposal.may_move), found_of(proposal)))


def compared(told: Stated, found: Found) -> Iterator[Change]:
    """Soonest first; then what falls away: taken over once, and not wanted so often any more."""
    together = dict(found.merged) | {two: one for one, two in found.merged}
    known = [(id_, slot) for id_, slot in found.chosen.items() if id_ in told.problem.meeting]
    yield from sorted(
        (_change(told, found, at, together.get(at[0], "")) for at in known), key=lambda one: (one.starts_at, one.key)
    )
    if found.chosen:
        for id_, taken in told.taken.items():
            wanted = told.wanted[taken.wanted_id]
            if taken.number >= wanted.many:
                yield _falls_away(id_, wanted, taken)


def _change(told: Stated, found: Found, at: tuple[str, str], with_it: str) -> Change:
    id_, slot = at
    wanted, number = told.wanted[int(id_.partition(".")[0])], int(id_.partition(".")[2])
    starts, ends = moments(slot, wanted.minutes)
    room = told.rooms.get(int(found.rooms.get(id_, 0)))
    place = room.name if room else ""
    taken = told.taken.get(id_)
    people = tuple(map(int, told.problem.meeting[id_].members))
    if taken is None:
        title = _title(wanted, told.wanted.get(int(with_it.partition(".")[0] or 0)))
        return Change(id_, wanted, number, What.NEW, title, starts, ends, place, people)
    there = taken.meeting
    is_fixed_there = told.problem.meeting[id_].fixed == slot and _is_within(there, slot)
    if is_fixed_there or (there.starts_at == starts and (not place or there.place == place)):
        return Change(
            id_, wanted, number, What.SAME, there.title, there.starts_at, there.ends_at, there.place, people, there
        )
    return Change(id_, wanted, number, What.MOVED, there.title, starts, ends, place or there.place, people, there)


def _is_within(there: Meeting, slot: str) -> bool:
    """Whether what stands in the calendar lies in that part of the day: at which minute is for the calendar to say."""
    day, part = day_and_part(slot)
    since, until = (moment_of(datetime.combine(day, hour)) for hour in HOURS[Part(part)])
    return since <= there.starts_at < until


def _title(wanted: Wanted, other: Wanted | None) -> str:
    title = wanted.title if other is None else _("%(one)s, samen met %(other)s") % {"one": wanted, "other": other}
    return title[:200]


def _falls_away(id_: str, wanted: Wanted, taken: TakenOver) -> Change:
    there = taken.meeting
    at = (there.title, there.starts_at, there.ends_at, there.place)
    return Change(id_, wanted, taken.number, What.OFF, *at, there=there)


def moments(slot: str, minutes: int) -> tuple[datetime, datetime]:
    """When a meeting of so long begins and ends that stands in a slot."""
    day, part = day_and_part(slot)
    starts = datetime.combine(day, HOURS[Part(part)][0])
    return moment_of(starts), moment_of(starts + timedelta(minutes=minutes))
