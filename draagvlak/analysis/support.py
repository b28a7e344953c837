"""The second half of the report: how far each governance layer carries the network, and whom to talk to next."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from draagvlak.analysis.carrying import ANCHORS, Evidence, LayerLevel, holder_level, layer_level, order_of
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

    `strengths` is asked of pairs in order, each once.
    """

    ids: Sequence[str]
    layers: Sequence[tuple[str, ...]]
    known: Sequence[Set[int]]
    strengths: Callable[[Sequence[Pair]], Sequence[float]]

    def members(self, layer: str) -> list[str]:
        return [id_ for id_, layers in zip(self.ids, self.layers, strict=True) if layer in layers]


def around(network: Network) -> Around:
    def strengths(pairs: Sequence[Pair]) -> list[float]:
        weights = dict(zip(network.ties, network.weights, strict=True))
        return [weights[pair] for pair in pairs]

    return Around(network.ids, network.layers, network.neighbours(), strengths)


def carried(support: Support, people: Around, as_of: date) -> Carried:
    """Every governance layer measured on `as_of`, and the next conversation about support."""
    members = {layer: dict.fromkeys(people.members(layer), ()) for layer in GOVERNANCE_LAYERS}
    holders = {layer: support.holders.get(layer, members[layer]) for layer in GOVERNANCE_LAYERS}
    bodies = {layer: support.of_bodies.get(layer, members[layer]) for layer in GOVERNANCE_LAYERS}
    levels = {layer: layer_level(found, as_of) for layer, found in holders.items()}
    talk = _next_talk(levels, holders, people, as_of)
    places = {
        place: {layer: layer_level(found, as_of) for layer, found in of_place.items()}
        for place, of_place in support.places.items()
    }
    return Carried(levels, {layer: layer_level(found, as_of) for layer, found in bodies.items()}, talk, places)


def _next_talk(levels: Mapping[str, LayerLevel], holders: Holders, people: Around, as_of: date) -> SupportTalk | None:
    """With the layer that is furthest from being carried: the lowest level, counting one that drops soon as dropped.

    In the way comes before unknown, unknown before known; of layers alike the contested, then the one that decides
    most. A layer in which nobody is known waits: first somebody must be found.
    """
    open_ = [layer for layer, level in levels.items() if holders[layer] and not _is_settled(level, as_of)]
    if not open_:
        return None
    layer = min(open_, key=lambda name: (_soon(levels[name], as_of), not levels[name].contested, -RANK[name]))
    whom, through = _strongest(holders[layer], layer, people, as_of)
    level = levels[layer]
    return SupportTalk(layer, level.level, _drops_soon(level, as_of), whom, through)


def _is_settled(level: LayerLevel, as_of: date) -> bool:
    return level.level == ANCHORS and not level.contested and not _drops_soon(level, as_of)


def _drops_soon(level: LayerLevel, as_of: date) -> bool:
    return level.drops_on is not None and level.drops_on <= as_of + timedelta(days=HORIZON)


def _soon(level: LayerLevel, as_of: date) -> int:
    return order_of(level.drops_to if _drops_soon(level, as_of) else level.level)


def _strongest(
    holders: Mapping[str, Sequence[Evidence]], layer: str, people: Around, as_of: date
) -> tuple[str | None, str | None]:
    """The strongest active tie from outside into the layer, to those first who did not lay it down for longer yet."""
    levels = {id_: order_of(holder_level(evidence, as_of).level) for id_, evidence in holders.items()}
    inside = [n for n, id_ in enumerate(people.ids) if id_ in levels]
    ends = [
        (whom, through)
        for whom in inside
        for through in people.known[whom]
        if layer not in people.layers[through] and people.layers[through][:1] != MESSENGERS
    ]
    if not ends:
        return None, None
    pairs = sorted({(min(pair), max(pair)) for pair in ends})
    strength = dict(zip(pairs, people.strengths(pairs), strict=True))

    def order(pair: Pair) -> tuple[bool, float, str, str]:
        whom, through = (people.ids[n] for n in pair)
        # Strengths that are kept up to date differ from those made anew in their last digits.
        return levels[whom] >= ANCHORS, -round(strength[min(pair), max(pair)], 6), whom, through

    whom, through = min(ends, key=order)
    return people.ids[whom], people.ids[through]


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
