"""How sure the stage is: what missing contacts, one tie or one person would change."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from draagvlak.analysis.engine import Network
from draagvlak.analysis.lots import Lots
from draagvlak.analysis.trials import MOST_WAYS, Trial, Ways, ground_of

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


def confidence(network: Network, now: int, draws: int, ways: Ways | None = None) -> Confidence:
    """How often the stage stays `now` when each tie is dropped with probability 0.1, and what single loss changes it.

    At most `draws` seeded draws, fewer on a large network. `ways` without the director, where they are known, spare
    finding them again.
    """
    ground = ground_of(network)
    whole = Trial(ground, None, {layer: found[:MOST_WAYS] for layer, found in (ways or {}).items()})
    count = draws_for(len(network.ties), draws)
    drawn = Lots(network.ids, DROPPED).trials(ground, network.ends, range(count), whole.ways())
    same = sum(trial.stage() == now for trial in drawn)
    return confidence_of(network if is_small(len(network.ties)) else None, whole, now, same, count)


def is_small(ties: int) -> bool:
    """Whether single losses are tried one by one."""
    return 0 < ties <= MOST_FOR_SINGLES


def confidence_of(network: Network | None, whole: Trial, now: int, same: int, draws: int) -> Confidence:
    """The statements, once the draws are counted. `whole` leaves nothing out; no `network`: no single losses."""
    whole.stage()  # so that it holds the ways with the director too, where none leads there without
    return Confidence(
        draws=draws,
        same=same,
        interval=wilson(same, draws),
        single_tie=_single_tie(network, whole, now) if network else None,
        single_person=_single_person(network, whole, now) if network else None,
        tried_singles=network is not None,
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
