"""Who could be brought together: near enough, not tied, and with somebody who knows both, or once well acquainted."""

from collections.abc import Callable, Collection, Iterable, Set
from itertools import product

from draagvlak.analysis.conversations.beside import Beside
from draagvlak.analysis.conversations.setting import Setting
from draagvlak.analysis.conversations.twins import Twins
from draagvlak.analysis.layers import LAYERS, RANK

Pair = tuple[int, int]
Named = tuple[str, str]
Cost = tuple[int, Named]  # layers jumped, names
Apart = tuple[Cost, Pair]
People = tuple[int, ...]
Once = Callable[[int], Set[int]]
MANY = 2000  # people with whom somebody may be tied: from here on only the first of those who are alike
NEAR_POVERTY = {"association", "partner_organisation", "colleague"}
NEAR = {
    first: frozenset(
        second
        for second in LAYERS
        if abs(RANK[first] - RANK[second]) <= 2
        or ("people_in_poverty" in (first, second) and NEAR_POVERTY & {first, second})
    )
    for first in LAYERS
}


def never(_person: int) -> Set[int]:
    """Nobody was ever in touch."""
    return frozenset()


def is_near(setting: Setting, a: int, b: int) -> bool:
    """Whether two main layers lie close enough for ordinary life (METHOD §4)."""
    first, second = setting.layers[a], setting.layers[b]
    return bool(first and second) and second[0] in NEAR[first[0]]


def jump(setting: Setting, a: int, b: int) -> int:
    """How many layers lie between two people, by main layer; an unknown one counts as the first."""
    first, second = setting.layers[a], setting.layers[b]
    return abs((RANK[first[0]] if first else 0) - (RANK[second[0]] if second else 0))


def pair_of(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


class Introductions:
    """The pairs that may be proposed: not tied, without the director, not refused, with a common active contact or
    once tied and gone quiet. Found two steps away from a person, when asked: never a list of all pairs.

    `once` tells with whom somebody once had an active tie; those who still have one are not asked for.
    """

    def __init__(self, setting: Setting, refused: Iterable[Pair] = (), once: Once = never, far: bool = False) -> None:
        self.setting, self.far, self.known = setting, far, setting.known
        self.away = setting.director
        self.refused = frozenset(refused)
        self._refused_to: dict[int, set[int]] = {}
        for a, b in self.refused:
            self._refused_to.setdefault(a, set()).add(b)
            self._refused_to.setdefault(b, set()).add(a)
        self.once_of = once
        self._partners: dict[int, frozenset[int]] = {}
        self.twins = Twins(setting, once, self._refused_to)
        self._costs: dict[Pair, Cost] = {}
        self._beside: dict[People, Best] = {}
        self._revived: dict[int, tuple[Set[int], Apart | None]] = {}
        self.beside = Beside(setting)
        self._far: Introductions | None = None

    def with_far(self) -> "Introductions":
        """The same and the far ones; like what it holds itself, made once."""
        if self._far is None:
            self._far = Introductions(self.setting, self.refused, self.once_of, far=True)
            self._far.twins = self.twins
        return self._far

    def is_quiet(self, pair: Pair) -> bool:
        """Whether two, once in touch, no longer are."""
        return pair[1] in self.once_of(pair[0]) and pair[1] not in self.known[pair[0]]

    def once(self, person: int) -> set[int]:
        """Those whom `person` was once in touch with and who may be proposed again."""
        return {other for other in self.once_of(person) if self.allows((person, other))}

    def in_order(self, person: int) -> list[int]:
        return sorted(self.known[person], key=self.setting.ids.__getitem__)

    def partners(self, person: int) -> frozenset[int]:
        """Everybody who may be tied to `person`."""
        found = self._partners.get(person)
        if found is None:
            found = self._partners[person] = frozenset(self._asked(person))
        return found

    def forget(self, people: Iterable[int]) -> None:
        """They may be tied to others than before."""
        some = list(people)
        self.twins.forget(some)
        for person in some:
            self._partners.pop(person, None)
        if self._far is not None:
            self._far.forget(some)

    def _asked(self, person: int) -> Iterable[int]:
        if person == self.away or not (self.far or self.setting.layers[person]):
            return []
        known = self.known[person]
        second = set().union(self.once_of(person), *(self.known[other] for other in known))
        second -= known | {person, -1 if self.away is None else self.away} | self._refused_to.get(person, set())
        if len(second) > MANY:
            late = self.twins.late_of_all
            second = set() if person in late else second - late
        if self.far:
            return second
        layers, near = self.setting.layers, NEAR[self.setting.layers[person][0]]
        return [other for other in second if layers[other] and layers[other][0] in near]

    def allows(self, pair: Pair) -> bool:
        a, b = pair
        if self.away in pair or a == b or b in self.known[a] or pair_of(a, b) in self.refused:
            return False
        if not self.far and not is_near(self.setting, a, b):
            return False
        return not self.known[a].isdisjoint(self.known[b]) or b in self.once_of(a)

    def jump(self, pair: Pair) -> int:
        return jump(self.setting, *pair)

    def key(self, pair: Pair) -> Named:
        """Their ids, smallest first: by these, pairs alike are put in order, however people are numbered."""
        a, b = self.setting.ids[pair[0]], self.setting.ids[pair[1]]
        return (a, b) if a < b else (b, a)

    def cost(self, pair: Pair) -> Cost:
        """What it costs to bring them together. What they are never changes, so each pair is looked at once."""
        found = self._costs.get(pair)
        if found is None:
            found = self._costs[pair] = self.jump(pair), self.key(pair)
        return found

    def apart(self, pair: Pair) -> Apart | None:
        """What it costs to bring together two who don't reach each other without the director; None where that may not
        be.
        """
        may = (self.far or is_near(self.setting, *pair)) and pair_of(*pair) not in self.refused
        return (self.cost(pair), pair_of(*pair)) if may else None

    def best_between(self, here: Iterable[int], there: Collection[int]) -> Apart | None:
        """The pair that costs least of some of one piece and some of another."""
        found = (self.apart(pair) for pair in product(here, there))
        return min((one for one in found if one is not None), default=None)

    def best_beside(self, here: People) -> "Best":
        """The same of some of one piece and any others, by these others. That never changes: each is looked at once."""
        found = self._beside.get(here)
        if found is None:
            found = self._beside[here] = Best(self, here)
        return found

    def best_once(self, person: int, others: Set[int]) -> Apart | None:
        """The one that costs least of a person and `others`. Where these are as last time, none is looked at."""
        held = self._revived.get(person)
        if held is None or held[0] != others:
            held = self._revived[person] = (others, self.best_between((person,), others))
        return held[1]

    def introducer(self, pair: Pair) -> int | None:
        """Who knows both: the director where that is so, else the smallest id; None for a quiet tie without."""
        common = self.known[pair[0]] & self.known[pair[1]]
        if self.away is not None and self.away in common:
            return self.away
        return min(common, key=self.setting.ids.__getitem__, default=None)


class Best(dict[People, Apart | None]):
    """The pair that costs least of some people and some others, by these others."""

    def __init__(self, asked: Introductions, people: People) -> None:
        self._asked, self._people = asked, people

    def __missing__(self, others: People) -> Apart | None:
        found = self[others] = self._asked.best_between(self._people, others)
        return found
