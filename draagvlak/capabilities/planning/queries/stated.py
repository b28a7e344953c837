"""A planning as a problem of `analysis.schedules`, in a fixed number of queries. In it: a slot is "day.part", the n-th
meeting of what is wanted "key.n", a person and a room their key.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from django.utils.timezone import localdate

from draagvlak.analysis.schedules import Meeting as Held
from draagvlak.analysis.schedules import Problem, Slot
from draagvlak.analysis.schedules import Room as Place
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.planning.choices import HOURS, PARTS, SchoolHolidays, cell
from draagvlak.capabilities.planning.models import Availability, Fixed, Planning, Room, Rule, TakenOver, Wanted
from draagvlak.capabilities.planning.queries.busy import busy_slots, slot_of
from draagvlak.capabilities.planning.queries.days import days_from, public_holidays, school_holidays
from draagvlak.capabilities.planning.queries.plannings import rooms_of, rules_of, wanted_of
from draagvlak.capabilities.planning.queries.ruled import stated_rules


@dataclass(frozen=True)
class Stated:
    """`taken`: by meeting of the problem, what stands in a calendar already. `gone`: those whose time is over."""

    planning: Planning
    problem: Problem
    wanted: dict[int, Wanted]
    rooms: dict[int, Room]
    rules: dict[int, Rule]
    taken: dict[str, TakenOver] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Days:
    """Open days of a planning, and those that are a school holiday; `today`: nothing is put before it."""

    today: date
    is_open: frozenset[date]
    school: frozenset[date]


def stated(planning: Planning, may_move: bool = False, today: date | None = None) -> Stated:
    """`may_move`: what stands in a calendar may come to stand elsewhere, unless somebody fixed it by hand."""
    wanted = {one.pk: one for one in wanted_of(planning)}
    days = _days(planning, today or localdate())
    members = _members(planning, wanted)
    taken = {f"{one.wanted_id}.{one.number}": one for one in _taken(planning)}
    fixed = _fixed(planning, taken, may_move, days.today)
    held, gone = _held(planning, days, wanted, members, fixed)
    slots = _slots(held)
    people = sorted({person for one in held for person in one.members})
    rules = {rule.pk: rule for rule in rules_of(planning)}
    rooms = {room.pk: room for room in rooms_of(planning)}
    asked = {*people, *(str(rule.person_id) for rule in rules.values() if rule.person_id)}
    ruled, mergeable = stated_rules(planning, held, wanted, list(rules.values()), days.school, slots)
    problem = Problem(
        slots=slots,
        available=_available(planning, sorted(asked), slots),
        meetings=held,
        rooms=tuple(Place(str(pk), one.capacity, _in_cells(slots, one.cells)) for pk, one in rooms.items()),
        rules=ruled,
        mergeable=mergeable,
    )
    return Stated(planning, problem, wanted, rooms, rules, taken, gone)


def mark_of(problem: Problem) -> str:
    """The same for the same problem, in every process."""

    def plain(value: object) -> object:
        return sorted(value) if isinstance(value, frozenset) else vars(value)

    kinds = list(dict.fromkeys(problem.available.values()))  # few, where many said nothing
    place = {slots: number for number, slots in enumerate(kinds)}
    available = {person: place[slots] for person, slots in problem.available.items()}
    said = [problem.slots, kinds, available, problem.meetings, problem.rooms, problem.rules, problem.mergeable]
    return sha256(json.dumps(said, default=plain, sort_keys=True).encode()).hexdigest()


def day_and_part(slot: str) -> tuple[date, str]:
    day, _dot, part = slot.partition(".")
    return date.fromisoformat(day), part


def _days(planning: Planning, today: date) -> Days:
    closed = public_holidays(planning.since, planning.until)
    school = school_holidays(planning.since, planning.until)
    left_out = closed | (school if planning.school_holidays == SchoolHolidays.NEVER else frozenset())
    is_open = frozenset(days_from(planning.since, planning.until)) - left_out
    return Days(today, is_open, school)


def _members(planning: Planning, wanted: dict[int, Wanted]) -> dict[int, tuple[str, ...]]:
    rows = Membership.objects.filter(on_day(localdate()), network__in=planning.networks.all())
    of_network: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for network, person, layers in rows.order_by("person_id").values_list("network_id", "person_id", "layers"):
        of_network[network].append((person, frozenset(layers)))
    found = {}
    for pk, one in wanted.items():
        asked = [key for key, layers in of_network[one.network_id] if not one.layers or layers & {*one.layers}]
        found[pk] = tuple(dict.fromkeys(map(str, asked)))
    return found


def members_of(planning: Planning, network: Network, wanted: Wanted) -> tuple[int, ...]:
    """Keys of those who are asked to what is wanted of a network."""
    return (
        tuple(map(int, _members(planning, {wanted.pk: wanted})[wanted.pk])) if wanted.network_id == network.pk else ()
    )


def _taken(planning: Planning) -> list[TakenOver]:
    rows = TakenOver.objects.filter(wanted__planning=planning, meeting__is_cancelled=False)
    return list(rows.select_related("meeting"))


def _fixed(planning: Planning, taken: dict[str, TakenOver], may_move: bool, today: date) -> dict[str, str]:
    """By meeting its slot: what is in a calendar, unless that may move and is not over; and what was put by hand."""
    found = {}
    for id_, one in taken.items():
        slot = slot_of(one.meeting.starts_at)
        if not may_move or day_and_part(slot)[0] < today:
            found[id_] = slot
    rows = Fixed.objects.filter(wanted__planning=planning)
    return found | {f"{one.wanted_id}.{one.number}": f"{one.on.isoformat()}.{one.part}" for one in rows}


def _held(
    planning: Planning,
    days: Days,
    wanted: dict[int, Wanted],
    members: dict[int, tuple[str, ...]],
    fixed: dict[str, str],
) -> tuple[tuple[Held, ...], tuple[str, ...]]:
    held, gone = [], []
    for pk, one in wanted.items():
        for number in range(one.many):
            id_ = f"{pk}.{number}"
            since, until = window(planning, one.many, number)
            if until < days.today and id_ not in fixed:
                gone.append(id_)
                continue
            slots = _moments(one, [day for day in days_from(max(since, days.today), until) if day in days.is_open])
            size = len(members[pk]) if one.needs_room else 0
            held.append(Held(id_, slots, members[pk], one.quorum, fixed.get(id_, ""), size))
    return tuple(held), tuple(gone)


def window(planning: Planning, many: int, number: int) -> tuple[date, date]:
    """The days in which the `number`-th of so many meetings falls: a planning is cut in equal pieces."""
    whole = (planning.until - planning.since).days + 1
    first, after = (planning.since + timedelta(days=whole * place // many) for place in (number, number + 1))
    return first, after - timedelta(days=1)


def _moments(wanted: Wanted, days: list[date]) -> tuple[str, ...]:
    cells = frozenset(wanted.cells)
    parts = [part for part in PARTS if length(part) >= wanted.minutes]
    return tuple(f"{day.isoformat()}.{part}" for day in days for part in parts if cell(day.weekday(), part) in cells)


def length(part: str) -> int:
    """In minutes."""
    begins, ends = next(hours for one, hours in HOURS.items() if one == part)
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute


def _slots(held: tuple[Held, ...]) -> tuple[Slot, ...]:
    ids = {slot for one in held for slot in (*one.slots, *([one.fixed] if one.fixed else []))}
    found = [(*day_and_part(slot), slot) for slot in ids]
    order = {str(part): place for place, part in enumerate(PARTS)}
    return tuple(
        Slot(slot, day.toordinal(), order[part])
        for day, part, slot in sorted(found, key=lambda one: (one[0], order[one[1]]))
    )


def _in_cells(slots: tuple[Slot, ...], cells: list[str]) -> frozenset[str]:
    wanted = frozenset(cells)
    return frozenset(slot.id for slot in slots if _cell(slot.id) in wanted)


def _cell(slot: str) -> str:
    day, part = day_and_part(slot)
    return cell(day.weekday(), part)


def _available(planning: Planning, people: list[str], slots: tuple[Slot, ...]) -> dict[str, frozenset[str]]:
    """Who said nothing can always, but for the meetings at which they are asked elsewhere."""
    said = {str(one.person_id): one for one in Availability.objects.filter(person__in=list(map(int, people)))}
    busy = busy_slots(planning, list(map(int, people)))
    every = frozenset(slot.id for slot in slots)
    found = {}
    for person in people:
        one = said.get(person)
        can = _in_cells(slots, one.cells) - _away(slots, one.away) if one else every
        taken = busy.get(int(person))
        found[person] = can - taken if taken else can
    return found


def _away(slots: tuple[Slot, ...], away: list[list[str]]) -> frozenset[str]:
    return frozenset(slot.id for slot in slots for since, until in away if since <= slot.id[:10] <= until)
