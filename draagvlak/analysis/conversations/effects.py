"""What each proposed conversation does: by itself, or only together with another one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from draagvlak.analysis.conversations.introductions import Pair, is_near
from draagvlak.analysis.conversations.search import Search
from draagvlak.analysis.layers import RANK

Layers = dict[str, int]


@dataclass(frozen=True)
class Conversation:
    """An introduction: `a` and `b` (ids) meet through `introducer`; ways to `layer` go from `before` to `after`.

    `kind` is "new", or "revive" for two who were once in touch and for whom no introducer is needed ("" where nobody
    knows both). `far`: their layers lie far apart. `together_with`: places (from 0) in the proposal of the
    conversations without which `after` is not reached. `joined`: pairs of people who would reach each other without
    the director, and don't now. `steps`: introductions it takes until a way is added, where this is only the first.
    """

    a: str
    b: str
    introducer: str
    layer: str
    kind: str
    far: bool
    before: int
    after: int
    joined: int = 0
    together_with: tuple[int, ...] = ()
    steps: int = 1


def conversations_of(search: Search, pairs: Sequence[Pair]) -> tuple[Conversation, ...]:
    """What reaches most by itself comes first."""
    alone = {pair: _ways(search, (pair,)) for pair in pairs}
    ordered = sorted(
        pairs,
        key=lambda pair: (
            [-n for n in search.sorted_paths(alone[pair])],
            search.order((pair,), search.joining.groups_of((pair,))),
        ),
    )
    return tuple(_told(search, ordered, place) for place in range(len(ordered)))


def _ways(search: Search, pairs: Sequence[Pair]) -> Layers:
    state = search.now()
    if not state.ways:
        return {}
    for pair in pairs:
        state = search.tied(state, pair)
    return {layer: way.value for layer, way in state.ways.items()}


def _told(search: Search, ordered: list[Pair], place: int) -> Conversation:
    """A way is told of one conversation only, unless it takes several: nothing is counted twice."""
    now = _ways(search, ())
    before, after = _ways(search, ordered[:place]), _ways(search, ordered[: place + 1])
    alone = _ways(search, ordered[place : place + 1])
    gained = [layer for layer in now if alone[layer] > now[layer] and after[layer] > before[layer]]
    if gained:
        layer = min(gained, key=lambda name: (now[name], -RANK[name]))
        return _conversation(search, ordered[place], layer, (now[layer], alone[layer]))
    with_others = _together(search, ordered, place, [layer for layer in now if alone[layer] == now[layer]])
    if with_others is not None:
        layer, others, reached = with_others
        return _conversation(search, ordered[place], layer, (now[layer], reached), others)
    layer = _beside(search, ordered[place])
    return _conversation(search, ordered[place], layer, (search.paths.get(layer, 0),) * 2)


def _together(
    search: Search, ordered: list[Pair], place: int, layers: list[str]
) -> tuple[str, tuple[int, ...], int] | None:
    """The fewest others with which this one adds a way that they don't add without it."""
    others = [n for n in range(len(ordered)) if n != place]
    if not layers:
        return None
    for count in range(1, len(others) + 1):
        for some in combinations(others, count):
            without = _ways(search, [ordered[n] for n in some])
            together = _ways(search, [ordered[n] for n in (*some, place)])
            gained = [layer for layer in layers if together[layer] > without[layer]]
            if gained:
                layer = min(gained, key=lambda name: (without[name], -RANK[name]))
                return layer, some, together[layer]
    return None


def _beside(search: Search, pair: Pair) -> str:
    """Where no way is added: the layer of the two with fewest ways, else the one with fewest of all."""
    layers = [layer for person in pair for layer in search.asked.setting.layers[person]]
    known = [layer for layer in layers if layer in search.paths] or list(search.paths)
    return min(known or layers, key=lambda name: (search.paths.get(name, 0), -RANK[name]))


def _conversation(
    search: Search, pair: Pair, layer: str, ways: tuple[int, int], others: tuple[int, ...] = ()
) -> Conversation:
    asked = search.asked
    ids = asked.setting.ids
    first, second = sorted(pair, key=ids.__getitem__)
    introducer = asked.introducer(pair)
    return Conversation(
        a=ids[first],
        b=ids[second],
        introducer="" if introducer is None else ids[introducer],
        layer=layer,
        kind="revive" if asked.is_quiet(pair) else "new",
        far=not is_near(asked.setting, *pair),
        before=ways[0],
        after=ways[1],
        joined=search.joining.pairs_joined(pair),
        together_with=others,
    )


def first_step(search: Search, pair: Pair, layer: str, steps: int) -> Conversation:
    """The first introduction of a chain to `layer`; no way is added yet."""
    return replace(_conversation(search, pair, layer, (search.paths[layer],) * 2), steps=steps)
