"""What is written, whatever the format: a network's people, contacts and ties, and what names them in a file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping.absence import is_away, parted
from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, ListedOrganisation, ListedPerson
from draagvlak.capabilities.exchange.mapping.names import WRITERS, bare, identity, names_in, with_email

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
NO_LAYER = "none"


@dataclass(frozen=True)
class Held:
    """A network to write. `people` in the order in which they came, which tells people of one name apart on return;
    `contacts` can be walked more than once and is never held whole; `director` is an id or None.
    """

    name: str
    people: Sequence[ListedPerson]
    contacts: Iterable[ListedContact]
    ties: Sequence[KnownTie]
    director: str | None
    evidence: Sequence[ListedEvidence] = ()
    organisations: Sequence[ListedOrganisation] = ()  # of which more is known than their name

    @cached_property
    def called(self) -> dict[str, str]:
        """By id, how a cell names somebody: by name, with the id behind it where the name alone could mislead."""
        borne = Counter(identity(person.name) for person in self.people)
        return {person.id: _called(person, borne[identity(person.name)] == 1) for person in self.people}


class Pair(NamedTuple):
    """Two people (ids): `contact` is the number of the contact that joined them, or None for a known tie."""

    a: str
    b: str
    contact: int | None
    weight: float = 1.0
    date: str = ""
    kind: str = ""
    subject: str = ""


def pairs(held: Held) -> Iterator[Pair]:
    """Everybody with everybody of each contact, in the order of its people, then the known ties.

    A contact of one person joins nobody: formats of pairs cannot hold it.
    """
    for number, contact in enumerate(held.contacts, start=1):
        texts = (contact.on.isoformat(), written(contact.kind), written(contact.subject))
        for a, b in combinations(contact.participants, 2):
            yield Pair(a, b, number, 1.0, *texts)
    for tie in held.ties:
        yield Pair(tie.a, tie.b, None, tie.weight)


def written(text: str) -> str:
    """The text without what no format can hold: control characters but for tab and line ends, half characters."""
    return UNWRITABLE.sub("", text)


def layer_codes(person: ListedPerson) -> str:
    """For formats that other programs read: the layers' codes, said also where there are none."""
    return "; ".join(person.layers) or NO_LAYER


def _called(person: ListedPerson, is_alone: bool) -> str:
    parts = names_in(person.name)
    if _says_more(person.name):
        return f"#{person.id}"
    if is_alone and parts == [person.name] == [bare(person.name)] and "#" not in person.name:
        return person.name
    # A lone "&" or "en" between others would part them again when it is read back.
    whole = [part for part in parts if len(names_in(f"a {part} b")) == 1]
    return f"{' · '.join(whole)} #{person.id}".strip()


def _says_more(name: str) -> bool:
    """Whether a name would in a cell say who was not there, where mail goes, or who wrote the list."""
    is_plain = parted(name) == (name, ()) and not is_away(name) and with_email(name) == (name, "")
    return not is_plain or identity(name) in WRITERS
