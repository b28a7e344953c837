"""People who are alike: whichever of them is tied, as much is reached. Only the first of them by id need a look."""

from collections.abc import Collection

from draagvlak.analysis.conversations.introductions import Introductions, Kind


def come_late(asked: Introductions, people: Collection[int], ties: int) -> set[int]:
    """Those of `people` whom the best set of up to so many `ties` does not hold for certain.

    People are alike who know the same others, were once in touch with the same, may not be brought together with the
    same, and stand in the same layers; they all know each other, or none of them does. A set holds at most two people
    for each of its ties. Somebody in it who is alike with so many people, all with smaller ids, can change places with
    one of them who is not in it: the new set reaches as much, and its ids are smaller. So the best set, in which the
    smallest ids decide, holds nobody like that (orbits of an automorphism group, as in Margot 2002).
    """
    most = 2 * ties
    if len(people) <= most:
        return set()
    alike: dict[Kind, list[int]] = {}
    for person in sorted(people, key=asked.setting.ids.__getitem__):
        for kind in asked.kinds(person):
            alike.setdefault(kind, []).append(person)
    return {person for group in alike.values() for person in group[most:]}


def are_many_alike(asked: Introductions, person: int, ties: int = 3) -> bool:
    """Whether `person` is alike with so many that some of them may come late."""
    known = asked.known[person]
    if not known or person == asked.away:
        return False
    beside = min((asked.known[other] for other in known), key=len)  # who is alike with them knows whomever they know
    kinds = set(asked.kinds(person))
    some = (other for other in beside if len(asked.known[other]) == len(known))
    return sum(not kinds.isdisjoint(asked.kinds(other)) for other in some) >= 2 * ties
