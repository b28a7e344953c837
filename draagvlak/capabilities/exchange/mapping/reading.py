"""From tables and what they mean to people and contacts, row by row; what cannot be read is noted with its row."""

from collections import Counter
from collections.abc import Mapping as Chosen
from collections.abc import Sequence
from datetime import date

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.dates import BadDate, is_ambiguous, read_date
from draagvlak.capabilities.exchange.mapping.directing import director_of
from draagvlak.capabilities.exchange.mapping.listing import ListedContact, Listing, Mapping, TableMapping
from draagvlak.capabilities.exchange.mapping.matrices import (
    acquaintances,
    attendance,
    body_of,
    columns_of,
    given_by,
    header_of,
)
from draagvlak.capabilities.exchange.mapping.meetings import Meetings
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.mapping.values import at, text_of, weight_of
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Table

FIRST = ("nodes", "people", "organisations")  # who is who, before what they did


class Reading:
    """One pass over a book; dates and cells with names are read once however often they stand there."""

    def __init__(self, book: Book, mapping: Mapping, as_of: date, same: Chosen[str, str]) -> None:
        self.book, self.as_of = book, as_of
        self.people = People(mapping.layers, same)
        self.contacts: list[ListedContact] = []
        self.ties: dict[tuple[str, str], float] = {}
        self.skipped: list[Note] = []
        self.warnings: list[Note] = list(book.notes)
        self.rows_read = 0
        self.alone = 0
        self.days: dict[tuple[bool, Cell], date | BadDate] = {}
        pairs = list(zip(book.tables, mapping.tables, strict=True))
        for table, how in sorted(pairs, key=lambda pair: pair[1].shape not in FIRST):
            self._table(table, how)

    def _table(self, table: Table, how: TableMapping) -> None:
        if how.shape == "ignore":
            self.warnings.append(Note("sheet-ignored", {"name": table.name}, table.name))
        elif how.shape == "evidence":
            self.warnings.append(Note("evidence-not-read", {"name": table.name}, table.name))
        else:
            getattr(self, f"_{how.shape}")(table, how)

    def _nodes(self, table: Table, how: TableMapping) -> None:
        self._people(table, how)

    def _people(self, table: Table, how: TableMapping) -> None:
        where = columns_of(how)
        for number, row in table.rows:
            if number <= how.header_row:
                continue
            given = given_by(row, where)
            if not self.people.listed(given, by_id=how.shape == "nodes"):
                self.skipped.append(Note("nobody", {}, table.name, number))

    def _organisations(self, table: Table, how: TableMapping) -> None:
        """Organisations without people tell nothing about ties; they are known once somebody belongs to them."""

    def _contacts(self, table: Table, how: TableMapping) -> None:
        where = columns_of(how)
        when, who = where.get("date", -1), where.get("participants", -1)
        kind, subject = where.get("kind", -1), where.get("subject", -1)
        first = how.day_first is not False
        self._tell_order(table, how, when)
        for number, row in table.rows:
            if number <= how.header_row:
                continue
            self.rows_read += 1
            day = self._day(at(row, when), first)
            if isinstance(day, BadDate):
                self.skipped.append(Note(day.code, {"text": day.text}, table.name, number))
            present = self.people.in_cell(at(row, who))
            if isinstance(day, BadDate):
                continue
            if not present:
                self.skipped.append(Note("nobody", {}, table.name, number))
                continue
            if len(present) == 1:
                self.alone += 1
            texts = (text_of(at(row, kind)), text_of(at(row, subject)))
            self.contacts.append(ListedContact(day, present, *texts, table.name, number))

    def _tell_order(self, table: Table, how: TableMapping, when: int) -> None:
        if how.day_first is not False and how.month_first_possible:
            unsure = ((n, at(row, when)) for n, row in table.rows if n > how.header_row)
            number, cell = next(((n, cell) for n, cell in unsure if is_ambiguous(cell)), (None, ""))
            self.warnings.append(Note("day-first-assumed", {"text": str(cell)}, table.name, number))

    def _day(self, cell: Cell, day_first: bool) -> date | BadDate:
        key = (day_first, cell)
        if key not in self.days:
            self.days[key] = read_date(cell, day_first, self.book.epoch_1904)
        return self.days[key]

    def _attendance(self, table: Table, how: TableMapping) -> None:
        header = header_of(table, how)
        present, unnamed = attendance(table, how, self.people)
        self.skipped += [Note("nobody", {}, table.name, number) for number in unnamed]
        unsure = [header[n] for n in present if is_ambiguous(header[n])]
        if unsure and how.day_first is None:
            self.warnings.append(Note("day-first-assumed", {"text": str(unsure[0])}, table.name, how.header_row))
        for n, ids in present.items():
            self.rows_read += 1
            day = self._day(header[n], how.day_first is not False)
            if isinstance(day, BadDate):
                self.skipped.append(Note(day.code, {"text": day.text}, table.name, how.header_row))
            elif ids:
                there = tuple(dict.fromkeys(ids))
                self.contacts.append(ListedContact(day, there, "", "", table.name, how.header_row))

    def _acquaintance(self, table: Table, how: TableMapping) -> None:
        self.rows_read += sum(1 for _ in body_of(table, how))
        for a, b, weight in acquaintances(table, how, self.people):
            self._tie(a, b, weight)

    def _ties(self, table: Table, how: TableMapping) -> None:
        where = columns_of(how)
        meetings = Meetings(table.name)
        for number, row in body_of(table, how):
            self.rows_read += 1
            pair = self._pair(table, row, where)
            if pair is None:
                self.skipped.append(Note("nobody", {}, table.name, number))
                continue
            when = at(row, where.get("date", -1))
            day = self._day(when, how.day_first is not False) if when is not None else None
            if isinstance(day, date):
                texts = [text_of(at(row, where.get(name, -1))) for name in ("contact", "kind", "subject")]
                meetings.add(day, pair, texts, number)
            else:
                self._tie(*pair, weight_of(at(row, where.get("weight", -1))))
        self.contacts += meetings.contacts()

    def _pair(self, table: Table, row: Sequence[Cell], where: dict[str, int]) -> tuple[str, str] | None:
        ends = [at(row, where.get(name, -1)) for name in ("source", "target")]
        if table.kind == "ties":
            found = [self.people.at_id(str(end)) for end in ends]
        else:
            found = [next(iter(self.people.in_cell(end)), None) for end in ends]
        return (found[0], found[1]) if found[0] and found[1] else None

    def _tie(self, a: str, b: str, weight: float) -> None:
        if a != b:
            key = (min(a, b), max(a, b))
            self.ties[key] = max(self.ties.get(key, 0.0), weight)

    def listing(self, director: str | None) -> Listing:
        people = self.people.everybody()
        met = Counter(id_ for contact in self.contacts if contact.on <= self.as_of for id_ in contact.participants)
        found, source, notes = director_of(people, met, self.people, director)
        planned = sum(contact.on > self.as_of for contact in self.contacts)
        if planned:
            notes.append(Note("planned", {"count": planned}))
        if self.alone:
            notes.append(Note("one-participant", {"count": self.alone}))
        if not self.contacts and not self.ties:
            notes.append(Note("no-contacts"))
        notes += [Note("function-unknown", {"text": t, "count": n}) for t, n in self.people.unknown.items()]
        notes += [Note("names-joined", {"a": a, "b": b}) for a, b in self.people.joined]
        return Listing(
            people=people,
            contacts=tuple(self.contacts),
            known_ties=tuple(KnownTie(a, b, weight) for (a, b), weight in self.ties.items()),
            director=found,
            director_source=source,
            rows_read=self.rows_read,
            skipped=tuple(self.skipped),
            warnings=(*self.warnings, *notes),
            duplicates=names.duplicates(people),
            unknown_functions=dict(self.people.unknown),
        )


def read_listing(
    book: Book, mapping: Mapping, as_of: date, director: str | None = None, same: Chosen[str, str] | None = None
) -> Listing:
    """Everything `book` says under `mapping`. `director` is a name or id; `same` maps an id to whose it becomes."""
    return Reading(book, mapping, as_of, same or {}).listing(director)
