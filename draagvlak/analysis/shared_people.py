"""Who belongs to several networks, and what falls apart between those networks when one of them leaves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from draagvlak.analysis.overlap import belonging

Pair = tuple[str, str]  # of networks, the one that was given first in front


@dataclass(frozen=True)
class Bridge:
    """Somebody of two networks or more. `alone`: pairs of networks that share nobody else; `parts`: into how many
    pieces more the networks fall without them.
    """

    person: int
    networks: tuple[str, ...]
    alone: tuple[Pair, ...]
    parts: int


def bridges(networks: Mapping[str, AbstractSet[int]]) -> list[Bridge]:
    """Everybody of two or more of `networks` (people by name of a network), by their key: this is no ranking."""
    of = belonging(networks)
    shared: dict[Pair, set[int]] = defaultdict(set)
    for person, names in of.items():
        for pair in combinations(names, 2):
            shared[pair].add(person)
    whole = pieces(networks, shared)
    return [_bridge(networks, person, names, shared, whole) for person, names in sorted(of.items()) if len(names) > 1]


def _bridge(
    networks: Iterable[str], person: int, names: list[str], shared: Mapping[Pair, set[int]], whole: int
) -> Bridge:
    alone = tuple(pair for pair in combinations(names, 2) if shared[pair] == {person})
    without = pieces(networks, (pair for pair, people in shared.items() if people != {person})) if alone else whole
    return Bridge(person, tuple(names), alone, without - whole)


def pieces(networks: Iterable[str], pairs: Iterable[Pair]) -> int:
    """Into how many pieces the networks fall when only those of `pairs` hold together.

    >>> pieces(["a", "b", "c"], [("a", "b")])
    2
    """
    leads = {name: name for name in networks}

    def top(name: str) -> str:
        while leads[name] != name:
            name = leads[name]
        return name

    for one, other in pairs:
        leads[top(one)] = top(other)
    return sum(1 for name, above in leads.items() if name == above)
