"""Who could be brought together: near enough, not tied, and with somebody who knows both, or once well acquainted."""

from collections.abc import Iterable
from functools import cached_property

from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import RANK

Pair = tuple[int, int]
NEAR_POVERTY = {"association", "partner_organisation", "colleague"}


def is_near(network: Network, a: int, b: int) -> bool:
    """Whether two main layers lie close enough for ordinary life (METHOD §4)."""
    first, second = (network.layers[n][0] if network.layers[n] else None for n in (a, b))
    if first is None or second is None:
        return False
    if "people_in_poverty" in (first, second) and NEAR_POVERTY & {first, second}:
        return True
    return abs(RANK[first] - RANK[second]) <= 2


def jump(network: Network, a: int, b: int) -> int:
    """How many layers lie between two people, by main layer; an unknown one counts as the first."""
    ranks = [RANK[network.layers[n][0]] if network.layers[n] else 0 for n in (a, b)]
    return abs(ranks[0] - ranks[1])


def pair_of(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


class Introductions:
    """The pairs that may be proposed: not tied, without the director, not refused, with a common active contact or
    once tied and gone quiet. Found two steps away from a person, when asked: never a list of all pairs.
    """

    def __init__(
        self, network: Network, refused: Iterable[Pair] = (), quiet: Iterable[Pair] = (), far: bool = False
    ) -> None:
        self.network, self.far = network, far
        self.away = network.director
        self.refused, self.quiet = frozenset(refused), frozenset(quiet)
        if self.quiet:
            self.quiet -= frozenset(network.ties)
        self._once: dict[int, set[int]] = {}
        for a, b in self.quiet:
            self._once.setdefault(a, set()).add(b)
            self._once.setdefault(b, set()).add(a)
        self._partners: dict[int, frozenset[int]] = {}

    @cached_property
    def known(self) -> list[set[int]]:
        return self.network.neighbours()

    @cached_property
    def place(self) -> dict[int, int]:
        """Where everybody stands in the order of ids, however people are numbered."""
        ordered = sorted(range(self.network.size), key=lambda n: self.network.ids[n])
        return {person: place for place, person in enumerate(ordered)}

    def with_far(self) -> "Introductions":
        return Introductions(self.network, self.refused, self.quiet, far=True)

    def known_without_director(self) -> list[set[int]]:
        if self.away is None:
            return self.known
        away = {self.away}
        return [set() if n == self.away else known - away for n, known in enumerate(self.known)]

    def once(self, person: int) -> set[int]:
        """Those whom `person` was once in touch with and who may be proposed again."""
        return {other for other in self._once.get(person, ()) if self.allows((person, other))}

    def in_order(self, person: int) -> list[int]:
        return sorted(self.known[person], key=self.place.__getitem__)

    def partners(self, person: int) -> frozenset[int]:
        """Everybody who may be tied to `person`."""
        found = self._partners.get(person)
        if found is None:
            found = self._partners[person] = frozenset(self._asked(person))
        return found

    def _asked(self, person: int) -> list[int]:
        if person == self.away:
            return []
        known = self.known[person]
        second = set().union(*(self.known[other] for other in known)) | self._once.get(person, set())
        second -= known | {person}
        second.discard(-1 if self.away is None else self.away)
        return [
            other
            for other in second
            if (self.far or is_near(self.network, person, other)) and pair_of(person, other) not in self.refused
        ]

    def allows(self, pair: Pair) -> bool:
        a, b = pair
        if self.away in pair or a == b or b in self.known[a] or pair_of(a, b) in self.refused:
            return False
        if not self.far and not is_near(self.network, a, b):
            return False
        return pair_of(a, b) in self.quiet or not self.known[a].isdisjoint(self.known[b])

    def jump(self, pair: Pair) -> int:
        return jump(self.network, *pair)

    def key(self, pair: Pair) -> Pair:
        return pair_of(self.place[pair[0]], self.place[pair[1]])

    def cost(self, pair: Pair) -> tuple[int, Pair]:
        return self.jump(pair), self.key(pair)

    def introducer(self, pair: Pair) -> int | None:
        """Who knows both: the director where that is so, else the smallest id; None for a quiet tie without."""
        common = self.known[pair[0]] & self.known[pair[1]]
        if self.away is not None and self.away in common:
            return self.away
        return min(common, key=self.place.__getitem__, default=None)
