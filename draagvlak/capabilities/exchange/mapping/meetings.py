"""Contacts of several people, out of the dated pairs of a network file, or of rows with one person each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import TableMapping
from draagvlak.capabilities.exchange.readers.table import Note, Table


class Meetings:
    """Gathers pairs that bear one mark, day and texts into one contact; a pair without a mark is a contact of its own.

    People stay in the order in which the pairs name them.
    """

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.found: dict[tuple[object, ...], tuple[int, dict[str, None]]] = {}

    def add(self, day: date, pair: tuple[str, str], texts: Sequence[str], row: int) -> None:
        """`texts` are the mark, the kind and the subject."""
        mark, *said = texts
        key = (day, *said, mark) if mark else (day, *said, row)
        _, there = self.found.setdefault(key, (row, {}))
        there.update(dict.fromkeys(pair))

    def contacts(self) -> Iterator[ListedContact]:
        for key, (row, there) in self.found.items():
            yield ListedContact(key[0], tuple(there), str(key[1]), str(key[2]), self.sheet, row)  # type: ignore[arg-type]


@dataclass
class Together:
    """Rows of a sheet that are one contact: those that bear one mark on one day, and those beside one merged day that
    say nothing else of their own.
    """

    sheet: str
    below: frozenset[int]  # rows whose day stands in a cell merged with the row above
    found: dict[tuple[object, ...], ListedContact] = field(default_factory=dict)
    last: tuple[object, ...] = ()
    joined: int = 0

    def add(self, contact: ListedContact, mark: str) -> None:
        says = contact.kind, contact.subject
        above = self.found.get(self.last) if contact.row in self.below else None
        if above is not None and (not any(says) or says == (above.kind, above.subject)):
            key = self.last
        else:
            key = (contact.on, mark) if mark else (contact.on, contact.row)
            contact = contact._replace(subject=contact.subject or mark)
        known = self.found.get(key)
        if known is not None:
            there = tuple(dict.fromkeys((*known.participants, *contact.participants)))
            self.joined += 1
            contact = known._replace(participants=there)
        self.found[key], self.last = contact, key

    def told(self) -> list[Note]:
        return [Note("rows-joined", {"count": self.joined}, self.sheet)] if self.joined else []


def together(table: Table, how: TableMapping) -> Together | None:
    """Where rows of this sheet of contacts may be one contact."""
    when = {column.index for column in how.columns if column.field == "date"}
    below = frozenset(
        row for column, first, last in table.merged if column in when for row in range(first + 1, last + 1)
    )
    by_mark = any(column.field == "contact" for column in how.columns)
    return Together(table.name, below) if below or by_mark else None
