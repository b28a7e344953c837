"""A network, and the only door to the graph libraries: everyone else speaks of `Network`, never of igraph."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import igraph
import numpy
from scipy import sparse
from scipy.sparse import csgraph


@dataclass(frozen=True)
class Network:
    """People numbered 0 … size - 1, in which layers each is, and the active ties between them.

    `ties` are pairs of numbers, smallest first, each once; `weights` their strengths, in the same order.
    `director` is a number, or None where nobody is named.
    """

    ids: tuple[str, ...]
    layers: tuple[tuple[str, ...], ...]
    ties: tuple[tuple[int, int], ...] = ()
    weights: tuple[float, ...] = ()
    director: int | None = None
    municipalities: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.ids)

    def members(self, layer: str) -> frozenset[int]:
        """The people of `layer`, the director left out: a network must not lean on who holds it."""
        return frozenset(n for n, layers in enumerate(self.layers) if layer in layers and n != self.director)

    def neighbours(self) -> list[set[int]]:
        """For each person whom they have a tie with. The same list at every call: look, don't change."""
        return self._known

    @cached_property
    def _known(self) -> list[set[int]]:
        known: list[set[int]] = [set() for _ in self.ids]
        for a, b in self.ties:
            known[a].add(b)
            known[b].add(a)
        return known

    @cached_property
    def ends(self) -> numpy.ndarray:
        """The ties as an array of two columns of numbers."""
        flat = numpy.fromiter(chain.from_iterable(self.ties), dtype=numpy.int32, count=2 * len(self.ties))
        return flat.reshape(-1, 2)


def graph_of(network: Network) -> igraph.Graph:
    return igraph.Graph(n=network.size, edges=network.ties)


def pieces(network: Network, without: int | None = None) -> list[int]:
    """For each person the number of the connected piece they are in; -1 for `without`, who has left."""
    ends = network.ends
    if without is not None:
        ends = ends[(ends != without).all(axis=1)]
    joined = sparse.csr_array((numpy.ones(len(ends), dtype=numpy.int8), (ends[:, 0], ends[:, 1])), (network.size,) * 2)
    membership: list[int] = csgraph.connected_components(joined, directed=False)[1].tolist() if network.size else []
    if without is not None:
        membership[without] = -1
    return membership


def distances_from(network: Network, sources: list[int]) -> list[list[float]]:
    """Steps from each of `sources` to everybody; infinite where there is no way."""
    steps: list[list[float]] = graph_of(network).distances(source=sources)
    return steps


@dataclass(frozen=True)
class Walk:
    """A depth-first walk through every piece: the people in the order they were met, and who led to each (-1: none)."""

    order: list[int]
    parents: Sequence[int] | dict[int, int]


def depth_first(size: int, ends: numpy.ndarray) -> Walk:
    """Walk from one extra person who is tied to everybody's piece, and is left out of what comes back."""
    pairs = numpy.concatenate([ends, ends[:, ::-1]])
    joined = sparse.csr_array((numpy.ones(len(pairs), dtype=numpy.int8), (pairs[:, 0], pairs[:, 1])), (size + 1,) * 2)
    _, piece = csgraph.connected_components(joined, directed=False)
    _, firsts = numpy.unique(piece[:size], return_index=True)
    rows, columns = numpy.append(pairs[:, 0], numpy.full(len(firsts), size)), numpy.append(pairs[:, 1], firsts)
    rooted = sparse.csr_array((numpy.ones(len(rows), dtype=numpy.int8), (rows, columns)), (size + 1,) * 2)
    order, parents = csgraph.depth_first_order(rooted, size)
    led = numpy.where(parents[:size] == size, -1, parents[:size])
    return Walk(order[1:].tolist(), led.tolist())


class Passages:
    """Everybody as an in- and an out-copy with room for one way between them, to count ways that share nobody.

    Made once for a network, asked for any two groups: largest flow by Dinic (1970), as compiled code.
    """

    def __init__(self, network: Network) -> None:
        size = self.size = network.size
        everyone = numpy.arange(size, dtype=numpy.int32)
        a, b = network.ends[:, 0], network.ends[:, 1]
        self.source, self.sink = 2 * size, 2 * size + 1
        rows = numpy.concatenate([everyone, a + size, b + size, numpy.full(size, self.source), everyone + size])
        columns = numpy.concatenate([everyone + size, b, a, everyone, numpy.full(size, self.sink)])
        order = numpy.lexsort((columns, rows))
        self.place = numpy.argsort(order)
        self.rows = numpy.concatenate([[0], numpy.cumsum(numpy.bincount(rows, minlength=2 * size + 2))])
        self.columns = columns[order].astype(numpy.int32)

    def ways(self, sources: Set[int], sinks: Set[int], away: int | None = None) -> list[list[int]]:
        """A largest set of ways from `sources` to `sinks` that share nobody, each as people in order."""
        size, inside = self.size, len(self.columns) - 2 * self.size
        room = numpy.ones(len(self.columns), dtype=numpy.int32)
        room[inside:] = 0
        room[[inside + n for n in sources]] = 1
        room[[inside + size + n for n in sinks]] = 1
        if away is not None:
            room[away] = 0
        ordered = numpy.empty_like(room)
        ordered[self.place] = room
        arcs = sparse.csr_array((ordered, self.columns, self.rows.astype(numpy.int32)), (2 * size + 2,) * 2)
        flow = csgraph.maximum_flow(arcs, self.source, self.sink, method="dinic").flow.tocoo()
        used = flow.data > 0
        froms, tos = flow.row[used], flow.col[used]
        between = (froms >= size) & (froms < 2 * size)
        leads = dict(zip((froms[between] - size).tolist(), tos[between].tolist(), strict=True))
        return [self._followed(start, leads) for start in tos[froms == self.source].tolist()]

    def _followed(self, start: int, leads: dict[int, int]) -> list[int]:
        way = [start]
        while (following := leads[way[-1]]) != self.sink:
            way.append(following)
        return way


def constraint(network: Network) -> list[float]:
    """Burt's constraint of everybody by igraph, NaN for those without ties; `brokerage` is what to ask."""
    values: list[float] = graph_of(network).constraint(weights=list(network.weights))
    return values


def betweenness(network: Network) -> list[float]:
    """Brandes' betweenness (2001), exact: how many shortest ways between others lead through each person."""
    values: list[float] = graph_of(network).betweenness()
    return values
