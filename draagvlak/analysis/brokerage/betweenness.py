"""How many shortest ways between others lead through somebody: exact, or sampled with its error stated."""

import math
import random
from dataclasses import dataclass

from draagvlak.analysis import engine
from draagvlak.analysis.engine import Network

MOST_EXACT = 3000  # people; above it every shortest way takes longer than it tells
EPSILON, DELTA = 0.05, 0.1
SEED = 2027
BLOCK = 50  # pairs whose distances are held at once
HALF = 0.5  # the constant of the bound (Löffler & Phillips 2009)


@dataclass(frozen=True)
class Betweenness:
    """For each person the share (0 to 1) of all pairs of people whose shortest way leads through them.

    With probability 1 − `delta` no share is off by more than `epsilon`; both are 0.0 where it is exact. `samples`:
    ways drawn, None where exact.
    """

    values: tuple[float, ...]
    epsilon: float = 0.0
    delta: float = 0.0
    samples: int | None = None


def betweenness(network: Network, epsilon: float = EPSILON, delta: float = DELTA) -> Betweenness:
    """Exact up to 3,000 people (Brandes 2001, O(V · E)), sampled above (Riondato & Kornaropoulos 2016)."""
    if network.size > MOST_EXACT:
        return sampled_betweenness(network, epsilon, delta)
    pairs = network.size * (network.size - 1) / 2
    return Betweenness(tuple(count / pairs if pairs else 0.0 for count in engine.betweenness(network)))


def sampled_betweenness(network: Network, epsilon: float = EPSILON, delta: float = DELTA) -> Betweenness:
    """Shortest ways drawn at random, seeded: a pair of people, then one of its shortest ways, each as likely."""
    samples = sample_size(longest_way(network), epsilon, delta)
    if network.size < 2 or not samples:
        return Betweenness((0.0,) * network.size, epsilon, delta, 0)
    chance = random.Random(SEED)  # noqa: S311 a draw that can be repeated, no secret
    known, people = network.neighbours(), range(network.size)
    counts = [0] * network.size
    drawn = [chance.sample(people, 2) for _ in range(samples)]
    for start in range(0, samples, BLOCK):
        block = drawn[start : start + BLOCK]
        steps = engine.distances_from(network, [person for pair in block for person in pair])
        for n, (a, b) in enumerate(block):
            for person in _drawn_way(known, a, b, (steps[2 * n], steps[2 * n + 1]), chance):
                counts[person] += 1
    return Betweenness(tuple(count / samples for count in counts), epsilon, delta, samples)


def sample_size(longest: int, epsilon: float, delta: float) -> int:
    """How many ways to draw when no shortest way holds more than `longest` people; 0 where nobody can be between.

    r = c / ε² · (⌊log₂(VD − 2)⌋ + 1 + ln(1/δ)), Riondato & Kornaropoulos (2016).

    >>> sample_size(10, 0.05, 0.1)
    1261
    """
    if longest < 3:
        return 0
    return math.ceil(HALF / epsilon**2 * (math.floor(math.log2(longest - 2)) + 1 + math.log(1 / delta)))


def longest_way(network: Network) -> int:
    """At least as many people as the longest shortest way holds: from anybody, the two furthest steps and oneself."""
    pieces: dict[int, list[int]] = {}
    for person, piece in enumerate(engine.pieces(network)):
        pieces.setdefault(piece, []).append(person)
    longest = 1 if network.size else 0
    starts = [people[0] for people in pieces.values() if len(people) > 1]
    for start in range(0, len(starts), BLOCK):
        for steps in engine.distances_from(network, starts[start : start + BLOCK]):
            furthest = sorted(step for step in steps if step < math.inf)[-2:]
            longest = max(longest, int(sum(furthest)) + 1)
    return longest


def _drawn_way(
    known: list[set[int]], a: int, b: int, steps: tuple[list[float], list[float]], chance: random.Random
) -> list[int]:
    """The people between `a` and `b` on one of their shortest ways, each way as likely; none where there is no way."""
    from_a, from_b = steps
    apart = from_a[b]
    if apart == math.inf:
        return []
    between = [n for n, (one, two) in enumerate(zip(from_a, from_b, strict=True)) if one + two == apart]
    ways = {a: 1}
    for person in sorted(between, key=from_a.__getitem__)[1:]:
        ways[person] = sum(ways[o] for o in known[person] if o in ways and from_a[o] == from_a[person] - 1)
    way, person = [], b
    while from_a[person] > 1:
        before = sorted(o for o in known[person] if o in ways and from_a[o] == from_a[person] - 1)
        (person,) = chance.choices(before, [ways[o] for o in before])
        way.append(person)
    return way
