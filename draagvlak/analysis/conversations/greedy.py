"""A good set of introductions, step by step: where the search for the best begins, and what is left when it stops."""

from heapq import nsmallest

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.search import Search, State

MOST_TRIED = 60  # ties tried in one step that looks two ahead, and in one exchange


def gains(search: Search, state: State, most: int = 1) -> list[tuple[tuple[int, ...], Pair]]:
    """Up to `most` ties that alone add ways to some layer, with the sorted ways then; best first. No way is sought
    anew.
    """
    more: dict[Pair, tuple[str, ...]] = {}
    now = {layer: way.value for layer, way in state.ways.items()}
    open_layers = [layer for layer, way in state.ways.items() if way.value < way.most]
    for layer in open_layers:
        found = search.crossing(state, layer, 1)
        for pair in found[:most] if len(open_layers) == 1 else found:
            more[pair] = (*more.get(pair, ()), layer)
    paths = {
        gained: search.sorted_paths({layer: count + (layer in gained) for layer, count in now.items()})
        for gained in set(more.values())
    }
    order = {gained: [-n for n in counts] for gained, counts in paths.items()}
    ordered = nsmallest(most, more, key=lambda pair: (order[more[pair]], search.asked.cost(pair)))
    return [(paths[more[pair]], pair) for pair in ordered]


def step_by_step(search: Search) -> State:
    """The tie that gains most, and again; where none gains, the two that gain together (κ is not submodular)."""
    state, ties = search.now(), search.ties
    while len(state.chosen) < ties:
        singles = gains(search, state)
        if singles:
            state = search.tied(state, singles[0][1])
            continue
        two = _two_ahead(search, state) if len(state.chosen) + 2 <= ties else None
        if two is None:
            break
        state = two
    search.keep(search.found(state, ties - len(state.chosen)))
    return state


def _two_ahead(search: Search, state: State) -> State | None:
    open_layers = [layer for layer, way in state.ways.items() if way.value < way.most]
    for layer in sorted(open_layers, key=lambda name: state.ways[name].value):
        best: tuple[list[int], State, Pair] | None = None
        for pair in search.crossing(state, layer, 2)[:MOST_TRIED]:
            first = search.tied(state, pair)
            singles = gains(search, first)
            if singles and (best is None or [-n for n in singles[0][0]] < best[0]):
                best = [-n for n in singles[0][0]], first, singles[0][1]
        if best is not None:
            return search.tied(best[1], best[2])
    return None


def exchange(search: Search) -> None:
    """One round: leave out each tie of the best set known and put the one in its place that reaches most."""
    for left_out in search.top.pairs:
        state = search.now()
        for pair in search.top.pairs:
            if pair != left_out:
                state = search.tied(state, pair)
        room = search.ties - len(state.chosen)
        search.keep(search.found(state, room))
        for _, pair in gains(search, state, MOST_TRIED):
            search.keep(search.found(search.tied(state, pair), room - 1))
