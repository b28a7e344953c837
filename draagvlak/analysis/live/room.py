"""Who has room around them: no tie or introduction among such people adds a way to a layer that is short of ways."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Set

from draagvlak.analysis.conversations.residual import Ways
from draagvlak.analysis.paths import Flow, KnownSets

MOST_APART = 60  # people without room who are followed, before it is sooner to search again
Partners = Callable[[int], Iterable[int]]


class Room:
    """Told of the ways to one layer, which lacks some that it could have.

    Somebody has room where as many ways as are lacking could end at them beside those there are. Whatever is tied,
    whoever has room is then on the near side of each smallest cut that still leaves a way lacking, so a tie to them
    crosses none (decision "What a contact cannot change"). People lie behind them where all they know, and all whom
    they may be introduced to, have room or lie behind as well, and none is of the layer: nor do ties to those.
    Who has room keeps it while ties come.
    """

    def __init__(self, known: KnownSets, way: Ways) -> None:
        self.known, self._roomy, self._lacking = known, set[int](), way.most - way.value
        self.follow(way)

    def follow(self, way: Ways) -> None:
        """Once ties came, and these are the ways."""
        if way.most - way.value > self._lacking:
            self._roomy.clear()
        self.way, self._lacking, self._on_ways = way, way.most - way.value, set(way.leads)

    def holds(self, people: Iterable[int], partners: Partners) -> bool:
        """Whether all of them have room or lie behind those who have, also once they are tied to one another."""
        todo = [person for person in people if not self.has_room(person)]
        met = set(todo)
        for person in todo:  # grows
            if person in self.way.sinks or len(todo) > MOST_APART:
                return False
            for other in (*self.known[person], *partners(person)):
                if other not in met and not self.has_room(other):
                    met.add(other)
                    todo.append(other)
        return True

    def has_room(self, person: int) -> bool:
        if person in self._roomy:
            return True
        found = self._room(person)
        if found:
            self._roomy.add(person)
        return found

    def _room(self, person: int) -> bool:
        needed = self._lacking - (person in self.way.sources and person not in self._on_ways)
        beside = self.known[person] - self._on_ways
        if len(beside) < needed:
            return False
        if sum(other in self.way.sources for other in beside) >= needed:
            return True
        others = Without(self.known, self._on_ways | {person})
        return Flow(others, set(self.way.sources), beside, limit=needed).value == needed


class Without:
    """Whom each person knows, once some have left."""

    def __init__(self, known: KnownSets, gone: Collection[int]) -> None:
        self.known, self.gone = known, frozenset(gone)

    def __len__(self) -> int:
        return len(self.known)

    def __getitem__(self, person: int) -> Set[int]:
        return frozenset() if person in self.gone else self.known[person] - self.gone


class Before:
    """Whom each person knew before some ties came."""

    def __init__(self, known: KnownSets, ties: Iterable[tuple[int, int]]) -> None:
        self.known, self.came = known, defaultdict[int, set[int]](set)
        for a, b in ties:
            self.came[a].add(b)
            self.came[b].add(a)

    def __len__(self) -> int:
        return len(self.known)

    def __getitem__(self, person: int) -> Set[int]:
        return self.known[person] - self.came[person] if person in self.came else self.known[person]
