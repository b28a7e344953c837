"""What several sets share: by pairs, and by the regions of a set picture, also where small groups may not be told.

METHOD §6. A *region* is what belongs to exactly these sets and to no other (Venn 1880).
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple, TypeVar

from draagvlak.analysis.aggregates import K

Member = TypeVar("Member", bound=Hashable)
Sets = Mapping[str, AbstractSet[Hashable]]
Names = tuple[str, ...]  # of sets, in the order in which they were given


class Shared(NamedTuple):
    """Of two sets: how many are in both, in one at least, and their part (Jaccard; None for two empty sets)."""

    both: int
    either: int
    part: float | None


def jaccard(a: AbstractSet[Hashable], b: AbstractSet[Hashable]) -> float | None:
    """|A∩B| / |A∪B| (Jaccard 1901); None for two empty sets.

    >>> jaccard({"x", "y", "z"}, {"y", "z", "w"}), jaccard(set(), set())
    (0.5, None)
    """
    either = len(a | b)
    return len(a & b) / either if either else None


def matrix(sets: Sets) -> dict[tuple[str, str], Shared]:
    """Of every two sets, the one that was given first in front."""
    return {
        (one, other): Shared(
            len(sets[one] & sets[other]), len(sets[one] | sets[other]), jaccard(sets[one], sets[other])
        )
        for one, other in combinations(sets, 2)
    }


def belonging(sets: Mapping[str, AbstractSet[Member]]) -> dict[Member, list[str]]:
    """By member, the names of the sets to which it belongs, in their order."""
    found: dict[Member, list[str]] = defaultdict(list)
    for name, members in sets.items():
        for member in members:
            found[member].append(name)
    return found


def regions(sets: Sets) -> dict[Names, frozenset[Hashable]]:
    """By the sets to which they belong, all members; no region is empty, the largest comes first.

    >>> {names: len(members) for names, members in regions({"a": {1, 2, 3}, "b": {3}}).items()}
    {('a',): 2, ('a', 'b'): 1}
    """
    found: dict[Names, set[Hashable]] = defaultdict(set)
    for member, names in belonging(sets).items():
        found[tuple(names)].add(member)
    place = {name: number for number, name in enumerate(sets)}
    order = sorted(found, key=lambda names: (-len(found[names]), [place[name] for name in names]))
    return {names: frozenset(found[names]) for names in order}


def tellable(counts: Mapping[Names, int], k: int = K) -> dict[Names, int]:
    """Those regions (people in each) that may be told to whoever may see no persons.

    Each has at least `k` people. What is left of a set without its regions is nobody, or at least `k` too, since how
    many the whole set has may be told elsewhere: until then its smallest region is held back. So every sum of what is
    told, and what a whole set has beside it, is empty or at least k people.

    >>> tellable({("a",): 8, ("a", "b"): 2, ("b",): 7})
    {}
    """
    told = {names: count for names, count in counts.items() if count >= k}
    while (short := _left_with_few(counts, told, k)) is not None:
        smallest = min((names for names in told if short in names), key=lambda names: (told[names], names))
        del told[smallest]
    return told


def _left_with_few(counts: Mapping[Names, int], told: Mapping[Names, int], k: int) -> str | None:
    """A set of which something is told, and between one and k - 1 members are not."""
    wholes: dict[str, int] = defaultdict(int)
    shown: dict[str, int] = defaultdict(int)
    for names, count in counts.items():
        for name in names:
            wholes[name] += count
            shown[name] += count if names in told else 0
    return next((name for name, whole in wholes.items() if shown[name] and 0 < whole - shown[name] < k), None)


def at_least(told: Mapping[Names, int], names: AbstractSet[str]) -> int:
    """How many people certainly belong to all the sets of `names`, by what was told; 0 says nothing."""
    return sum(count for of, count in told.items() if names <= set(of))
