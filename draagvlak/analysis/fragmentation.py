"""How far a network falls apart."""

from collections import Counter
from collections.abc import Iterable

from draagvlak.analysis import engine
from draagvlak.analysis.distances import distance_counts
from draagvlak.analysis.engine import Network

MOST_FOR_DISTANCES = 2000  # above this many people, distances between all pairs are not measured


def fragmentation(network: Network, away: int | None = None) -> float | None:
    """Share of the pairs of people who cannot reach each other once `away` has left.

    0.0 (one piece) to 1.0 (all alone), or None where fewer than two people are left: nothing to tell.
    Linear in people and ties. Source: Borgatti (2006), Identifying sets of key players.
    It counts pairs, not importance: one lost alderman weighs as much as one lost volunteer.

    >>> star = Network(ids=("a", "b", "c"), layers=((), (), ()), ties=((0, 1), (1, 2)))
    >>> fragmentation(star), fragmentation(star, away=1)
    (0.0, 1.0)
    """
    return fragmentation_of(Counter(piece for piece in engine.pieces(network, away) if piece >= 0).values())


def fragmentation_of(sizes: Iterable[int]) -> float | None:
    """`fragmentation` of a network whose connected pieces have these sizes."""
    joined = left = 0
    for size in sizes:
        left += size
        joined += size * (size - 1)
    return None if left < 2 else 1 - joined / (left * (left - 1))


def distance_fragmentation(network: Network) -> float | None:
    """Like `fragmentation`, but far apart counts too: 1 − 2 Σ 1/d / (n (n − 1)); None for fewer than two people.

    Source: Borgatti (2006). One breadth-first search a person: O(V · (V + E)).
    """
    return far_apart(distance_counts(network.neighbours()), network.size)


def known_distance_fragmentation(network: Network) -> float | None:
    """The same, None (unknown) for more than 2,000 people."""
    return distance_fragmentation(network) if network.size <= MOST_FOR_DISTANCES else None


def far_apart(counts: dict[int, int], size: int) -> float | None:
    """`distance_fragmentation` of `size` people of whom so many ordered pairs are so many steps apart."""
    if size < 2:
        return None
    return 1 - sum(pairs / steps for steps, pairs in sorted(counts.items())) / (size * (size - 1))
