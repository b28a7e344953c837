"""What the anchoring figures rest on, kept up to date when ties come and go."""

from collections.abc import Callable, Mapping, Set
from itertools import chain
from typing import Any, TypeVar

import numpy

from draagvlak.analysis import engine
from draagvlak.analysis.cut_points import Blocks, blocks_of
from draagvlak.analysis.engine import Network, Passages
from draagvlak.analysis.groups import known_layers, sources_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.paths import Flow, KnownSets
from draagvlak.analysis.routes import Routes

MOST_FOR_SEARCH = 300  # above this many people, ways are found by compiled code, below it a plain search is sooner
Made = TypeVar("Made")


class Standing:
    """What `anchoring` rests on: the ways to each known layer with and without the director, and the blocks.

    Told of each change (`live` does), it mends what it holds; figures that can't have changed are not made again.
    """

    def __init__(self, network: Network, distance_fragmentation: float | None) -> None:
        self.ids, self.director, self.ties = list(network.ids), network.director, len(network.ties)
        self.known = network.neighbours()
        self.source_layers, sources = sources_of(network)
        self.sources = set(sources)
        self.layers = {layer: set(people) for layer, people in known_layers(network).items()}
        self.ways = flows(network, self.sources, self.layers)
        self.blocks: Blocks | None = blocks_of(network, sources)
        self.distance_fragmentation = distance_fragmentation
        self.rebuilt = 0
        self._made: dict[str, tuple[object, Any]] = {}
        self._routes: dict[str, Routes] = {}

    def flows(self) -> set[Flow]:
        return {flow for both in self.ways.values() for flow in both}

    def whole_blocks(self) -> Blocks:
        """The blocks, made again where a tie that held one together went quiet."""
        if self.blocks is None:
            groups = [self.sources, *(self.layers.get(layer, set()) for layer in GOVERNANCE_LAYERS)]
            pairs = chain.from_iterable((a, b) for a, known in enumerate(self.known) for b in known if a < b)
            ends = numpy.fromiter(pairs, dtype=numpy.int32).reshape(-1, 2)
            self.rebuilt += 1
            self.blocks = Blocks(self.known, groups, engine.depth_first(len(self.known), ends))
        return self.blocks

    def tie_added(self, a: int, b: int) -> None:
        self.ties += 1
        self.known[a].add(b)
        self.known[b].add(a)
        for flow in self.flows():
            flow.tie_added(a, b)
        if self.blocks is not None:
            self.blocks.tie_added(a, b)

    def tie_gone(self, a: int, b: int) -> None:
        self.ties -= 1
        self.known[a].remove(b)
        self.known[b].remove(a)
        for flow in self.flows():
            flow.tie_gone(a, b)
        if not two_ways_between(self.known, a, b):
            self.blocks = None

    def takes(self, layers: tuple[str, ...]) -> bool:
        """Whether somebody new in `layers` fits in: not the first of a governance layer, or of where ways begin."""
        if "people_in_poverty" in layers and self.source_layers != ("people_in_poverty",):
            return False
        is_source = self.source_layers[0] in layers
        return bool(self.sources or not is_source) and all(layer in self.layers for layer in _leading(layers))

    def joined(self, id_: str, layers: tuple[str, ...]) -> None:
        """Somebody new, without ties, whom it takes."""
        person, leading, is_source = len(self.ids), _leading(layers), self.source_layers[0] in layers
        self.ids.append(id_)
        self.known.append(set())
        for group in [self.sources] * is_source + [self.layers[layer] for layer in leading]:
            group.add(person)
        for layer, both in self.ways.items():
            for flow in set(both):
                flow.joined(person, is_source, layer in leading)
        if self.blocks is not None:
            groups = [is_source, *(layer in leading for layer in GOVERNANCE_LAYERS)]
            self.blocks.joined(person, [n for n, is_in in enumerate(groups) if is_in])

    def routes(self, layer: str) -> tuple[tuple[str, ...], ...]:
        """The ways to `layer` without the director, as ids."""
        if layer not in self._routes:
            self._routes[layer] = Routes(self.ways[layer][1], self.ids)
        return self._routes[layer].named()

    def kept(self, name: str, state: object, make: Callable[[], Made]) -> Made:
        """What `make` gave when `state` was last the same."""
        before = self._made.get(name)
        if before is None or before[0] != state:
            before = self._made[name] = (state, make())
        made: Made = before[1]
        return made


def _leading(layers: tuple[str, ...]) -> list[str]:
    return [layer for layer in layers if layer in GOVERNANCE_LAYERS]


def two_ways_between(known: list[set[int]], a: int, b: int) -> bool:
    """Whether two ways lead from `a` to `b` that share nobody else: then a tie between them holds no block together."""
    if len(known[a] & known[b]) > 1:
        return True
    others = Less(known, b)
    return Flow(others, known[a] - {b}, known[b] - {a}, away=a, limit=2).value == 2


class Less:
    """Whom each person knows, but for one."""

    def __init__(self, known: KnownSets, gone: int) -> None:
        self.known, self.gone = known, {gone}

    def __len__(self) -> int:
        return len(self.known)

    def __getitem__(self, person: int) -> Set[int]:
        return self.known[person] - self.gone


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
