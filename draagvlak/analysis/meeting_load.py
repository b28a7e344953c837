"""The load of meetings: how many, and how many hours, of a person, an organisation or a network a month (METHOD §6)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple


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
