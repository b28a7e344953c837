"""Where a bridge is missing, and which new tie would add one."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import known_layers, sources_of
from draagvlak.analysis.paths import Flow

Pair = tuple[int, int]


@dataclass(frozen=True)
class MissingBridge:
    """A governance layer with fewer than two independent paths without the director."""

    layer: str
    source_layer: str
    paths: int


def missing_bridges(network: Network, without: Mapping[str, int]) -> tuple[MissingBridge, ...]:
    """Layers with `without`[layer] < 2 while both sides have two known members: more was possible."""
    return missing_between(*sources_of(network), known_layers(network), without)


def missing_between(
    source_layers: tuple[str, ...], sources: Set[int], layers: Mapping[str, Set[int]], without: Mapping[str, int]
) -> tuple[MissingBridge, ...]:
    """`missing_bridges` of known groups."""
    return tuple(
        MissingBridge(layer, source_layers[0], without[layer])
        for layer, people in layers.items()
        if without[layer] < 2 and len(people) >= 2 and len(sources) >= 2
    )


def improving_pairs(network: Network, layer: str) -> tuple[int, frozenset[Pair]]:
    """The paths to `layer` without the director, and every pair (smallest number first) whose new tie adds one.

    One flow and two searches: u–v helps exactly when, in the residual graph, the source reaches u's out-copy and
    v's in-copy reaches the sink, or with u and v exchanged (Ford & Fulkerson 1956).
    """
    known, away = network.neighbours(), network.director
    _, sources = sources_of(network)
    flow = Flow(known, sources, network.members(layer), away=away)
    starts, ends = flow.reached_from_source(), flow.reaching_sink()
    pairs = {(min(u, v), max(u, v)) for u in starts for v in ends if u != v and v not in known[u]}
    return flow.value, frozenset(pair for pair in pairs if away not in pair)
