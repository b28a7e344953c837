"""Networks with something left out, to see whether the stage holds: ways are kept where they still stand."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy

from draagvlak.analysis.anchoring import stage_of
from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import known_layers, sources_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.paths import Flow, KnownSets

MOST_WAYS = 3  # as many as the highest stage asks for
Ways = dict[str, Sequence[Sequence[int]]]


@dataclass
class Ground:
    """What every trial of a network shares: whom people know (over how many `ties`), where ways begin and lead."""

    known: KnownSets
    sources: Set[int]
    layers: Mapping[str, Set[int]]
    director: int | None
    ties: int
    associations: Set[int] = frozenset()  # where ways begin once nobody in poverty is left


def ground_of(network: Network) -> Ground:
    sources, layers = sources_of(network)[1], known_layers(network)
    return Ground(
        network.neighbours(), sources, layers, network.director, len(network.ties), network.members("association")
    )


class Missing:
    """Ties left out: for each person whom they lost sight of, looked up when asked since few are asked for."""

    def __init__(self, ties: numpy.ndarray) -> None:
        ends = numpy.concatenate([ties, ties[:, ::-1]])
        ends = ends[numpy.argsort(ends[:, 0], kind="stable")]
        self.count, self._froms, self._tos = len(ties), ends[:, 0], ends[:, 1]
        self._found: dict[int, set[int]] = {}
        self._added: dict[int, list[int]] = {}  # for those who were not looked up yet

    def of(self, person: int) -> set[int]:
        found = self._found.get(person)
        if found is None:
            first, last = self._froms.searchsorted((person, person + 1)).tolist()
            found = self._found[person] = {*self._tos[first:last].tolist(), *self._added.pop(person, ())}
        return found

    def add(self, a: int, b: int) -> None:
        for person, other in ((a, b), (b, a)):
            if person in self._found:
                self._found[person].add(other)
            else:
                self._added.setdefault(person, []).append(other)
        self.count += 1

    def remove(self, a: int, b: int) -> None:
        self.of(a).remove(b)
        self.of(b).remove(a)
        self.count -= 1


class Thinned:
    """Whom each person knows, less those they lost sight of in `missing`."""

    def __init__(self, known: KnownSets, missing: Missing) -> None:
        self.known, self.missing = known, missing

    def __len__(self) -> int:
        return len(self.known)

    def __getitem__(self, person: int) -> Set[int]:
        lost = self.missing.of(person)
        return self.known[person] - lost if lost else self.known[person]


class Trial:
    """A network without the ties in `missing`: up to three ways to each layer without the director, and, where there
    are none, whether one leads there with the director. `ways` may offer ways of the whole network to begin from.
    """

    def __init__(self, ground: Ground, missing: Missing | None, ways: Ways) -> None:
        self.ground, self.missing = ground, missing
        self.known = ground.known if missing is None else Thinned(ground.known, missing)
        self.without = {
            layer: self._flow(layer, ground.director).take(self._standing(ways.get(layer, ())), MOST_WAYS)
            for layer in ground.layers
        }
        self.with_: dict[str, Flow] = {}

    @property
    def has_ties(self) -> bool:
        return self.ground.ties > self.left_out

    @property
    def left_out(self) -> int:
        """How many ties are left out."""
        return self.missing.count if self.missing else 0

    def stage(self) -> int:
        return self.stage_by_ways() if self.has_ties else 0

    def stage_by_ways(self) -> int:
        """The stage, if any tie is left."""
        paths = {layer: (self._reaches(layer), flow.value) for layer, flow in self.without.items()}
        has_unknown = len(paths) < len(GOVERNANCE_LAYERS)
        return stage_of(paths if self.ground.sources else {}, has_unknown, False)

    def flows(self) -> Iterable[Flow]:
        return (*self.without.values(), *self.with_.values())

    def ways(self) -> Ways:
        """The ways found without the director."""
        return {layer: flow.routes() for layer, flow in self.without.items()}

    def tie_added(self, a: int, b: int, is_missing: bool) -> bool:
        """`ground.known` has the tie a–b now, which this trial may leave out; whether any way is another."""
        if is_missing and self.missing is not None:
            self.missing.add(a, b)
            return False
        changed = [flow.tie_added(a, b) for flow in self._along(a, b)]  # each is told
        return any(changed)

    def tie_gone(self, a: int, b: int, is_missing: bool) -> bool:
        """`ground.known` lost the tie a–b; whether any way is another."""
        if is_missing and self.missing is not None:
            self.missing.remove(a, b)
            return False
        changed = [flow.tie_gone(a, b) for flow in self._along(a, b)]  # each is told
        return any(changed)

    def _along(self, a: int, b: int) -> Iterable[Flow]:
        """The ways that may run over a tie: only those with the director over a tie of theirs."""
        return self.with_.values() if self.ground.director in (a, b) else self.flows()

    def joined(self, person: int) -> None:
        """Somebody new, without ties yet, who stands in the groups of `ground` already."""
        for flows in (self.without, self.with_):
            for layer, flow in flows.items():
                flow.joined(person, person in self.ground.sources, person in self.ground.layers[layer])

    def _flow(self, layer: str, away: int | None) -> Flow:
        return Flow(self.known, self.ground.sources, self.ground.layers[layer], away, limit=0)

    def _standing(self, ways: Sequence[Sequence[int]]) -> list[Sequence[int]]:
        lost = self.missing
        return [way for way in ways if lost is None or not any(b in lost.of(a) for a, b in pairwise(way))]

    def _reaches(self, layer: str) -> int:
        if self.without[layer].value or self.ground.director is None:
            return min(self.without[layer].value, 1)
        if layer not in self.with_:
            self.with_[layer] = self._flow(layer, None).take((), 1)
        return self.with_[layer].value
