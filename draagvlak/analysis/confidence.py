"""How sure the stage is: what missing contacts, one tie or one person would change."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy

from draagvlak.analysis.engine import Network
from draagvlak.analysis.trials import MOST_WAYS, Ground, Missing, Trial, Ways, dropped, ground_of, marks

DROPPED = 0.1  # chance that a tie is left out of a draw
WORK = 1_500_000  # ties over all draws: it bounds the time on large networks
FEWEST = 10  # draws, however large the network
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
    return Trial(ground_of(network), None, {}).stage(bool(network.ties))


def draws_for(ties: int, draws: int) -> int:
    """How many draws: `draws`, fewer on a large network, none where there is nothing to leave out."""
    return min(draws, max(FEWEST, WORK // ties)) if ties else 0


def confidence(network: Network, now: int, draws: int, ways: Ways | None = None) -> Confidence:
    """How often the stage stays `now` when each tie is dropped with probability 0.1, and what single loss changes it.

    At most `draws` seeded draws, fewer on a large network. `ways` without the director, where they are known, spare
    finding them again.
    """
    ground = ground_of(network)
    few = {layer: found[:MOST_WAYS] for layer, found in (ways or {}).items()}
    whole = Trial(ground, None, few)
    whole.stage(bool(network.ties))
    few = {layer: flow.routes() for layer, flow in whole.without.items()}
    count = draws_for(len(network.ties), draws)
    lots = lots_of(network.ids, network.ends, count)
    same = sum(trial.stage(bool(kept)) == now for trial, kept in trials(ground, network.ends, lots, few))
    return confidence_of(network, whole, now, same, count)


def confidence_of(network: Network, whole: Trial, now: int, same: int, draws: int) -> Confidence:
    """The statements, once the draws are counted; `whole` is the trial that leaves nothing out, its stage asked."""
    tried = 0 < len(network.ties) <= MOST_FOR_SINGLES
    return Confidence(
        draws=draws,
        same=same,
        interval=wilson(same, draws),
        single_tie=_single_tie(network, whole, now) if tried else None,
        single_person=_single_person(network, whole, now) if tried else None,
        tried_singles=tried,
    )


def lots_of(ids: tuple[str, ...], ends: numpy.ndarray, draws: int) -> Iterator[numpy.ndarray]:
    """For each draw, which of the ties `ends` it leaves out."""
    marked = marks(ids)
    first, second = marked[ends[:, 0]], marked[ends[:, 1]]
    return (dropped(first, second, numpy.array([draw]), DROPPED) for draw in range(draws))


def trials(
    ground: Ground, ends: numpy.ndarray, lots: Iterator[numpy.ndarray], ways: Ways
) -> Iterator[tuple[Trial, int]]:
    """For each draw its trial, and how many ties it keeps."""
    for lost in lots:
        missing = Missing(ends[lost])
        yield Trial(ground, missing, ways), len(ends) - missing.count


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


def _single_tie(network: Network, whole: Trial, now: int) -> tuple[str, str] | None:
    """Only a tie on a way can matter: without any other, all the ways that made the stage still stand."""
    used = {(min(step), max(step)) for flow in whole.flows() for way in flow.routes() for step in pairwise(way)}
    for lost in network.ties if len(network.ties) == 1 else sorted(used):
        if stage(replace(network, ties=tuple(pair for pair in network.ties if pair != lost))) != now:
            return network.ids[lost[0]], network.ids[lost[1]]
    return None


def _single_person(network: Network, whole: Trial, now: int) -> str | None:
    """Only somebody on a way can matter, or the last of a group, or one who holds every tie."""
    matter = {person for flow in whole.flows() for way in flow.routes() for person in way}
    groups = (whole.ground.sources, *whole.ground.layers.values())
    matter |= {person for group in groups if len(group) == 1 for person in group}
    matter |= {n for n, known in enumerate(network.neighbours()) if len(known) == len(network.ties)}
    for person in sorted(matter - {network.director}):
        layers = tuple(() if n == person else of for n, of in enumerate(network.layers))
        ties = tuple(pair for pair in network.ties if person not in pair)
        if stage(replace(network, layers=layers, ties=ties)) != now:
            return network.ids[person]
    return None
