"""What is known about a network before anything is measured: people, contacts, ties without a date, and
evidence of support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from draagvlak.analysis.carrying import Evidence

Holders = Mapping[str, Mapping[str, Sequence[Evidence]]]  # by layer, its office-holders (ids) with their evidence


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the network; `layers` as in analysis.layers, the first is the main one, empty where unknown."""

    id: str
    name: str
    layers: tuple[str, ...] = ()
    organisation: str = ""
    municipality: str = ""

    def __reduce__(self) -> tuple[type["Person"], tuple[object, ...]]:
        """To another process they go by thousands: what `dataclass` does for that takes twice as long."""
        return Person, (self.id, self.name, self.layers, self.organisation, self.municipality)


@dataclass(frozen=True, slots=True)
class Contact:
    """Something dated that people (ids, in the order of the list) did together; after `as_of` it is planned."""

    on: date
    participants: tuple[str, ...]
    kind: str = ""

    def __reduce__(self) -> tuple[type["Contact"], tuple[object, ...]]:
        """As of a person."""
        return Contact, (self.on, self.participants, self.kind)


@dataclass(frozen=True, slots=True)
class KnownTie:
    """Two people (ids) who know each other, from a list or network file without dates: it does not fade."""

    a: str
    b: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sign:
    """Whose a piece of evidence is, a person (id) or a body (its name); `kind` in its own words, as it was noted."""

    kind: str
    person: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """On `on` others took office in a layer, which stood at `before` until then."""

    on: date
    before: int | None


@dataclass(frozen=True)
class Support:
    """What is known of who stands behind the network. A layer that isn't in `holders` has whoever belongs to it, of
    whom nothing is known. `of_bodies`: the same from evidence that names nobody. `signs` by the id of evidence.
    `places`: by municipality, where the network spans several, the holders of each.
    """

    holders: Holders = field(default_factory=dict)
    of_bodies: Holders = field(default_factory=dict)
    signs: Mapping[str, Sign] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    places: Mapping[str, Holders] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Records:
    """All that a list or the database says of one network, ready to be measured.

    `spans`: the municipalities it is said to span, where it is said; also those in which nobody is known yet.
    """

    people: tuple[Person, ...]
    contacts: tuple[Contact, ...] = ()
    known_ties: tuple[KnownTie, ...] = ()
    director: str | None = None
    refused: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # pairs not to propose, smallest id first
    spans: tuple[str, ...] = ()
    support: Support = field(default_factory=Support)
