"""The best set of up to k introductions: proven best where it can be, else the best that was found.

Objective 1 asks which layers gain ways. A set that takes a layer from κ to t holds a tie that leaves what the source
reaches in the residual graph and from which the sink is at most r // (t − κ) ties away, r being how many ties are
left (an augmenting way uses new ties, and t − κ ways share none). Branching on those ties alone misses no set.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import product

from draagvlak.analysis.conversations.introductions import Introductions, Pair
from draagvlak.analysis.conversations.joining import Groups
from draagvlak.analysis.conversations.links import Links
from draagvlak.analysis.conversations.looked import Looked
from draagvlak.analysis.conversations.pool import Order, Pool
from draagvlak.analysis.conversations.reach import Reach
from draagvlak.analysis.conversations.residual import MOST, Ways
from draagvlak.analysis.conversations.setting import Setting

TIE = 100  # work of one tie more, where it reaches little that was not reached
LOOK = 10  # work of asking whether a tie may lead to a better set
Layers = dict[str, int]


class TooMany(Exception):  # noqa: N818 not an error: the search stops and says so
    """More work than a proposal may take."""


@dataclass(frozen=True)
class State:
    """Ties chosen, the ways to each layer that could have more, and the pieces joined."""

    chosen: tuple[Pair, ...]
    ways: dict[str, Ways]
    groups: Groups


@dataclass(frozen=True)
class Found:
    """A set of ties, the sorted ways it reaches, and its place in the order of objectives 2 to 5."""

    pairs: tuple[Pair, ...]
    paths: tuple[int, ...]
    order: Order


def most_ways(sources: Set[int], groups: Mapping[str, Set[int]]) -> Layers:
    """How many ways to each layer there can be, counted no further than matters."""
    return {layer: min(MOST, len(people), len(sources)) for layer, people in groups.items()}


def open_ways(setting: Setting, paths: Layers) -> dict[str, Ways]:
    """The ways to each layer to which more could lead."""
    most = most_ways(setting.sources, setting.groups)
    narrow = [layer for layer, count in most.items() if paths[layer] < count]
    known = setting.known_without_director if narrow else []
    return {layer: Ways(known, setting.sources, setting.groups[layer], most[layer]).grown() for layer in narrow}


class Search:
    """Sets of up to so many `ties` among `introductions`. `work` bounds the states of the residual graph looked at.

    `paths`: ways to each known layer now, counted up to three; `ways`: the open ones, where they were found before.
    `top` is the best set found so far; `looked` holds what an earlier search looked at.
    """

    def __init__(
        self,
        introductions: Introductions,
        links: Links,
        paths: Layers,
        ties: int,
        ways: Mapping[str, Ways] | None = None,
        looked: Looked | None = None,
    ) -> None:
        self.asked, self.links, self.joining = introductions, links, links.joining
        self.paths, self.ties = paths, ties
        self._looked = looked or Looked()
        self._reaches: dict[tuple[frozenset[Pair], str], Reach] = {}
        self._states: dict[frozenset[Pair], State] = {}
        self.work: int | None = None  # no bound
        self.open = dict(open_ways(introductions.setting, paths) if ways is None else ways)
        self.top = self.found(self.now(), 0)

    def now(self) -> State:
        return State((), self.open, frozenset())

    def sorted_paths(self, ways: dict[str, Ways] | Layers) -> tuple[int, ...]:
        counts = {**self.paths, **{layer: way if isinstance(way, int) else way.value for layer, way in ways.items()}}
        return tuple(sorted(min(MOST, count) for count in counts.values()))

    def tied(self, state: State, pair: Pair) -> State:
        place = frozenset((*state.chosen, pair))
        found = self._states.get(place)
        if found is None:
            found = self._states[place] = self._tied(state, pair)
        return found

    def _tied(self, state: State, pair: Pair) -> State:
        self._spend(TIE * len(state.ways))
        chosen, held = (*state.chosen, pair), self._looked.ways
        place = frozenset(chosen)
        if place not in held:
            held[place] = {
                layer: way if way.value == way.most else way.with_tie(*pair) for layer, way in state.ways.items()
            }
        return State(chosen, held[place], self.joining.joined(state.groups, pair))

    def _spend(self, work: int) -> None:
        if self.work is not None:
            self.work -= work
            if self.work < 0:
                raise TooMany

    def order(self, pairs: tuple[Pair, ...], groups: Groups) -> Order:
        jumps = sum(self.asked.jump(pair) for pair in pairs)
        return (*self.joining.value(groups), jumps, len(pairs), sorted(map(self.asked.key, pairs)))

    def found(self, state: State, ties: int) -> Found:
        """`state` with the best ties between pieces that there is room for."""
        *_, more = self.links.choice.best(state.groups, ties)
        pairs = (*state.chosen, *more)
        return Found(pairs, self.sorted_paths(state.ways), self.order(pairs, self.joining.groups_of(pairs)))

    def targets(self) -> list[Layers]:
        """What each open layer might be brought to, the best first (leximin); not all can be had."""
        ranges = [range(way.value, min(way.most, way.value + self.ties) + 1) for way in self.open.values()]
        every = [dict(zip(self.open, counts, strict=True)) for counts in product(*ranges)]
        return sorted(every, key=self.sorted_paths, reverse=True)

    def best(self) -> None:
        """Brings `top` to the best set of all. Raises TooMany, and `top` is then the best that was seen."""
        for target in self.targets():
            if self.sorted_paths(target) < self.top.paths:
                break
            self._visit(self.now(), target, set())

    def keep(self, found: Found) -> None:
        self.top = min(self.top, found, key=lambda some: ([-n for n in some.paths], some.order))

    def _visit(self, state: State, target: Layers, seen: set[frozenset[Pair]]) -> None:
        left = self.ties - len(state.chosen)
        missing = {layer: n - state.ways[layer].value for layer, n in target.items() if n > state.ways[layer].value}
        if not missing:
            self.keep(self.found(state, left))
            return
        pool, paths = self._towards(state, missing, left), self.sorted_paths(target)
        for place, pair in enumerate(pool.pairs):
            self._spend(LOOK)
            top, joined = self.top, self.joining.joined(state.groups, pair)
            if paths == top.paths and not pool.may_beat(
                top.order, state.chosen, state.groups, place, pool.needed, left
            ):
                break
            more = (*state.chosen, pair)
            chosen = frozenset(more)
            if chosen in seen:
                continue
            seen.add(chosen)
            if paths > top.paths or pool.may_beat(top.order, more, joined, place + 1, pool.needed - 1, left - 1):
                self._visit(self.tied(state, pair), target, seen)

    def _towards(self, state: State, missing: Layers, left: int) -> Pool:
        """Ties of which any set that brings what is missing holds at least so many as ways are missing.

        A tie that is on no way to a layer leaves one tie less for that layer: where all are needed, it is left out.
        """
        nothing = Pool(self.asked, self.links, (), 0)
        if max(missing.values()) > left:
            return nothing
        rooms: list[tuple[Reach, int, int, bool]] = []
        for layer, count in missing.items():
            reach = self._reach(state, layer)
            if count * reach.least > left:
                return nothing
            rooms.append((reach, left - (count - 1) * reach.least, count, count * reach.least == left))
            self._spend(reach.work_of_crossing(rooms[-1][1]))
        fewest, needed = min(
            ((reach.crossing_for(count, room), count) for reach, room, count, _ in rooms), key=lambda one: len(one[0])
        )
        tight = [(reach, room) for reach, room, _, is_tight in rooms if is_tight]
        ties = fewest
        for reach, room in tight:
            ties = [pair for pair in ties if reach.holds(pair, room)]
        if left == 1:  # the last tie: what else it does is told by the pieces it joins
            ties = self._one_each(state.groups, ties)
        return Pool(self.asked, self.links, ties, needed)

    def _one_each(self, groups: Groups, ties: list[Pair]) -> list[Pair]:
        """Of those that join `groups` alike the one that costs least, which comes first."""
        found: dict[Groups, Pair] = {}
        for pair in ties:
            found.setdefault(self.joining.joined(groups, pair) if self.joining.may_join(pair) else groups, pair)
        return list(found.values())

    def crossing(self, state: State, layer: str, within: int) -> list[Pair]:
        """Ties of which every way of at most `within` new ties to the layer holds one; those that cost least first."""
        reach = self._reach(state, layer)
        self._spend(reach.work_of_crossing(within))
        return reach.crossing(within)

    def _reach(self, state: State, layer: str) -> Reach:
        """How far the ties that are left reach. What an earlier search looked at costs as much as if none had."""
        place, held = (frozenset(state.chosen), layer), self._looked.reaches
        found = self._reaches.get(place)
        if found is None:
            found = held.get(place)
            if found is None:
                found = held[place] = Reach(state.ways[layer], self.asked, self.ties - len(state.chosen), self.ties)
            self._reaches[place] = found
            self._spend(2 * len(self.asked.known) + found.work)
        return found
