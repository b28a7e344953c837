"""When no few introductions add a way: the fewest that would, one leading to the next, and the first of them."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from draagvlak.analysis.conversations.introductions import Introductions, Pair, pair_of
from draagvlak.analysis.conversations.residual import Known, Ways

State = tuple[int, int, int]  # person; where in the walk; who is walking, -1 where that doesn't matter
INTO, OUT, WALKING = 0, 1, 2


@dataclass(frozen=True)
class Chain:
    """`steps` introductions add a way; `first` is one that can be had today."""

    first: Pair
    steps: int


def cheapest_chain(way: Ways, asked: Introductions) -> Chain | None:
    """The fewest introductions that add a way to `way`, any layers apart; None where people are not connected at all
    or every first step was refused.

    Meeting somebody h ties away takes h − 1 introductions, each through the person met before. So the fewest are a
    shortest way through the residual graph in which a walk of h ties costs h − 1 (successive shortest paths,
    Ahuja, Magnanti & Orlin 1993): a search with steps of 0 and 1.
    """
    came, end, steps = _search(_in_order(way, asked), asked)
    if end is None:
        return None
    firsts = [pair for pair in _introductions(came, end, asked) if asked.allows(pair)]
    return Chain(min(firsts, key=asked.cost), steps) if firsts else None


class InOrder:
    """Whom each person knows, by id: so the ways found are the same in whatever order ties were noted."""

    def __init__(self, known: Known, ids: Sequence[str]) -> None:
        self.known, self.ids = known, ids

    def __len__(self) -> int:
        return len(self.known)

    def __getitem__(self, person: int) -> list[int]:
        return sorted(self.known[person], key=self.ids.__getitem__)


def _in_order(way: Ways, asked: Introductions) -> Ways:
    ids = asked.setting.ids
    sources = sorted(way.sources, key=ids.__getitem__)
    return Ways(InOrder(way.known, ids), sources, way.sinks, way.most).grown()


def _search(way: Ways, asked: Introductions) -> tuple[dict[State, State | None], State | None, int]:
    wary = {person for pair in asked.refused for person in pair}
    ends = set(way.ends())
    starts = sorted(way.starts(), key=asked.setting.ids.__getitem__)
    cost: dict[State, int] = {(person, INTO, -1): 0 for person in starts}
    came: dict[State, State | None] = dict.fromkeys(cost)
    queue, done = deque(cost), set()
    while queue:
        state = queue.popleft()
        if state in done:
            continue
        done.add(state)
        if state[1] == OUT and state[0] in ends:
            return came, state, cost[state]
        for other, more in _steps(state, way, asked, wary):
            if other not in cost or cost[state] + more < cost[other]:
                cost[other], came[other] = cost[state] + more, state
                (queue.append if more else queue.appendleft)(other)
    return came, None, 0


def _steps(state: State, way: Ways, asked: Introductions, wary: set[int]) -> list[tuple[State, int]]:
    person, where, walker = state
    if where == WALKING:
        further: list[tuple[State, int]] = [((other, WALKING, walker), 1) for other in asked.in_order(person)]
        met = person != asked.away and (walker < 0 or pair_of(walker, person) not in asked.refused)
        return [*further, ((person, INTO, -1), 0)] if met else further
    onward = [(max(found, ~found), found < 0) for found in way.onward(~person if where == OUT else person)]
    steps: list[tuple[State, int]] = [
        ((other, OUT if is_out else INTO, -1), 0)
        for other, is_out in sorted(onward, key=lambda found: asked.setting.ids[found[0]])
    ]
    if where == OUT:
        who = person if person in wary else -1
        steps += [((other, WALKING, who), 0) for other in asked.in_order(person)]
        steps += [((other, INTO, -1), 1) for other in sorted(asked.once(person), key=asked.setting.ids.__getitem__)]
    return steps


def _introductions(came: dict[State, State | None], end: State, asked: Introductions) -> list[Pair]:
    """Those that the way found asks for and that a mutual contact, or having been in touch, allows."""
    states: list[State] = []
    state: State | None = end
    while state is not None:
        states.append(state)
        state = came[state]
    pairs, walk = [], [states[-1][0]]
    for before, now in pairwise(reversed(states)):
        if now[1] == WALKING:
            walk.append(now[0])
            continue
        if before[1] == WALKING:
            pairs += [pair_of(a, b) for a, b in zip(walk, walk[2:], strict=False)]
        elif before[0] != now[0] and asked.is_quiet((before[0], now[0])):
            pairs.append(pair_of(before[0], now[0]))
        walk = [now[0]]
    return pairs
