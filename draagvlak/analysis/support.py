"""The second half of the report: how far each governance layer carries the network, and whom to talk to next."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from draagvlak.analysis.carrying import ANCHORS, LayerLevel, holder_level, layer_level, order_of
from draagvlak.analysis.conversations.effects import Conversation
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, RANK
from draagvlak.analysis.records import Holders, Support

HORIZON = 60  # days: a level that drops within them is as low already, since a conversation takes time
MESSENGERS = ("people_in_poverty",)  # of whom nobody is sent out to win support for something
Pair = tuple[int, int]


@dataclass(frozen=True)
class SupportTalk:
    """The conversation about support: with whom of `layer` (an id, None where nobody is tied to them), and who has it.

    `through` is whoever has the strongest active tie into the layer; `level` is where it stands now, `drops` whether
    it drops within HORIZON days.
    """

    layer: str
    level: int | None
    drops: bool
    whom: str | None
    through: str | None


@dataclass(frozen=True)
class Carried:
    """The levels by governance layer, of bodies alone, and by municipality; `talk` is None where every layer laid it
    down for longer.
    """

    levels: Mapping[str, LayerLevel]
    of_bodies: Mapping[str, LayerLevel]
    talk: SupportTalk | None
    places: Mapping[str, Mapping[str, LayerLevel]]


@dataclass(frozen=True)
class Around:
    """The people of a network by number, whom each has an active tie with, and how strong given ties are.

    `strengths` is asked of pairs in order, each once. `director` is whom all of this is told (an id).
    """

    ids: Sequence[str]
    layers: Sequence[tuple[str, ...]]
    known: Sequence[Set[int]]
    strengths: Callable[[Sequence[Pair]], Sequence[float]]
    director: str | None = None

    def members(self, layer: str) -> list[str]:
        return [id_ for id_, layers in zip(self.ids, self.layers, strict=True) if layer in layers]


def around(network: Network, director: str | None = None) -> Around:
    def strengths(pairs: Sequence[Pair]) -> list[float]:
        weights = dict(zip(network.ties, network.weights, strict=True))
        return [weights[pair] for pair in pairs]

    return Around(network.ids, network.layers, network.neighbours(), strengths, director)


@dataclass(frozen=True)
class Layers:
    """What the evidence says of the governance layers on a day, whoever is tied to whom: by layer, of bodies alone, and
    by municipality. `anchored` are, by layer, those who laid it down for longer.
    """

    holders: Holders
    levels: Mapping[str, LayerLevel]
    of_bodies: Mapping[str, LayerLevel]
    places: Mapping[str, Mapping[str, LayerLevel]]
    anchored: Mapping[str, Set[str]]

    def joined(self, id_: str, some: Iterable[str], support: Support) -> "Layers":
        """The same once somebody new is in `some` layers: where nothing is noted of a layer, its members hold it."""
        levels, of_bodies = dict(self.levels), dict(self.of_bodies)
        for layer in set(some) & set(GOVERNANCE_LAYERS):
            for noted, level in ((support.holders, levels), (support.of_bodies, of_bodies)):
                if layer not in noted:
                    level[layer] = replace(level[layer], unknown=level[layer].unknown + 1)
        holders = {
            layer: found if layer in support.holders or layer not in some else {**found, id_: ()}
            for layer, found in self.holders.items()
        }
        return replace(self, levels=levels, of_bodies=of_bodies, holders=holders)


def carried(support: Support, people: Around, as_of: date) -> Carried:
    """Every governance layer measured on `as_of`, and the next conversation about support."""
    layers = layers_of(support, people, as_of)
    layer = furthest(layers, as_of, people.director)
    strongest = None if layer is None else StrongestTies(layer, layers, people)
    return told(layers, layer, strongest, as_of)


def layers_of(support: Support, people: Around, as_of: date) -> Layers:
    members = {layer: dict.fromkeys(people.members(layer), ()) for layer in GOVERNANCE_LAYERS}
    holders = {layer: support.holders.get(layer, members[layer]) for layer in GOVERNANCE_LAYERS}
    bodies = {layer: support.of_bodies.get(layer, members[layer]) for layer in GOVERNANCE_LAYERS}
    return Layers(
        holders,
        {layer: layer_level(found, as_of) for layer, found in holders.items()},
        {layer: layer_level(found, as_of) for layer, found in bodies.items()},
        {
            place: {layer: layer_level(found, as_of) for layer, found in of_place.items()}
            for place, of_place in support.places.items()
        },
        {
            layer: {id_ for id_, signs in found.items() if order_of(holder_level(signs, as_of).level) >= ANCHORS}
            for layer, found in holders.items()
        },
    )


def furthest(layers: Layers, as_of: date, director: str | None = None) -> str | None:
    """The layer that is furthest from being carried: the lowest level, counting one that drops soon as dropped; None
    where all laid it down for longer.

    In the way comes before unknown, unknown before known; of layers alike the contested, then the one that decides
    most. A layer in which nobody is known but the director waits: first somebody must be found.
    """
    levels = layers.levels
    known = [name for name in levels if layers.holders[name].keys() - {director}]
    open_ = [name for name in known if not _is_settled(levels[name], as_of)]
    order = {name: (_soon(levels[name], as_of), not levels[name].contested, -RANK[name]) for name in open_}
    return min(open_, key=order.__getitem__, default=None)


def told(layers: Layers, layer: str | None, strongest: "StrongestTies | None", as_of: date) -> Carried:
    """`strongest`: the ties into `layer`, the furthest."""
    talk = None
    if layer is not None:
        level, (whom, through) = layers.levels[layer], strongest.first() if strongest else (None, None)
        talk = SupportTalk(layer, level.level, _drops_soon(level, as_of), whom, through)
    return Carried(layers.levels, layers.of_bodies, talk, layers.places)


def _is_settled(level: LayerLevel, as_of: date) -> bool:
    return level.level == ANCHORS and not level.contested and not _drops_soon(level, as_of)


def _drops_soon(level: LayerLevel, as_of: date) -> bool:
    return level.drops_on is not None and level.drops_on <= as_of + timedelta(days=HORIZON)


def _soon(level: LayerLevel, as_of: date) -> int:
    return order_of(level.drops_to if _drops_soon(level, as_of) else level.level)


class StrongestTies:
    """Of each office-holder of a layer but the director the strongest active tie from outside it, held; `look` again at
    whose ties changed.
    """

    def __init__(self, layer: str, layers: Layers, people: Around) -> None:
        self.layer, self.layers, self._people = layer, layers, people
        self._best: dict[int, tuple[bool, float, str, str]] = {}
        self.look(range(len(people.ids)))

    def look(self, some: Iterable[int]) -> None:
        people, holders = self._people, self.layers.holders[self.layer].keys() - {self._people.director}
        ends = {whom: self._ends(whom) for whom in some if people.ids[whom] in holders}
        pairs = sorted({(min(whom, other), max(whom, other)) for whom, others in ends.items() for other in others})
        strength = dict(zip(pairs, people.strengths(pairs), strict=True)) if pairs else {}
        for whom, others in ends.items():
            # Strengths that are kept up to date differ from those made anew in their last digits.
            strongest = ((-round(strength[min(whom, n), max(whom, n)], 6), people.ids[n]) for n in others)
            best, id_ = min(strongest, default=None), people.ids[whom]
            self._best.pop(whom, None)
            if best is not None:
                self._best[whom] = (id_ in self.layers.anchored[self.layer], best[0], id_, best[1])

    def first(self) -> tuple[str | None, str | None]:
        """Whom of the layer, and who is tied to them: those first who did not lay it down for longer yet."""
        best = min(self._best.values(), default=None)
        return (None, None) if best is None else (best[2], best[3])

    def _ends(self, whom: int) -> list[int]:
        layers = self._people.layers
        known = self._people.known[whom]
        return [n for n in known if self.layer not in layers[n] and layers[n][:1] != MESSENGERS]


def served_first(proposed: Sequence[Conversation], layer: str) -> tuple[Conversation, ...]:
    """The same conversations, and of those that add as many ways to another layer each, first what also serves `layer`.

    Only neighbours that stand by themselves change places, so that what is told of each stays true.
    """
    found = list(proposed)
    tied = {place for one in found for place in one.together_with}
    tied |= {n for n, one in enumerate(found) if one.together_with}
    for _pass in found:
        for n in range(len(found) - 1):
            one, next_ = found[n], found[n + 1]
            alike = one.after - one.before == next_.after - next_.before > 0 and one.steps == next_.steps == 1
            if alike and not {n, n + 1} & tied and one.layer != layer == next_.layer:
                found[n], found[n + 1] = next_, one
    return tuple(found)
