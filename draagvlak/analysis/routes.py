"""The people on each of many ways, by their ids, kept while ways become others."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from draagvlak.analysis.paths import Flow, Way

Named = tuple[str, ...]


class Routes:
    """`flow.routes()` as ids: where few ways became others, only these are walked again."""

    def __init__(self, flow: Flow, ids: Sequence[str]) -> None:
        self.flow, self._ids = flow, ids
        self._ways = [(len(way), way) for way in flow.routes()]
        self._named = [self._name(way) for _, way in self._ways]
        flow.altered = set()

    def named(self) -> tuple[Named, ...]:
        if self.flow.altered:
            self._mend(self.flow.altered)
            self.flow.altered = set()
        return tuple(self._named)

    def _mend(self, altered: set[int]) -> None:
        way_of, leads = self._way_of, self.flow.leads
        for way in {way_of[person] for person in altered if person in way_of}:
            place = bisect_left(self._ways, (len(way), way))
            del self._ways[place], self._named[place]
            for person in way:
                del way_of[person]
        for way in {self.flow.route_of(person) for person in altered if person in leads}:
            place = bisect_left(self._ways, (len(way), way))
            self._ways.insert(place, (len(way), way))
            self._named.insert(place, self._name(way))
            way_of.update(dict.fromkeys(way, way))

    @cached_property
    def _way_of(self) -> dict[int, Way]:
        """On which way somebody is; only asked for where ways become others."""
        return {person: way for _, way in self._ways for person in way}

    def _name(self, way: Way) -> Named:
        return tuple(map(self._ids.__getitem__, way))


def on_every_way(flow: Flow) -> tuple[int, ...]:
    """The people whom no way goes round, in order from source to sink; `flow` must have found exactly one way.

    One walk along it (linear): whoever can be entered past a person of the way shows that this person can be avoided.
    """
    (way,) = flow.routes()
    steps = way if not flow.turned else way[::-1]
    place = {person: n for n, person in enumerate(steps)}
    seen = set(flow.starts)
    furthest = _beyond(flow, [start for start in flow.starts if start not in place], seen, place)
    furthest = max([furthest, *(n for n, person in enumerate(steps) if person in flow.starts)])
    needed = []
    for n, person in enumerate(steps):
        if furthest <= n:
            needed.append(person)
        if furthest == len(steps) or (person in flow.ends):
            break
        furthest = max(furthest, _beyond(flow, [person], seen, place))
    return tuple(needed if not flow.turned else needed[::-1])


def _beyond(flow: Flow, todo: list[int], seen: set[int], place: dict[int, int]) -> int:
    """How far along the way one gets from `todo` by steps beside it; its length where another end is reached."""
    furthest = 0
    while todo:
        person = todo.pop()
        if person in flow.ends and person not in place:
            return len(place)
        for other in flow.known[person]:
            if other in place:
                furthest = max(furthest, place[other])
            elif other not in seen and other != flow.away:
                seen.add(other)
                todo.append(other)
    return furthest
