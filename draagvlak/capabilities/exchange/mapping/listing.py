"""What a list says once its columns are understood: people, contacts, and everything that was not taken along.

Codes of notes (worded in exchange.wording). Of a row left out: date-missing, date-unreadable(text),
date-impossible(text), date-no-year(text), nobody, too-many-present(limit), too-many-pairs;
no-name where it is a row of a list of people; of a row of evidence: evidence-nobody, evidence-who-unknown(text),
evidence-no-layer(text), evidence-nothing-said, evidence-unclear(text), evidence-several-kinds(text),
evidence-kind-unknown(text), evidence-ends-before(text), evidence-too-many(limit). To be known:
planned(count), day-first-assumed(text), order-mixed(text), date-range(text), last-name-first(text),
names-joined(a, b), not-a-name(text, count), one-participant(count), function-unknown(text, count),
sheet-ignored(name), sheet-hidden(name), cells-hidden, evidence-by-function(text, name),
organisations-listed(name, count), number-wrong(text), membership-unclear(text), owner-unnamed, owner-taken(name),
director-proposed(name), director-unknown(name),
no-contacts, register-number-dropped(column), register-number-blanked(count), relation-taken(relation, others).
Told of `duplicates` where nobody is asked: possible-duplicate(a, b, reason), more-duplicates(count).
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from draagvlak.analysis import records
from draagvlak.analysis.records import KnownTie, Records
from draagvlak.capabilities.exchange.mapping.gathered import Contacts, ListedContact
from draagvlak.capabilities.exchange.readers.table import Note


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
    `day_first` is None where no date of the table can tell; then day first is taken, and said. `is_mixed` where some of
    its dates can only be day first and others only month first.
    """

    name: str
    shape: str
    header_row: int
    columns: tuple[ColumnGuess, ...]
    day_first: bool | None = None
    month_first_possible: bool = False
    last_name_first: bool = False
    comma_sample: str = ""
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """The whole proposal; `layers` gives for each word of a function its layer, "" for none, None for still to ask.

    `relation` is the one that is read of a network file that holds several; `relations` all that were kept of it.
    """

    tables: tuple[TableMapping, ...]
    layers: dict[str, str | None]
    relation: str | None = None
    relations: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> "Mapping":
        tables = []
        for table in given["tables"]:
            columns = tuple(ColumnGuess(**{**c, "samples": tuple(c["samples"])}) for c in table["columns"])
            tables.append(TableMapping(**{**table, "columns": columns}))
        relations = (given.get("relation"), tuple(given.get("relations", ())))  # lists of before have neither
        return cls(tuple(tables), dict(given["layers"]), *relations)


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


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people (ids) who may be one, and why: name, initials, accents, order, suffix, organisation or email."""

    a: str
    b: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """What a row says of an organisation; `kind` as in network.choices.OrganisationKind, "" where no word tells it.

    It `belongs` to the network, also where none of its people does, from `since` up to and including `until`.
    """

    name: str
    kind: str = ""
    enterprise_number: str = ""
    association_code: str = ""
    municipality: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    belongs: bool = True
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ListedEvidence:
    """A sign of support as a row says it: of a person (an id) or of a body (its kind, and the words of the list).

    `kind` as in support.choices.EvidenceKind; `layer` is where it counts.
    """

    on: date
    kind: str
    layer: str
    person: str = ""
    body: str = ""
    body_name: str = ""
    until: date | None = None
    text: str = ""
    source: str = ""
    address: str = ""
    municipality: str = ""
    sheet: str = ""
    row: int = 0


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
    evidence: tuple[ListedEvidence, ...] = ()
    described: tuple[ListedOrganisation, ...] = ()  # organisations that have a row of their own
    evidence_left_out: int = 0  # rows of sheets with evidence; they are in `skipped` too

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
