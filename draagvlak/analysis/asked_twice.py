"""Who is asked the same twice: same person, same kind of question, two networks, within 90 days (METHOD §6)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

WITHIN = 90  # days


class Asked(NamedTuple):
    """That somebody was asked a kind of question for a network, on a day."""

    person: str
    kind: str
    network: str
    on: date


class Twice(NamedTuple):
    """The same question to the same person, the earlier one first (on one day: by network)."""

    first: Asked
    second: Asked


def asked_twice(asked: Iterable[Asked], within: int = WITHIN) -> list[Twice]:
    """Every two questions of one kind to one person, of different networks, at most `within` days apart; by day."""
    alike: dict[tuple[str, str], set[Asked]] = defaultdict(set)
    for one in asked:
        alike[one.person, one.kind].add(one)
    found: list[Twice] = []
    for some in alike.values():
        ordered = sorted(some, key=lambda one: (one.on, one.network))
        for number, second in enumerate(ordered):
            for first in reversed(ordered[:number]):
                if (second.on - first.on).days > within:
                    break
                if first.network != second.network:
                    found.append(Twice(first, second))
    return sorted(found, key=lambda twice: (twice.first.on, twice.second.on, twice.first, twice.second))
