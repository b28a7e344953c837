"""Several networks seen as one: who stands for whom, and what goes when one of their directors stops."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from draagvlak.analysis.anchoring import anchoring, anchoring_in
from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import known_layers, places_of, seen_from, sources_of
from draagvlak.analysis.records import Contact, KnownTie, Person, Records
from draagvlak.analysis.standing import flows

Same = Iterable[tuple[str, str]]
PLACELESS = ""


@dataclass(frozen=True)
class Part:
    """One of the networks: a key of its own, and what is known of it. Ids are nobody else's in any other part."""

    key: str
    records: Records


@dataclass(frozen=True)
class Joined:
    """`records` of all parts as one, without a director. `members`: by part, the ids that stand for its people.
    `directors`: by part, who directs it, where that is known. `became`: by id, who stands for them now.
    """

    records: Records
    members: dict[str, frozenset[str]]
    directors: dict[str, str]
    became: dict[str, str] = field(default_factory=dict)


def as_one(parts: Sequence[Part], same: Same = ()) -> Joined:
    """The parts as one network. `same`: pairs of ids that are one person, of whom the first in order stands for both,
    with the layers of both. What the same people did together on one day in two parts counts once.

    >>> from datetime import date
    >>> from draagvlak.analysis.records import Contact
    >>> one, other = Person("1", "An", ("colleague",)), Person("2", "An", ("association",))
    >>> parts = [Part("a", Records((one,), spans=("Aalter",))), Part("b", Records((other,), spans=("Deinze",)))]
    >>> found = as_one(parts, [("1", "2")])
    >>> [(person.id, person.layers, person.municipality) for person in found.records.people]
    [('1', ('colleague', 'association'), 'Aalter')]
    """
    became = standing_for([person.id for part in parts for person in part.records.people], same)
    people: dict[str, Person] = {}
    for part in parts:
        for person in part.records.people:
            here = _at_home(person, part.records.spans)
            first = people.setdefault(became[person.id], here)
            people[first.id] = replace(first, layers=tuple(dict.fromkeys(first.layers + here.layers)))
    return Joined(
        Records(
            people=tuple(people.values()),
            contacts=tuple(counted_once([part.records.contacts for part in parts], became)),
            known_ties=tuple(_ties(parts, became)),
            spans=tuple(dict.fromkeys(chain.from_iterable(part.records.spans for part in parts))),
        ),
        {part.key: frozenset(became[person.id] for person in part.records.people) for part in parts},
        {part.key: became[part.records.director] for part in parts if part.records.director},
        became,
    )


def standing_for(ids: Sequence[str], same: Same) -> dict[str, str]:
    """By id, the first in order of all that are one with it; pairs of whom one is not listed say nothing."""
    place, head = {id_: n for n, id_ in enumerate(ids)}, {id_: id_ for id_ in ids}

    def first(id_: str) -> str:
        while head[id_] != id_:
            id_ = head[id_]
        return id_

    for a, b in same:
        if a in place and b in place:
            low, high = sorted((first(a), first(b)), key=place.__getitem__)
            head[high] = low
    return {id_: first(id_) for id_ in ids}


def _at_home(person: Person, spans: Sequence[str]) -> Person:
    """Of a network in one municipality, who has none said is of that one."""
    return person if person.municipality or len(spans) != 1 else replace(person, municipality=spans[0])


def counted_once(parts: Iterable[Iterable[Contact]], became: Mapping[str, str]) -> Iterator[Contact]:
    """The contacts of all parts, of those who are known in `became`, by who stands for them; but one that stands in
    several parts, alike, as often as in the part that has it most. What nobody known was at is left out.
    """
    told: dict[tuple[object, ...], int] = {}
    for part in parts:
        here: dict[tuple[object, ...], int] = {}
        for one in part:
            there = tuple(dict.fromkeys(became[id_] for id_ in one.participants if id_ in became))
            mark = (one.on, one.kind.casefold(), frozenset(there))
            here[mark] = here.get(mark, 0) + 1
            if there and here[mark] > told.get(mark, 0):
                told[mark] = here[mark]
                yield replace(one, participants=there)


def _ties(parts: Sequence[Part], became: Mapping[str, str]) -> Iterable[KnownTie]:
    heaviest: dict[tuple[str, str], float] = {}
    for tie in chain.from_iterable(part.records.known_ties for part in parts):
        a, b = sorted((became[tie.a], became[tie.b]))
        if a != b:
            heaviest[a, b] = max(heaviest.get((a, b), 0.0), tie.weight)
    return [KnownTie(a, b, weight) for (a, b), weight in heaviest.items()]


@dataclass(frozen=True)
class Stood:
    """The stage of a network and the ways to each known layer (with, without its director), as the anchoring report
    says them (`report.make_report`), without what it proposes; and by municipality, where it spans several.
    """

    stage: int
    ways: dict[str, tuple[int, int]]
    places: dict[str, "Stood"] = field(default_factory=dict)


def stood(network: Network, spans: Sequence[str]) -> Stood:
    whole = anchoring(network)
    found = {place: anchoring_in(place, network, whole) for place in places_of(network.municipalities, spans)}
    places = {place: Stood(part.stage, part.paths) for place, part in found.items()}
    return Stood(min([whole.stage, *(part.stage for part in places.values())]), whole.paths, places)


def ways_in(network: Network, place: str = PLACELESS, away: str | None = None) -> dict[str, tuple[int, int]]:
    """How many ways lead to each known governance layer (of `place`), with and without somebody (an id), who neither
    begins nor ends one: a network must not lean on who holds it.
    """
    seen = seen_from(network, place) if place else network
    seen = replace(seen, director=seen.ids.index(away) if away in seen.ids else None)
    _names, sources = sources_of(seen)
    found = flows(seen, set(sources), {layer: set(people) for layer, people in known_layers(seen).items()})
    return {layer: (with_.value, without.value) for layer, (with_, without) in found.items()}


@dataclass(frozen=True)
class Lost:
    """What goes when the director of one part stops: by layer, the ways that lead to it with and without them."""

    part: str
    place: str
    ways: dict[str, tuple[int, int]]


def lost_with(joined: Joined, network: Network, places: Mapping[str, str]) -> list[Lost]:
    """For each part with a known director, in the joined `network`; `places`: the municipality of each part, where it
    is one alone. A network in one municipality only is looked at whole.
    """
    several = places_of(network.municipalities, joined.records.spans)
    found = []
    for part, director in joined.directors.items():
        place = places.get(part, PLACELESS)
        place = place if place in several else PLACELESS
        found.append(Lost(part, place, ways_in(network, place, director)))
    return found
