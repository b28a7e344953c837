"""What is known about a network before anything is measured: people, contacts, and ties without a date."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the network; `layers` as in analysis.layers, the first is the main one, empty where unknown."""

    id: str
    name: str
    layers: tuple[str, ...] = ()
    organisation: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Something dated that people (ids, in the order of the list) did together; after `as_of` it is planned."""

    on: date
    participants: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class KnownTie:
    """Two people (ids) who know each other, from a list or network file without dates: it does not fade."""

    a: str
    b: str
    weight: float = 1.0


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
