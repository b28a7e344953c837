"""What falls when somebody leaves: bridges that hang on few people, ties that only one has, and who takes them over."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import known_layers, sources_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.paths import Flow
from draagvlak.analysis.routes import on_every_way
from draagvlak.analysis.standing import flows

Refused = Collection[tuple[str, str]]  # pairs of ids, smallest first, not to be brought together


@dataclass(frozen=True, slots=True)
class Bridge:
    """The bridge from people in poverty to a governance layer. `factor`: how many people would have to leave before no
    way is left, the director and the people of the layer among them; by Menger (1927) as many as there are ways.

    `people`: for a factor of 1 each person (id) who holds it alone, else one smallest set that does together.
    `members`: how many are known in the layer.
    """

    layer: str
    source_layer: str
    factor: int
    people: tuple[str, ...]
    members: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """A tie of a leaver with `person` (id), and in which layers of the leaver nobody else is tied to that person."""

    person: str
    layers: tuple[str, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who takes a tie over (None: nobody is known who could), and who brings the two together (None: nobody knows both
    yet). `by_leaver`: the leaver knows both.
    """

    tie: HandOver
    successor: str | None
    introducer: str | None
    by_leaver: bool


def bridges(network: Network) -> tuple[Bridge, ...]:
    """The bus factor of each bridge to a known governance layer, in order; a layer nobody is known of has none."""
    source_layers, sources = sources_of(network)
    layers = known_layers(network)
    if not sources:
        return ()
    found = []
    for layer, (whole, _without) in flows(network, sources, layers).items():
        holding = on_every_way(whole) if whole.value == 1 else _cut(whole)
        people = tuple(network.ids[n] for n in holding)
        found.append(Bridge(layer, source_layers[0], whole.value, people, len(layers[layer])))
    return tuple(found)


def _cut(flow: Flow) -> tuple[int, ...]:
    """One smallest set of people without whom no way is left: on each way the first whom the source no longer passes in
    the residual graph, or else its last (Ford & Fulkerson 1956).
    """
    reached = flow.reached_from_source()
    return tuple(next((n for n in way if n not in reached), way[-1]) for way in flow.routes())


def known_by_one(network: Network) -> dict[str, str]:
    """Everybody (ids, in order) whom only one person is actively tied with, and who that is."""
    known = network.neighbours()
    return {network.ids[n]: network.ids[next(iter(others))] for n, others in enumerate(known) if len(others) == 1}


def hand_over_ties(network: Network, leaver: str) -> tuple[HandOver, ...]:
    """The ties that only `leaver` has: active, with no other member of a layer of theirs tied to that person; strongest
    first, then by id. Of a leaver in several layers a tie counts in each, where nobody else of that layer has it; of
    one whose layer is unknown, where nobody else has it at all. Raises ValueError for somebody who isn't there.
    """
    who, known = network.ids.index(leaver), network.neighbours()
    weights = _strengths(network, who)
    others = {layer: _others(network, layer, who) for layer in network.layers[who]}
    found = []
    for person in known[who]:
        alone = tuple(layer for layer, members in others.items() if known[person].isdisjoint(members - {person}))
        if alone or (not others and known[person] == {who}):
            found.append(HandOver(network.ids[person], alone, weights[person]))
    return tuple(sorted(found, key=lambda tie: (-tie.strength, tie.person)))


def _others(network: Network, layer: str, who: int) -> set[int]:
    return {n for n, layers in enumerate(network.layers) if layer in layers and n != who}


def _strengths(network: Network, who: int) -> dict[int, float]:
    ties = zip(network.ties, network.weights, strict=True)
    return {a + b - who: weight for (a, b), weight in ties if who in (a, b)}


def introductions(
    network: Network, leaver: str, refused: Refused = (), successor: str | None = None
) -> tuple[Introduction, ...]:
    """Who meets whom before `leaver` goes: for each tie to hand over, who takes it over and who introduces them.

    A successor comes out of the layer in which the tie would be lost; where nobody else is known there, out of those of
    the governance layers whom the leaver knows. Best is whom the leaver knows, since then the leaver, who knows both,
    introduces them; then whom somebody else knows too, who has the fewest to take over yet, and the smallest id.
    `successor`: takes over everything, where that is set, but for the tie with themselves.
    """
    who, known = network.ids.index(leaver), network.neighbours()
    number = {id_: n for n, id_ in enumerate(network.ids)}
    taken: Counter[int] = Counter()
    found = []
    for tie in hand_over_ties(network, leaver):
        if tie.person == successor:
            continue
        person = number[tie.person]
        pool = {number[successor]} if successor in number else _pool(network, who, tie.layers)
        pool = {n for n in pool - {who, person} if _pair(network, n, person) not in refused}
        best = min(pool, key=lambda n: _cost(network, who, person, n, taken[n]), default=None)
        if best is None:
            found.append(Introduction(tie, None, None, False))
            continue
        taken[best] += 1
        by_leaver = best in known[who]
        through = who if by_leaver else min(_both(known, best, person), key=network.ids.__getitem__, default=None)
        found.append(Introduction(tie, network.ids[best], None if through is None else network.ids[through], by_leaver))
    return tuple(found)


def _pool(network: Network, who: int, layers: tuple[str, ...]) -> set[int]:
    pool = set().union(*(_others(network, layer, who) for layer in layers))
    leading = {n for n in network.neighbours()[who] if not set(network.layers[n]).isdisjoint(GOVERNANCE_LAYERS)}
    return pool or leading


def _cost(network: Network, who: int, person: int, candidate: int, taken: int) -> tuple[bool, bool, int, str]:
    known = network.neighbours()
    others = _both(known, candidate, person) - {who}
    return candidate not in known[who], not others, taken, network.ids[candidate]


def _both(known: list[set[int]], a: int, b: int) -> set[int]:
    return known[a] & known[b]


def _pair(network: Network, a: int, b: int) -> tuple[str, str]:
    one, other = sorted((network.ids[a], network.ids[b]))
    return one, other
