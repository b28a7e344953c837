"""How far a network falls apart."""

from collections import Counter
from collections.abc import Iterable

from draagvlak.analysis import engine
from draagvlak.analysis.engine import Network


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
    if network.size < 2:
        return None
    near = sum(pairs / steps for steps, pairs in sorted(engine.distance_counts(network).items()))
    return 1 - near / (network.size * (network.size - 1))
