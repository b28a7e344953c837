"""A network, and the only door to the graph library: everyone else speaks of `Network`, never of igraph."""

from dataclasses import dataclass, replace

import igraph


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

    def with_ties(self, more: tuple[tuple[int, int], ...]) -> "Network":
        """The same network with `more` ties of strength 1, or with fewer when it is called on a smaller set."""
        new = tuple(pair for pair in more if pair not in set(self.ties))
        return replace(self, ties=self.ties + new, weights=self.weights + (1.0,) * len(new))

    def neighbours(self) -> list[set[int]]:
        known: list[set[int]] = [set() for _ in self.ids]
        for a, b in self.ties:
            known[a].add(b)
            known[b].add(a)
        return known


def graph_of(network: Network) -> igraph.Graph:
    return igraph.Graph(n=network.size, edges=network.ties)


def pieces(network: Network, without: int | None = None) -> list[int]:
    """For each person the number of the connected piece they are in; -1 for `without`, who has left."""
    ties = [pair for pair in network.ties if without not in pair] if without is not None else network.ties
    membership: list[int] = igraph.Graph(n=network.size, edges=ties).connected_components().membership
    if without is not None:
        membership[without] = -1
    return membership


def distances_from(network: Network, sources: list[int]) -> list[list[float]]:
    """Steps from each of `sources` to everybody; infinite where there is no way."""
    steps: list[list[float]] = graph_of(network).distances(source=sources)
    return steps


def constraint(network: Network) -> list[float]:
    """Burt's constraint of everybody by igraph, NaN for those without ties; `brokerage` is what to ask."""
    values: list[float] = graph_of(network).constraint(weights=list(network.weights))
    return values


def betweenness(network: Network) -> list[float]:
    """Brandes' betweenness (2001), exact: how many shortest ways between others lead through each person."""
    values: list[float] = graph_of(network).betweenness()
    return values
