"""People who are alike: whichever of them is tied, as much is reached. Only the first of them by id need a look."""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from functools import cached_property

from draagvlak.analysis.conversations.setting import Setting

MOST_TIES = 10  # of any set that is looked for
Kind = tuple[frozenset[int], frozenset[int], frozenset[int], tuple[str, ...]]


class Twins:
    """Who are alike: they know the same others, were `once` in touch with the same, are `refused` to the same, and
    stand in the same layers; they all know each other, or none of them does.

    A set of ties holds at most two people for each of them. Somebody in it who is alike with so many people, all with
    smaller ids, can change places with one of them who is not in it: the new set reaches as much, and its ids are
    smaller. So the best set, in which the smallest ids decide, holds nobody who comes so late (orbits of an
    automorphism group, as in Margot 2002).
    """

    def __init__(
        self, setting: Setting, once: Callable[[int], Set[int]], refused: Mapping[int, Collection[int]]
    ) -> None:
        self._setting, self._once, self._refused = setting, once, refused
        self._kinds: dict[int, tuple[Kind, Kind]] = {}
        self._crowded: set[int] = set()  # who were alike with so many that some of them came late

    def forget(self, people: Iterable[int]) -> None:
        """They may know others than before."""
        for person in people:
            self._kinds.pop(person, None)

    def late(self, people: Collection[int], ties: int) -> set[int]:
        """Those of `people` whom the best set of up to so many `ties` does not hold for certain."""
        if len(people) <= 2 * ties:
            return set()
        alike: dict[Kind, list[int]] = {}
        for person in sorted(people, key=self._setting.ids.__getitem__):
            for kind in self.kinds(person):
                alike.setdefault(kind, []).append(person)
        crowds = [group for group in alike.values() if len(group) > 2 * ties]
        self._crowded.update(*crowds)
        return {person for group in crowds for person in group[2 * ties :]}

    @cached_property
    def late_of_all(self) -> set[int]:
        """Those of everybody whom no best set holds, however many ties it may have."""
        return self.late(range(self._setting.size), MOST_TIES)

    def is_crowded(self, person: int, ties: int) -> bool:
        """Whether so many are alike with `person`, or were when it was last asked, that some of them may come late."""
        known = self._setting.known[person]
        if person in self._crowded:
            return True
        if not known or person == self._setting.director:
            return False
        beside = min((self._setting.known[other] for other in known), key=len)  # whoever is alike knows them too
        kinds = set(self.kinds(person))
        some = (other for other in beside if len(self._setting.known[other]) == len(known))
        return sum(not kinds.isdisjoint(self.kinds(other)) for other in some) >= 2 * ties

    def kinds(self, person: int) -> tuple[Kind, Kind]:
        """What makes others alike with `person`: those who don't know them, and those who do."""
        found = self._kinds.get(person)
        if found is None:
            known = frozenset(self._setting.known[person])
            others = frozenset(self._once(person)) - known, frozenset(self._refused.get(person, ()))
            layers = tuple(self._setting.layers[person])
            found = self._kinds[person] = (known, *others, layers), (known | {person}, *others, layers)
        return found
