"""Who directs the network: as given, as a column says, or proposed (whose list it is, or who meets most)."""

from collections import Counter
from collections.abc import Callable, Sequence

from draagvlak.capabilities.exchange.mapping.layers import is_director, is_surely_director
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.mapping.names import WRITER
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.readers.table import Note

CLEARLY = 2.0  # so many times the contacts of the next person
ENOUGH = 5  # contacts, before anybody is proposed
Found = tuple[str | None, str, list[Note]]


def director_of(
    people: Sequence[ListedPerson],
    count: Callable[[], Counter[str]],
    everybody: People,
    given: str | None,
    whose: str | None = None,
) -> Found:
    """The director's id or None, where that comes from, and what is to be said of it.

    `whose` list it is, is known on the web; `count` gives how often each id met somebody. Each is asked only where
    nothing before it tells.
    """
    if given:
        return _given(people, everybody, given)
    told = [person.id for person in people if everybody.directs.get(person.id)]
    if len(told) == 1:
        return told[0], "column", []
    if not told and everybody.directs:
        return None, "none", []
    named = [person for person in people if is_surely_director(person.function)]
    named = named or [person for person in people if is_director(person.function)]
    if len(named) == 1:
        return named[0].id, "column", []
    writer = everybody.named(WRITER)
    if writer:
        return everybody.kept(writer.id), "proposed", [Note("director-wrote-it", {"name": writer.name})]
    owner = everybody.named(whose) if whose else None
    if owner:
        return everybody.kept(owner.id), "proposed", [Note("director-brought-it", {"name": owner.name})]
    return _who_meets_most(people, count)


def _given(people: Sequence[ListedPerson], everybody: People, given: str) -> Found:
    found = everybody.named(given)
    ids = {person.id for person in people}
    if found and everybody.kept(found.id) in ids:
        return everybody.kept(found.id), "given", []
    if given in ids:
        return given, "given", []
    return None, "none", [Note("director-unknown", {"name": given})]


def _who_meets_most(people: Sequence[ListedPerson], count: Callable[[], Counter[str]]) -> Found:
    (first, most), (_, next_) = (count().most_common(2) + [("", 0)] * 2)[:2]
    if most >= ENOUGH and most >= CLEARLY * next_:
        name = next(person.name for person in people if person.id == first)
        return first, "proposed", [Note("director-proposed", {"name": name})]
    return None, "none", []
