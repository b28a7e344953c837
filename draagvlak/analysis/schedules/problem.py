"""What has to be planned, in plain values: moments, people, meetings, rooms, and what must, should or never may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property


class How(StrEnum):
    MUST = "must"
    SHOULD = "should"
    NEVER = "never"


class Kind(StrEnum):
    """What a rule says of its meetings, its slots, its people; `number` where it counts."""

    IN = "in"  # each of its meetings in one of its slots
    PRESENT = "present"  # each of its people can come to each of its meetings; there is no "never" of it
    SAME_DAY = "same_day"  # its meetings on one day
    SAME_SLOT = "same_slot"  # its meetings at one moment
    ADJACENT = "adjacent"  # its two meetings on one day, right after each other
    APART = "apart"  # at least `number` days between any two of its meetings
    WITHIN = "within"  # at most `number` days between its first and its last meeting
    BEFORE = "before"  # its meetings in the order in which they are said, on days that differ


@dataclass(frozen=True)
class Slot:
    """A moment: a part of a day. `day` counts days, `part` the parts of a day in their order."""

    id: str
    day: int
    part: int = 0


@dataclass(frozen=True)
class Meeting:
    """Has to be held once, in one of `slots`. `size`: places that it needs in a room, 0 where it needs none."""

    id: str
    slots: tuple[str, ...]
    members: tuple[str, ...]
    quorum: int = 0
    fixed: str = ""  # the slot in which somebody put it by hand
    size: int = 0


@dataclass(frozen=True)
class Room:
    """`free`: the slots in which it can be had."""

    id: str
    capacity: int
    free: frozenset[str]


@dataclass(frozen=True)
class Rule:
    id: str
    how: How
    kind: Kind
    meetings: tuple[str, ...]
    slots: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    number: int = 0

    def __post_init__(self) -> None:
        if self.kind is Kind.PRESENT and self.how is How.NEVER:
            raise ValueError("That somebody may never come is no rule.")
        if self.kind is Kind.ADJACENT and len(self.meetings) != 2:
            raise ValueError("Two meetings are held right after each other.")


@dataclass(frozen=True)
class Problem:
    """`available`: by person, the slots in which they can. `mergeable`: pairs that may be held as one meeting."""

    slots: tuple[Slot, ...]
    available: Mapping[str, frozenset[str]]
    meetings: tuple[Meeting, ...]
    rooms: tuple[Room, ...] = ()
    rules: tuple[Rule, ...] = ()
    mergeable: tuple[tuple[str, str], ...] = field(default=())

    @cached_property
    def slot(self) -> dict[str, Slot]:
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def meeting(self) -> dict[str, Meeting]:
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def first_of(self) -> dict[int, str]:
        """By day, one of its slots."""
        return {slot.day: slot.id for slot in reversed(self.slots)}

    @cached_property
    def parts_of(self) -> dict[int, list[int]]:
        """By day, the parts of it in which there are slots, in their order."""
        found: dict[int, set[int]] = {}
        for slot in self.slots:
            found.setdefault(slot.day, set()).add(slot.part)
        return {day: sorted(parts) for day, parts in found.items()}

    def seen_by(self, id_: str) -> "Problem":
        """As it is for the members of one meeting: nobody else is asked to anything, and only its rules count."""
        of_it = {*self.meeting[id_].members}
        meetings = (replace(one, members=tuple(m for m in one.members if m in of_it)) for one in self.meetings)
        rules = tuple(rule for rule in self.rules if id_ in rule.meetings)
        return replace(self, meetings=tuple(meetings), rules=rules)

    def able(self, meeting: Meeting, slot: str) -> int:
        """How many of its members can come then."""
        return sum(slot in self.available.get(person, ()) for person in meeting.members)

    def size_of(self, first: str, other: str) -> int:
        """Places that two meetings need which are held as one: members of both sit once."""
        one, two = self.meeting[first], self.meeting[other]
        return max(one.size, two.size, min(one.size + two.size, len({*one.members, *two.members})))
