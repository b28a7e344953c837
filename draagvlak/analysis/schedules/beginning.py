"""A first calendar in a moment: each meeting where it adds least, then moved as long as that helps; then some that
stand near each other are taken out and put in anew, time and again. The solver starts from it. It breaks nothing, and
need not be the best; there may be none where the solver finds one.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from draagvlak.analysis.schedules.problem import How, Kind, Meeting, Problem
from draagvlak.analysis.schedules.weighing import OF_TWO, pairs_of

ROUNDS = 6
SHAKES, SHAKEN = 400, 6  # how often some are put in anew, and how many
Cost = tuple[int, int, int]
Asked = int  # people who are asked to the same meetings are one, so many times
Check = Callable[[str, str], bool]  # whether a slot goes with the slot of another meeting


def beginning(problem: Problem, seed: int = 0) -> dict[str, str] | None:
    board = _Board(problem)
    order = sorted(problem.meetings, key=lambda one: (len(board.open[one.id]), -len(one.members), one.id))
    for meeting in order:
        slot = board.best(meeting)
        if slot is None:
            return None
        board.put(meeting, slot)
    for _round in range(ROUNDS):
        if not sum([board.moves(meeting) for meeting in order]):
            break
    dice = random.Random(seed)  # noqa: S311 the same for the same seed: no secret
    for _shake in range(SHAKES if len(order) > 1 else 0):
        board.shake(dice.choice(order), dice)
    return board.at


class _Board:
    """Where meetings stand so far, and what each person is called out for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.at: dict[str, str] = {}
        self.days: Counter[tuple[Asked, int]] = Counter()
        self.seats: Counter[tuple[Asked, str]] = Counter()
        self.in_slot: dict[str, list[int]] = defaultdict(list)
        self.clashes = self.called = self.able = 0
        self.capacities = {
            slot.id: sorted((room.capacity for room in problem.rooms if slot.id in room.free), reverse=True)
            for slot in problem.slots
        }
        self.asked = _asked(problem)
        self.can = {one.id: {slot: problem.able(one, slot) for slot in _slots(one)} for one in problem.meetings}
        self.open = {meeting.id: list(_open(problem, meeting)) for meeting in problem.meetings}
        self.checks = _checks(problem)

    def put(self, meeting: Meeting, slot: str, by: int = 1) -> None:
        day = self.problem.slot[slot].day
        self.able += by * self.can[meeting.id][slot]
        for who, count in self.asked[meeting.id].items():
            self.clashes += by * count * (self.seats[who, slot] > (by < 0))
            self.called += by * count * (self.days[who, day] == (by < 0))
            self.days[who, day] += by
            self.seats[who, slot] += by
        if by > 0:
            self.at[meeting.id] = slot
        else:
            del self.at[meeting.id]
        if meeting.size:
            (self.in_slot[slot].append if by > 0 else self.in_slot[slot].remove)(meeting.size)

    def moves(self, meeting: Meeting) -> bool:
        """Whether it stands better elsewhere; then it does from now on."""
        was = self.at[meeting.id]
        self.put(meeting, was, -1)
        slot = self.best(meeting) or was
        is_better = self.cost(meeting, slot) < self.cost(meeting, was)
        self.put(meeting, slot if is_better else was)
        return is_better

    @property
    def worth(self) -> Cost:
        """The smaller, the better."""
        return self.clashes, self.called, -self.able

    def shake(self, first: Meeting, dice: random.Random) -> None:
        """Take out a meeting and those that stand nearest to it, and put them in anew, unless that is worse."""
        day = self.problem.slot[self.at[first.id]].day
        near = sorted(self.at, key=lambda id_: (abs(self.problem.slot[self.at[id_]].day - day), dice.random()))
        some = [self.problem.meeting[id_] for id_ in near[:SHAKEN]]
        was, before = {one.id: self.at[one.id] for one in some}, self.worth
        for one in some:
            self.put(one, was[one.id], -1)
        dice.shuffle(some)
        for one in some:
            slot = self.best(one)
            if slot is None:
                break
            self.put(one, slot)
        if len(self.at) < len(self.problem.meetings) or self.worth > before:
            for one in some:
                if one.id in self.at:
                    self.put(one, self.at[one.id], -1)
            for one in some:
                self.put(one, was[one.id])

    def best(self, meeting: Meeting) -> str | None:
        fitting = [slot for slot in self.open[meeting.id] if self.fits(meeting, slot)]
        return min(fitting, key=lambda slot: self.cost(meeting, slot), default=None)

    def cost(self, meeting: Meeting, slot: str) -> Cost:
        day = self.problem.slot[slot].day
        clashes = fresh = 0
        for who, count in self.asked[meeting.id].items():
            clashes += count if self.seats[who, slot] else 0
            fresh += 0 if self.days[who, day] else count
        return clashes, fresh, -self.can[meeting.id][slot]

    def fits(self, meeting: Meeting, slot: str) -> bool:
        for other, goes_with in self.checks[meeting.id]:
            if other in self.at and not goes_with(slot, self.at[other]):
                return False
        if not meeting.size:
            return True
        sizes, rooms = sorted([*self.in_slot[slot], meeting.size], reverse=True), self.capacities[slot]
        return len(sizes) <= len(rooms) and all(size <= room for size, room in zip(sizes, rooms, strict=False))


def _asked(problem: Problem) -> dict[str, Counter[Asked]]:
    """By meeting, who is asked."""
    meetings: dict[str, list[str]] = defaultdict(list)
    for meeting in problem.meetings:
        for person in meeting.members:
            meetings[person].append(meeting.id)
    number: dict[tuple[str, ...], Asked] = {}
    found: dict[str, Counter[Asked]] = defaultdict(Counter)
    for several in meetings.values():
        who = number.setdefault(tuple(several), len(number))
        for meeting_id in several:
            found[meeting_id][who] += 1
    return found


def _slots(meeting: Meeting) -> list[str]:
    return [meeting.fixed] if meeting.fixed else list(meeting.slots)


def _open(problem: Problem, meeting: Meeting) -> Iterator[str]:
    rules = [rule for rule in problem.rules if meeting.id in rule.meetings and rule.how is not How.SHOULD]
    for slot in _slots(meeting):
        if problem.able(meeting, slot) < meeting.quorum:
            continue
        inside = all((slot in rule.slots) == (rule.how is How.MUST) for rule in rules if rule.kind is Kind.IN)
        wanted = {person for rule in rules if rule.kind is Kind.PRESENT for person in rule.people}
        if inside and all(slot in problem.available.get(person, ()) for person in wanted):
            yield slot


def _checks(problem: Problem) -> dict[str, list[tuple[str, Check]]]:
    """By meeting, others with which a rule ties it."""
    found: dict[str, list[tuple[str, Check]]] = defaultdict(list)
    for rule in problem.rules:
        if rule.how is How.SHOULD or rule.kind in (Kind.IN, Kind.PRESENT):
            continue

        def goes(one: str, two: str, kind: Kind = rule.kind, number: int = rule.number, how: How = rule.how) -> bool:
            return OF_TWO[kind](problem, one, two, number) == (how is How.MUST)

        for first, other in pairs_of(rule):
            found[first].append((other, goes))
            found[other].append((first, lambda one, two, goes=goes: goes(two, one)))  # type: ignore[misc]
    return found
