"""The ways to the layers that could have more, without the director, kept while people and ties come and go."""

from collections.abc import Callable, Collection, Mapping, Set

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.residual import MOST, Ways
from draagvlak.analysis.conversations.search import most_ways
from draagvlak.analysis.live.room import Before, Room
from draagvlak.analysis.standing import Standing


class NarrowWays:
    """Told of each change once `whole` knows it. Ways are mended where a tie comes, and dropped, to be made again when
    asked for, where one goes on which they rest. The director's own ties change none.

    Ties that add no way, whatever else is tied, wait until the ways are asked for: so what was found from them stays
    good.
    """

    def __init__(self, whole: Standing) -> None:
        self.whole = whole
        self._known: list[set[int]] | None = None
        self._most: dict[str, int] = {}
        self._ways: dict[str, Ways] = {}
        self._rooms: dict[str, Room] = {}
        self._waiting: list[Pair] = []

    def of(self, paths: Mapping[str, int]) -> dict[str, Ways]:
        """Those to the layers to which more than `paths` could lead."""
        self._catch_up()
        most = self._most = most_ways(self.whole.sources, self.whole.layers)
        narrow = [layer for layer, count in most.items() if paths[layer] < count]
        self._ways = {layer: self._made(layer, most[layer]) for layer in narrow}
        self._rooms = {layer: room for layer, room in self._rooms.items() if layer in narrow}
        for layer, room in self._rooms.items():
            room.follow(self._ways[layer])
        return self._ways

    def lead_nowhere(self, people: Collection[int], once: Callable[[int], Set[int]]) -> bool:
        """Whether ties among these people, who don't include the director, add a way to none of the layers, whatever
        else is tied; `once` tells whom somebody was in touch with.
        """
        for layer, way in self._ways.items():
            if layer not in self._rooms:
                self._rooms[layer] = Room(self._without_director(), way)
        return all(room.holds(people, self._may_meet(once)) for room in self._rooms.values())

    def had_room(self, person: int) -> bool:
        """Whether this person, who isn't the director, had room to each of the layers before the ties that wait: so
        that all ways found since reach them.
        """
        before = Before(self._without_director(), self._waiting)
        return all(Room(before, way).has_room(person) for way in self._ways.values())

    def _may_meet(self, once: Callable[[int], Set[int]]) -> Callable[[int], Set[int]]:
        """To whom each person may be introduced, and a few more."""
        known = self._without_director()
        beside = set() if self.whole.director is None else self.whole.known[self.whole.director]
        away = {self.whole.director}

        def others(person: int) -> Set[int]:
            found = set().union(once(person), *(known[other] for other in known[person]))
            return (found | beside if person in beside else found) - away

        return others

    def _made(self, layer: str, most: int) -> Ways:
        held = self._ways.get(layer)
        if held is not None and held.most == most:
            return held
        return Ways(self._without_director(), self.whole.sources, self.whole.layers[layer], most).grown()

    def _without_director(self) -> list[set[int]]:
        """Whom each person knows but the director: the very sets of the whole, save where the director is in one."""
        if self._known is None:
            known, director = self.whole.known, self.whole.director
            away = set() if director is None else {director}
            self._known = [some if away.isdisjoint(some) else some - away for some in known]
            if director is not None:
                self._known[director] = set()
        return self._known

    def joined(self, person: int) -> bool:
        """Somebody new, without ties yet; whether they lead nowhere."""
        if self._known is not None:
            self._known.append(self.whole.known[person])
        is_source = person in self.whole.sources
        self._ways = {
            layer: way
            for layer, way in self._ways.items()
            if takes(way, person, is_source, person in self.whole.layers[layer])
        }
        is_more = most_ways(self.whole.sources, self.whole.layers) != self._most
        return not is_more and all(person not in way.sinks for way in self._ways.values())

    def tie_came(self, a: int, b: int) -> None:
        if self._ties_without_director(a, b, True):
            self._waiting.append((a, b))

    def tie_went(self, a: int, b: int) -> None:
        self._catch_up()
        if self._ties_without_director(a, b, False):
            self._ways = {layer: way for layer, way in self._ways.items() if not rests_on(way, a, b)}
        self._rooms.clear()

    def _catch_up(self) -> None:
        """Let the ways know of what waits."""
        for pair in self._waiting:
            more = {layer: mended(way, *pair) for layer, way in self._ways.items()}
            self._ways = {layer: way for layer, way in more.items() if way is not None}
        self._waiting.clear()

    def _ties_without_director(self, a: int, b: int, is_added: bool) -> bool:
        """Note a tie that came or went; whether it counts without the director."""
        whole, known = self.whole, self._known
        is_directors = whole.director in (a, b)
        if known is not None:
            for person, other in ((a, b), (b, a)):
                if is_directors and person != whole.director:
                    known[person] = whole.known[person] - {other} if is_added else whole.known[person]
                elif not is_directors and known[person] is not whole.known[person]:
                    (known[person].add if is_added else known[person].remove)(other)
        return not is_directors


def mended(way: Ways, a: int, b: int) -> Ways | None:
    """These ways once `known` has the tie a–b too; None where there can't be more of them then."""
    arcs = ((~a, b), (~b, a))
    goes_on = any(tail in way.reached and head not in way.reached for tail, head in arcs)
    comes_back = any(head in way.reaching and tail not in way.reaching for tail, head in arcs)
    if not goes_on and not comes_back:
        return way
    more = way.with_tie(a, b)
    if more.value == more.most:
        return None
    found = Ways(way.known, way.sources, way.sinks, way.most, more.value, more.leads, more.comes)
    found.reached, found.beyond = more.reached.settled(), more.beyond
    return found


def takes(way: Ways, person: int, is_source: bool, is_sink: bool) -> bool:
    """Somebody new, without ties yet, who stands in `known` and in the groups; False where it makes other ways."""
    if (is_source and is_sink) or way.most != min(MOST, len(way.sources), len(way.sinks)):
        return False
    if is_source:
        way.reached.fresh.update({person: None, ~person: person})
        way.reached.outs += 1
    elif "beyond" in way.__dict__:
        way.beyond.append(person)
    if is_sink:
        way.reaching.update((person, ~person))
    return True


def rests_on(way: Ways, a: int, b: int) -> bool:
    """Whether a way runs over the tie a–b, or what is known of either side might not hold without it."""
    if way.leads.get(a) == b or way.leads.get(b) == a or a in way.reaching or b in way.reaching:
        return True
    return any(head in way.reached and way.reached[head] == tail for tail, head in ((~a, b), (~b, a)))
