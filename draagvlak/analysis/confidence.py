"""How sure the stage is: what missing contacts, one tie or one person would change."""

import math
import random
from dataclasses import dataclass, replace

from draagvlak.analysis import engine
from draagvlak.analysis.anchoring import known_layers, sources_of, stage_of
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.paths import independent_paths

DROPPED = 0.1  # chance that a tie is left out of a draw
SEED = 2027
WORK = 150_000  # ties looked at over all draws: it bounds the time on large networks
MOST_FOR_SINGLES = 400  # above so many ties, single losses are not tried one by one


@dataclass(frozen=True)
class Confidence:
    """`same` of `draws` seeded draws kept the stage, the 95 % interval of that share (Wilson 1927), and the first
    tie (ids) and person (id) whose loss alone changes it; `tried_singles` is False where those were not tried.
    """

    draws: int
    same: int
    interval: tuple[float, float] | None
    single_tie: tuple[str, str] | None
    single_person: str | None
    tried_singles: bool


def stage(network: Network) -> int:
    """The stage alone, with paths counted no further than it needs."""
    _, sources = sources_of(network)
    layers = known_layers(network)
    pieces = engine.pieces(network)
    reached = {pieces[n] for n in sources}
    known = network.neighbours()
    paths = {}
    for layer, people in layers.items():
        most = min(3, len(people), len(sources))
        without = independent_paths(known, sources, people, away=network.director, limit=most)
        with_director = int(without > 0 or any(pieces[n] in reached for n in people))
        paths[layer] = (with_director, without)
    return stage_of(paths if sources else {}, len(layers) < len(GOVERNANCE_LAYERS), not network.ties)


def confidence(network: Network, now: int, draws: int) -> Confidence:
    """How often the stage stays `now` when each tie is dropped with probability 0.1, and what single loss changes it.

    At most `draws` seeded draws, fewer on a large network.
    """
    ties = len(network.ties)
    draws = min(draws, max(10, WORK // ties)) if ties else 0
    chance = random.Random(SEED)  # noqa: S311 a draw that can be repeated, no secret
    same = sum(stage(_dropped(network, chance)) == now for _ in range(draws))
    tried = 0 < ties <= MOST_FOR_SINGLES
    return Confidence(
        draws=draws,
        same=same,
        interval=wilson(same, draws),
        single_tie=_single_tie(network, now) if tried else None,
        single_person=_single_person(network, now) if tried else None,
        tried_singles=tried,
    )


def wilson(same: int, draws: int) -> tuple[float, float] | None:
    """The 95 % interval of a share (Wilson 1927); None for no draws.

    >>> wilson(0, 0), [round(end, 3) for end in wilson(8, 10)]
    (None, [0.49, 0.943])
    """
    if not draws:
        return None
    z, share = 1.959964, same / draws
    middle = share + z * z / (2 * draws)
    half = z * math.sqrt(share * (1 - share) / draws + z * z / (4 * draws * draws))
    whole = 1 + z * z / draws
    return (middle - half) / whole, (middle + half) / whole


def _dropped(network: Network, chance: random.Random) -> Network:
    return replace(network, ties=tuple(pair for pair in network.ties if chance.random() >= DROPPED))


def _single_tie(network: Network, now: int) -> tuple[str, str] | None:
    for lost in network.ties:
        if stage(replace(network, ties=tuple(pair for pair in network.ties if pair != lost))) != now:
            return network.ids[lost[0]], network.ids[lost[1]]
    return None


def _single_person(network: Network, now: int) -> str | None:
    for person, id_ in enumerate(network.ids):
        if person == network.director:
            continue
        layers = tuple(() if n == person else of for n, of in enumerate(network.layers))
        ties = tuple(pair for pair in network.ties if person not in pair)
        if stage(replace(network, layers=layers, ties=ties)) != now:
            return id_
    return None
