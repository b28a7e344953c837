"""How sure the stage is: what missing contacts, one tie or one person would change."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy

from draagvlak.analysis.confidence.keeping import Keeping
from draagvlak.analysis.confidence.lots import Lots
from draagvlak.analysis.confidence.trials import MOST_WAYS, Ground, Missing, Trial, Ways, ground_of
from draagvlak.analysis.engine import Network
from draagvlak.analysis.paths import Flow
from draagvlak.analysis.standing import Less
from draagvlak.analysis.standing import flows as flows_of

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
    return Trial(ground_of(network), None, {}).stage()


def draws_for(ties: int, draws: int) -> int:
    """How many draws: `draws`, fewer on a large network, none where there is nothing to leave out."""
    return min(draws, max(FEWEST, WORK // ties)) if ties else 0


def confidence(
    network: Network, now: int, draws: int, flows: Mapping[str, tuple[Flow, Flow]] | None = None
) -> Confidence:
    """How often the stage stays `now`, as it is, when each tie is dropped with probability 0.1, and what single loss
    changes it.

    At most `draws` seeded draws, fewer on a large network. `flows`: the ways to each known layer with and without the
    director, where they are known, spare finding them again.
    """
    ground, count = ground_of(network), draws_for(len(network.ties), draws)
    if flows is None:
        flows = flows_of(network, ground.sources, ground.layers)
    same = Keeping(ground, network.ends, Lots(DROPPED), flows, now).count(count)
    whole = Trial(ground, None, {layer: without.routes()[:MOST_WAYS] for layer, (_, without) in flows.items()})
    return confidence_of(singles(whole, now), same, count, network.ids)


def is_small(ties: int) -> bool:
    """Whether single losses are tried one by one."""
    return 0 < ties <= MOST_FOR_SINGLES


class Singles(NamedTuple):
    """The first tie and the first person whose loss alone changes the stage, and whether they were tried."""

    tie: tuple[int, int] | None
    person: int | None
    tried: bool


def singles(whole: Trial, now: int) -> Singles:
    """`whole` leaves nothing out and gives the stage `now`."""
    if not is_small(whole.ground.ties):
        return Singles(None, None, False)
    whole.stage()  # so that it holds the ways with the director too, where none leads there without
    return Singles(_single_tie(whole, now), _single_person(whole, now), True)


def confidence_of(lost: Singles, same: int, draws: int, ids: Sequence[str]) -> Confidence:
    """The statements, once the draws are counted."""
    return Confidence(
        draws=draws,
        same=same,
        interval=wilson(same, draws),
        single_tie=None if lost.tie is None else (ids[lost.tie[0]], ids[lost.tie[1]]),
        single_person=None if lost.person is None else ids[lost.person],
        tried_singles=lost.tried,
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
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def _single_tie(whole: Trial, now: int) -> tuple[int, int] | None:
    """Only a tie on a way can matter: without any other, all the ways that made the stage still stand."""
    ground, ways = whole.ground, whole.ways()
    used = {(min(step), max(step)) for flow in whole.flows() for way in flow.routes() for step in pairwise(way)}
    if ground.ties == 1:
        used = {(min(a, b), max(a, b)) for a in range(len(ground.known)) for b in ground.known[a]}
    for lost in sorted(used):
        if Trial(ground, Missing(numpy.array([lost])), ways).stage() != now:
            return lost
    return None


def _single_person(whole: Trial, now: int) -> int | None:
    """Only somebody on a way can matter, or the last of a group, or one who holds every tie."""
    ground, ways = whole.ground, whole.ways()
    matter = {person for flow in whole.flows() for way in flow.routes() for person in way}
    groups = (ground.sources, *ground.layers.values())
    matter |= {person for group in groups if len(group) == 1 for person in group}
    matter |= {n for n in range(len(ground.known)) if ties_of(ground, n) == ground.ties}
    for person in sorted(matter - {ground.director}):
        if _without(ground, person, ways).stage() != now:
            return person
    return None


def ties_of(ground: Ground, person: int) -> int:
    return sum(1 for _ in ground.known[person])


def _without(ground: Ground, person: int, ways: Ways) -> Trial:
    """The network once `person` has left."""
    gone = {person}
    layers = {layer: people - gone for layer, people in ground.layers.items() if people - gone}
    left = Ground(
        known=Less(ground.known, person),
        sources=(ground.sources - gone) or (ground.associations - gone),
        layers=layers,
        director=ground.director,
        ties=ground.ties - ties_of(ground, person),
    )
    if len(ground.sources) == 1 and person in ground.sources:
        ways = {}  # they began elsewhere
    return Trial(left, None, {layer: [way for way in ways.get(layer, ()) if person not in way] for layer in layers})
