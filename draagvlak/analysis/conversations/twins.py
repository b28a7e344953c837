"""People who are alike: whichever of them is tied, as much is reached. Only the first of them by id need a look."""

from collections.abc import Collection

from draagvlak.analysis.conversations.introductions import Introductions, Kind, Pair

FEW = 60  # ties: so many are looked at as they are


class Twins:
    """Picks from ties those that the best set of up to so many `ties` may hold.

    People are alike who know the same others, were in touch with the same, may not be brought together with the same,
    and stand in the same layers; they all know each other, or none of them does. A set holds at most two people for
    each of its ties. Somebody in it who is alike with more people than that, all with smaller ids, can change places
    with one of them who is not in it: the new set reaches as much, and its ids are smaller. So the best set, in which
    the smallest ids decide, holds nobody like that (orbits of an automorphism group, as in Margot 2002).
    """

    def __init__(self, asked: Introductions, ties: int) -> None:
        self._asked, self._most = asked, 2 * ties

    def first_of(self, pairs: list[Pair]) -> list[Pair]:
        """`pairs` in their order, without those that the best set does not hold for certain."""
        late = self._late({person for pair in pairs for person in pair}) if len(pairs) > FEW else None
        return [pair for pair in pairs if late.isdisjoint(pair)] if late else pairs

    def _late(self, people: Collection[int]) -> set[int]:
        """Those of `people` before whom enough who are alike come."""
        alike: dict[Kind, list[int]] = {}
        for person in sorted(people, key=self._asked.setting.ids.__getitem__):
            for kind in self._asked.kinds(person):
                alike.setdefault(kind, []).append(person)
        return {person for group in alike.values() for person in group[self._most :]}
