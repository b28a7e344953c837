"""The best assignment of roles to people by METHOD §7, proven: four goals, each a problem of assignment.

With a bound on everybody's load the goals are weights of single pairs, so that roles on one side and the places of
people on the other are matched exactly (Kuhn 1955; scipy's algorithm: Crouse 2016). The smallest largest load is the
smallest bound that costs neither a role nor a level.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from scipy.optimize import linear_sum_assignment

from draagvlak.analysis.matching.people import Candidate, Role

Pair = tuple[int, int]  # numbers of a role and a person
NEVER = -(10**12)


@dataclass(frozen=True)
class Goals:
    """What an assignment reaches, what matters most first. More is better, but of the load less."""

    filled: int
    met_levels: int
    max_load: int
    wishes: int


@dataclass(frozen=True)
class Found:
    """`given`: by number of a role, the number of whom it is given to; roles nobody is left for are not in it."""

    given: dict[int, int]
    goals: Goals


class Places:
    """The people and roles in an order of the draw `seed`, so that among equals no name comes first every time.

    `met` and `wished` have a row a role and a column a person; `met` holds Σ min(has, needs).
    """

    def __init__(self, people: Sequence[Candidate], roles: Sequence[Role], seed: int = 0) -> None:
        chance = random.Random(seed)  # noqa: S311 a draw that can be repeated, no secret
        self.people = sorted(people, key=lambda person: person.id)
        self.roles = sorted(roles, key=lambda role: role.id)
        chance.shuffle(self.people)
        chance.shuffle(self.roles)
        self.caps = numpy.array([one.cap for one in self.people], dtype=int)
        self.held = numpy.array([one.held for one in self.people], dtype=int)
        self.met = _met(self.people, self.roles)
        self.wished = self._where(lambda person: person.wishes)
        self.closed = self._where(lambda person: person.closed) > 0

    def _where(self, of: Callable[[Candidate], frozenset[str]]) -> Any:
        """1 where the role is one of those that are so `of` the person."""
        table, number = numpy.zeros((len(self.roles), len(self.people))), {r.id: n for n, r in enumerate(self.roles)}
        for column, person in enumerate(self.people):
            table[[number[role] for role in of(person) if role in number], column] = 1
        return table

    def rooms(self, load: int) -> Any:
        """How many roles more each person may get where nobody is to have more than `load`."""
        return numpy.clip(load - self.held, 0, self.caps)

    @property
    def loads(self) -> range:
        """The bounds on the load that say something, from the least."""
        least = int(self.held.max(initial=0))
        return range(least, max(least, int((self.held + self.caps).max(initial=0))) + 1)


def _met(people: Sequence[Candidate], roles: Sequence[Role]) -> Any:
    names = sorted({name for role in roles for name in role.needs})
    has = [[person.levels.get(name, 0) for name in names] for person in people]
    needs = [[role.needs.get(name, 0) for name in names] for role in roles]
    shape = (len(roles), len(people), len(names))
    needed = numpy.array(needs, dtype=float).reshape(shape[0], 1, shape[2])
    return numpy.minimum(needed, numpy.array(has, dtype=float).reshape(1, shape[1], shape[2])).sum(axis=2)


def best(places: Places, without: frozenset[Pair] = frozenset(), must: int | None = None) -> Found | None:
    """The best assignment without the pairs `without`; `must`: the number of a role that has to be given.

    None where that role cannot be given.
    """
    loads, wished = places.loads, places.wished
    first = matched(places, places.met, loads[-1], without, must)
    if must is not None and must not in first:
        return None
    wanted = _filled_and_met(places, first)
    low, high = 0, len(loads) - 1
    while low < high:
        middle = (low + high) // 2
        held = matched(places, places.met, loads[middle], without, must)
        if _filled_and_met(places, held) == wanted:
            high = middle
        else:
            low = middle + 1
    # A wish never outweighs a level: all of them together count less than one.
    weights = places.met * (len(places.roles) + 1) + wished
    given = matched(places, weights, loads[low], without, must)
    return Found(given, _goals(places, given))


def matched(
    places: Places, weights: Any, load: int, without: frozenset[Pair] = frozenset(), must: int | None = None
) -> dict[int, int]:
    """As many roles given as can be, and among those ways one with the largest sum of `weights`."""
    roles = len(places.roles)
    if not roles or not places.people:
        return {}
    whole = float(weights.max(initial=0)) * roles + 1  # a role filled is worth more than all else
    worth = numpy.where(places.closed, NEVER, weights + whole)
    for pair in without:
        worth[pair] = NEVER
    if must is not None:
        worth[must] = numpy.where(worth[must] > 0, worth[must] + whole * roles, NEVER)
    columns = numpy.repeat(numpy.arange(len(places.people)), numpy.minimum(places.rooms(load), roles))
    table = numpy.hstack([worth[:, columns], numpy.zeros((roles, roles))])  # a role may also stay without anybody
    rows, taken = linear_sum_assignment(table, maximize=True)
    return {int(role): int(columns[place]) for role, place in zip(rows, taken, strict=True) if place < len(columns)}


def _filled_and_met(places: Places, given: dict[int, int]) -> tuple[int, int]:
    return len(given), int(sum(places.met[pair] for pair in given.items()))


def _goals(places: Places, given: dict[int, int]) -> Goals:
    filled, levels = _filled_and_met(places, given)
    loads = [person.held + list(given.values()).count(n) for n, person in enumerate(places.people)]
    wishes = int(sum(places.wished[pair] for pair in given.items()))
    return Goals(filled, levels, max(loads, default=0), wishes)
