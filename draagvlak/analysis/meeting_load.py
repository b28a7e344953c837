"""The load of meetings: how many, and how many hours, of a person, an organisation or a network a month (METHOD §6)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from draagvlak.analysis.aggregates import K


class Stay(NamedTuple):
    """That somebody is called out to a meeting. `month`: "2026-03"; `hours`: how long it takes."""

    person: str
    organisation: str
    network: str
    meeting: str
    month: str
    hours: float


class Load(NamedTuple):
    """`meetings`: different ones; `hours`: person-hours, everybody's hours together; `people`: who they are."""

    meetings: int
    hours: float
    people: frozenset[str]


def load(stays: Iterable[Stay], of: Callable[[Stay], str]) -> dict[str, dict[str, Load]]:
    """By what `of` says of each stay ("" is left out), and by month. Twice in one meeting counts once.

    >>> stay = Stay("an", "vzw", "n", "m1", "2026-03", 2.0)
    >>> load([stay, stay._replace(person="bo")], lambda stay: stay.organisation)["vzw"]["2026-03"][:2]
    (1, 4.0)
    """
    found: dict[str, dict[str, dict[tuple[str, str], Stay]]] = defaultdict(lambda: defaultdict(dict))
    for stay in stays:
        if whose := of(stay):
            found[whose][stay.month][stay.meeting, stay.person] = stay
    return {whose: {month: _sum(some.values()) for month, some in months.items()} for whose, months in found.items()}


def whole(months: Iterable[Load]) -> Load:
    """Several months of one together."""
    some = list(months)
    people: frozenset[str] = frozenset().union(*(one.people for one in some))
    return Load(sum(one.meetings for one in some), sum(one.hours for one in some), people)


def _sum(stays: Iterable[Stay]) -> Load:
    some = list(stays)
    meetings = len({stay.meeting for stay in some})
    return Load(meetings, sum(stay.hours for stay in some), frozenset(stay.person for stay in some))


def pooled(whose: Mapping[str, AbstractSet[str]], k: int = K) -> tuple[list[str], list[str]]:
    """Which of `whose` (people by name) have so many people that each may be told by itself, and which only together.

    The others are nobody, or at least `k` people together: the smallest that could be told joins them until they are.
    Where all of them are fewer, nothing may be told: both are empty.

    >>> pooled({"a": set("abcdef"), "b": set("xy")}, 5)
    ([], ['a', 'b'])
    """
    alone = sorted(
        (name for name, people in whose.items() if len(people) >= k), key=lambda one: (-len(whose[one]), one)
    )
    rest = [name for name in whose if name not in alone]
    while rest and len(_everybody(whose, rest)) < k and alone:
        rest.append(alone.pop())
    return (alone, sorted(rest)) if len(_everybody(whose, rest)) >= k or not rest else ([], [])


def stretches(months: Mapping[str, Load], k: int = K) -> list[tuple[str, str]]:
    """First and last month of stretches in which nobody, or at least `k` people met: a month with fewer is taken
    together with the next ones. Empty where all of them have fewer.

    >>> few, many = Load(1, 2.0, frozenset("ab")), Load(2, 9.0, frozenset("abcde"))
    >>> stretches({"2026-01": few, "2026-02": many, "2026-03": few}, 5)
    [('2026-01', '2026-03')]
    """
    found: list[list[str]] = []
    people: set[str] = set()
    for month in sorted(months):
        if not found or not people or len(people) >= k:
            found.append([])
            people = set()
        found[-1].append(month)
        people |= months[month].people
    while people and len(people) < k and len(found) > 1:
        found[-2:] = [found[-2] + found[-1]]
        people = {person for month in found[-1] for person in months[month].people}
    if people and len(people) < k:
        return []
    return [(some[0], some[-1]) for some in found]


def _everybody(whose: Mapping[str, AbstractSet[str]], names: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(whose[name] for name in names))
