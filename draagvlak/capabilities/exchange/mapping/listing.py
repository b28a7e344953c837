"""What a list says once its columns are understood: people, contacts, and everything that was not taken along.

Codes of notes (worded in exchange.wording). Of a row left out: date-missing, date-unreadable(text),
date-impossible(text), date-no-year(text), nobody, too-many-present(limit), too-many-pairs. To be known:
planned(count), day-first-assumed(text), order-mixed(text), date-range(text), last-name-first(text),
names-joined(a, b), not-a-name(text, count), one-participant(count), function-unknown(text, count),
sheet-ignored(name), sheet-hidden(name), cells-hidden, evidence-not-read(name), organisations-listed(name, count),
owner-unnamed, owner-taken(name), director-proposed(name), director-unknown(name), no-contacts,
register-number-dropped(column), register-number-blanked(count), relation-taken(relation, others).
"""

import marshal
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from draagvlak.analysis import records
from draagvlak.analysis.records import KnownTie, Records
from draagvlak.capabilities.exchange.readers.table import Note

BLOCK = 1000  # contacts packed together


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column (index from 0) is taken to hold, why (a code), and up to three of its values as text."""

    index: int
    header: str
    field: str
    reason_code: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What one table is taken to be. `header_row` is a row number of the file, 0 where there is none.

    `last_name_first` says that "Peeters, An" is one person; `comma_sample` is such a text, where the question matters.
    `day_first` is None where no date of the table can tell; then day first is taken, and said.
    """

    name: str
    shape: str
    header_row: int
    columns: tuple[ColumnGuess, ...]
    day_first: bool | None = None
    month_first_possible: bool = False
    last_name_first: bool = False
    comma_sample: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The whole proposal; `layers` gives for each word of a function its layer, "" for none, None for still to ask."""

    tables: tuple[TableMapping, ...]
    layers: dict[str, str | None]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> "Mapping":
        tables = []
        for table in given["tables"]:
            columns = tuple(ColumnGuess(**{**c, "samples": tuple(c["samples"])}) for c in table["columns"])
            tables.append(TableMapping(**{**table, "columns": columns}))
        return cls(tuple(tables), dict(given["layers"]))


@dataclass(slots=True)
class ListedPerson:
    id: str
    name: str
    layers: tuple[str, ...] = ()
    function: str = ""
    organisation: str = ""
    municipality: str = ""
    email: str = ""
    reference: str = ""  # as our own files bear it (basics.references)
    is_listed: bool = False  # has a row of one's own, and is not only named in others
    is_layerless: bool = False  # the list says that there is no layer


class ListedContact(NamedTuple):
    on: date
    participants: tuple[str, ...]
    kind: str
    subject: str
    sheet: str
    row: int
    reference: str = ""


class Contacts:
    """Contacts in the order in which they came, kept small: they can be walked again, and are nowhere all at once."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.planned = 0  # after `as_of`
        self._references = 0
        self._packed: list[bytes] = []
        self._loose: list[ListedContact] = []
        self._owner: tuple[str, list[range]] = ("", [])

    def add(self, contact: ListedContact) -> None:
        self._loose.append(contact)
        self.planned += contact[0] > self.as_of
        self._references += bool(contact.reference)
        if len(self._loose) == BLOCK:
            block = [(on.toordinal(), *rest) for on, *rest in self._loose]
            self._packed.append(zlib.compress(marshal.dumps(block), 1))
            self._loose = []

    def take_owner(self, id_: str, places: list[range]) -> None:
        """Somebody took part first in all contacts at `places`, ranges that follow each other."""
        self._owner = id_, places

    def __len__(self) -> int:
        return len(self._packed) * BLOCK + len(self._loose)

    def __iter__(self) -> Iterator[ListedContact]:
        owner, places = self._owner
        if not places:
            return self._walk()
        return (
            contact._replace(participants=tuple(dict.fromkeys((owner, *contact.participants))))
            if any(n in place for place in places)
            else contact
            for n, contact in enumerate(self._walk())
        )

    def referenced(self) -> Iterator[ListedContact]:
        """Those that a file of ours knows by a reference."""
        return (contact for contact in self if contact.reference) if self._references else iter(())

    def met(self) -> Counter[str]:
        """How often each person took part in something by now."""
        if self._owner[1]:
            return Counter(id_ for contact in self if contact.on <= self.as_of for id_ in contact.participants)
        now, found = self.as_of.toordinal(), Counter[str]()
        for block in self._blocks():
            found.update(chain.from_iterable(row[1] for row in block if row[0] <= now))
        return found

    def _blocks(self) -> Iterator[list[tuple[int, tuple[str, ...], str, str, str, int, str]]]:
        for packed in self._packed:
            yield marshal.loads(zlib.decompress(packed))  # noqa: S302 these bytes never left this process
        yield [(on.toordinal(), *rest) for on, *rest in self._loose]  # type: ignore[misc]

    def _walk(self) -> Iterator[ListedContact]:
        for block in self._blocks():
            for day, *rest in block:
                yield ListedContact(_day(day), *rest)


@lru_cache(maxsize=20_000)
def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people (ids) who may be one, and why: name, initials, accents, order, suffix, organisation or email."""

    a: str
    b: str
    reason: str


@dataclass(frozen=True)
class Listing:
    """Everything read. `director_source` is given, column, proposed or none; `rows_read` counts contact rows."""

    people: tuple[ListedPerson, ...]
    gathered: Contacts
    known_ties: tuple[KnownTie, ...]
    director: str | None
    director_source: str
    rows_read: int
    skipped: tuple[Note, ...]
    warnings: tuple[Note, ...]
    duplicates: tuple[Duplicate, ...]
    unknown_functions: dict[str, int] = field(default_factory=dict)
    owner_implied: bool = False

    @property
    def contacts(self) -> tuple[ListedContact, ...]:
        """All of them at once; to walk over many, `gathered` does not hold them."""
        return tuple(self.gathered)

    @property
    def organisations(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(person.organisation for person in self.people if person.organisation))

    def records(self) -> Records:
        return Records(
            people=tuple(records.Person(p.id, p.name, p.layers, p.organisation, p.municipality) for p in self.people),
            contacts=tuple(records.Contact(c.on, c.participants, c.kind) for c in self.gathered),
            known_ties=self.known_ties,
            director=self.director,
        )
