"""What the anchoring figures rest on, kept up to date when ties come and go."""

from collections.abc import Callable
from itertools import chain
from typing import Any, TypeVar

import numpy

from draagvlak.analysis import engine
from draagvlak.analysis.cut_points import Blocks, blocks_of
from draagvlak.analysis.engine import Network, Passages
from draagvlak.analysis.fragmentation import distance_fragmentation
from draagvlak.analysis.groups import known_layers, sources_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.paths import Flow

MOST_FOR_DISTANCES = 2000  # above this many people, distances between all pairs take longer than they tell
MOST_FOR_SEARCH = 300  # above this many people, ways are found by compiled code, below it a plain search is sooner
Made = TypeVar("Made")


class Standing:
    """What `anchoring` rests on: the ways to each known layer with and without the director, and the blocks.

    Told of each change (`live` does), it mends what it holds; figures that can't have changed are not made again.
    """

    def __init__(self, network: Network) -> None:
        self.ids, self.director, self.ties = list(network.ids), network.director, len(network.ties)
        self.known = network.neighbours()
        self.source_layers, sources = sources_of(network)
        self.sources = set(sources)
        self.layers = {layer: set(people) for layer, people in known_layers(network).items()}
        self.ways = flows(network, self.sources, self.layers)
        self.blocks: Blocks | None = blocks_of(network, sources)
        self.distance_fragmentation = distance_fragmentation(network) if network.size <= MOST_FOR_DISTANCES else None
        self.rebuilt = 0
        self._made: dict[str, tuple[object, Any]] = {}

    def flows(network: Network, sources: Set[int], layers: Mapping[str, Set[int]]) -> dict[str, tuple[Flow, Flow]]:
    """For each layer its ways with and without the director; one and the same where nobody is named."""
    known, found = network.neighbours(), {}
    passages = Passages(network) if network.size > MOST_FOR_SEARCH else None
    for layer, people in layers.items():
        both = []
        for away in dict.fromkeys((None, network.director)):
            ways = passages.ways(sources - {away}, people - {away}, away) if passages else ()
            both.append(Flow(known, sources, people, away, limit=0).take(ways))
        found[layer] = (both[0], both[-1])
    return found
