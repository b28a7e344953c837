"""A year of twelve networks and 150 people: how soon there is a calendar, and one within 1 % of the best, beside
OR-Tools called bare on the same model (all goals in one weighted sum, its own settings, one worker).
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from draagvlak.analysis.schedules import (
    Figures,
    How,
    Kind,
    Meeting,
    Problem,
    Room,
    Rule,
    Schedule,
    Slot,
    schedule,
    weigh,
)
from draagvlak.analysis.schedules.built import Built
from draagvlak.analysis.schedules.model import build

NETWORKS, PEOPLE, WEEKS, PARTS = 12, 150, 44, 3
WITHIN = 0.01
LIMIT = 8.0  # deterministic seconds
BARE_LIMIT = 90.0  # seconds


@dataclass
class Clock:
    """When there was a first calendar, and each better value of the sum of clashes and person-days, in seconds."""

    began: float = field(default_factory=time.perf_counter)
    heard: list[tuple[float, float]] = field(default_factory=list)

    def note(self, value: float) -> None:
        self.heard.append((time.perf_counter() - self.began, value))

    def until(self, value: float) -> float | None:
        return next((at for at, heard in self.heard if heard <= value), None)


def a_year(seed: int = 7) -> Problem:
    """Each network meets every month or two, in a window of three weeks; a third of its people sits in another too."""
    dice = random.Random(seed)
    slots = tuple(
        Slot(f"{week * 7 + day}-{part}", week * 7 + day, part)
        for week in range(WEEKS)
        for day in range(5)
        for part in range(PARTS)
    )
    people = [f"p{number}" for number in range(PEOPLE)]
    available = {person: _when(dice, slots) for person in people}
    meetings, rules = [], []
    for network in range(NETWORKS):
        home = people[network * PEOPLE // NETWORKS : (network + 1) * PEOPLE // NETWORKS]
        members = tuple(dict.fromkeys([*home, *dice.sample(people, 6)]))
        every = dice.choice((4, 6, 8))
        names = []
        for number, week in enumerate(range(dice.randrange(2), WEEKS - 3, every)):
            days = range(week * 7, (week + 3) * 7)
            parts = dice.sample(range(PARTS), 2)
            allowed = tuple(slot.id for slot in slots if slot.day in days and slot.part in parts)
            names.append(f"n{network}m{number}")
            meetings.append(Meeting(names[-1], allowed, members, len(members) * 6 // 10, size=len(members)))
        rules.append(Rule(f"apart{network}", How.MUST, Kind.APART, tuple(names), number=every * 7 - 18))
        fair = frozenset(slot.id for slot in slots if slot.day % 7 != 4)
        rules.append(Rule(f"in{network}", How.SHOULD, Kind.IN, tuple(names), slots=fair))
    rooms = tuple(Room(f"r{number}", 40, frozenset(slot.id for slot in slots)) for number in range(3))
    return Problem(slots, available, tuple(meetings), rooms, tuple(rules))


def _when(dice: random.Random, slots: tuple[Slot, ...]) -> frozenset[str]:
    never = {(dice.randrange(5), dice.randrange(PARTS)) for _ in range(3)}
    return frozenset(slot.id for slot in slots if (slot.day % 7, slot.part) not in never and dice.random() > 0.05)


def ours(problem: Problem) -> tuple[Clock, Schedule]:
    clock = Clock()
    return clock, schedule(problem, limit=LIMIT, better=lambda found: clock.note(_worth(found.figures)))


def bare(problem: Problem) -> tuple[Clock, float]:
    """The clock, and the best bound that it proved of the weighted sum."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    clock = Clock()
    built = build(problem)
    if not isinstance(built, Built):
        raise TypeError("The year of the bench has no calendar.")

    class Heard(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]
        def on_solution_callback(self) -> None:
            clock.note(_worth(weigh(problem, built.chosen(self.value))))

    clashes, days = built.goals[:2]
    built.model.minimize(WEIGHT * clashes.term + days.term)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = BARE_LIMIT
    solver.solve(built.model, Heard())
    return clock, solver.best_objective_bound


WEIGHT = 100_000


def _worth(figures: Figures | None) -> float:
    return figures.clashes * WEIGHT + figures.person_days if figures else float("inf")


def run() -> Iterator[str]:
    problem = a_year()
    mine, found = ours(problem)
    theirs, bound = bare(problem)
    days = found.reached[1]
    proven = max(days.bound or 0, bound)
    best = min(min(value for _at, value in clock.heard) for clock in (mine, theirs))
    size = f"{NETWORKS} networks, {PEOPLE} people, {len(problem.meetings)} meetings"
    yield f"joint calendar ({size}): {days.value} person-days, proven at least {proven:.0f} ({found.spent:.0f} units)"
    aims = (
        ("first calendar", float("inf")),
        ("within 1 % of the best that either found", best * (1 + WITHIN)),
        ("within 1 % of what is proven", proven * (1 + WITHIN)),
    )
    for what, value in aims:
        one, other = mine.until(value), theirs.until(value)
        yield f"  {what}: {_told(one)}, bare {_told(other)}{_ratio(one, other)}"
    best_of = [min(value for _at, value in clock.heard) for clock in (mine, theirs)]
    yield f"  best value: {best_of[0]:.0f}, bare {best_of[1]:.0f} after {BARE_LIMIT:.0f} s"


def _told(at: float | None) -> str:
    return "not reached" if at is None else f"{at:.2f} s"


def _ratio(one: float | None, other: float | None) -> str:
    return f", {one / other:.2f} ×" if one is not None and other else ""


if __name__ == "__main__":
    for line in run():
        print(line)
