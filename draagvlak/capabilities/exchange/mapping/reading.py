"""From tables and what they mean to people and contacts, row by row; what cannot be read is noted with its row."""

import math
from collections import Counter
from collections.abc import Mapping as Chosen
from collections.abc import Sequence
from datetime import date

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.dates import BadDate, is_ambiguous, read_date
from draagvlak.capabilities.exchange.mapping.directing import director_of
from draagvlak.capabilities.exchange.mapping.listing import ListedContact, Listing, Mapping, TableMapping
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Row, Table

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

    def _body(self, table: Table, how: TableMapping) -> list[Row]:
        return [row for row in table.rows if row[0] > how.header_row]

    def _nodes(self, table: Table, how: TableMapping) -> None:
        self._people(table, how)

    def _people(self, table: Table, how: TableMapping) -> None:
        at = {column.field: column.index for column in how.columns if column.field != "ignore"}
        for number, row in table.rows:
            if number <= how.header_row:
                continue
            given = {name: str(row[n]).strip() for name, n in at.items() if n < len(row) and row[n] is not None}
            if not self.people.listed(given, by_id=how.shape == "nodes"):
                self.skipped.append(Note("nobody", {}, table.name, number))

    def _organisations(self, table: Table, how: TableMapping) -> None:
        """Organisations without people tell nothing about ties; they are known once somebody belongs to them."""

    def _contacts(self, table: Table, how: TableMapping) -> None:
        at = {column.field: column.index for column in how.columns if column.field != "ignore"}
        when, who = at.get("date", -1), at.get("participants", -1)
        kind, subject = at.get("kind", -1), at.get("subject", -1)
        first = how.day_first is not False
        self._tell_order(table, how, when)
        for number, row in table.rows:
            if number <= how.header_row:
                continue
            self.rows_read += 1
            day = self._day(_at(row, when), first)
            if isinstance(day, BadDate):
                self.skipped.append(Note(day.code, {"text": day.text}, table.name, number))
            present = self.people.in_cell(_at(row, who))
            if isinstance(day, BadDate):
                continue
            if not present:
                self.skipped.append(Note("nobody", {}, table.name, number))
                continue
            texts = (_text(_at(row, kind)), _text(_at(row, subject)))
            self.contacts.append(ListedContact(day, present, *texts, table.name, number))

    def _tell_order(self, table: Table, how: TableMapping, when: int) -> None:
        if how.day_first is None and how.month_first_possible:
            unsure = ((n, _at(row, when)) for n, row in table.rows if n > how.header_row)
            number, cell = next(((n, cell) for n, cell in unsure if is_ambiguous(cell)), (None, ""))
            self.warnings.append(Note("day-first-assumed", {"text": str(cell)}, table.name, number))

    def _day(self, cell: Cell, day_first: bool) -> date | BadDate:
        key = (day_first, cell)
        if key not in self.days:
            self.days[key] = read_date(cell, day_first, self.book.epoch_1904)
        return self.days[key]

    def _attendance(self, table: Table, how: TableMapping) -> None:
        """Persons × dates: whoever has something but a no in a column was there that day."""
        header = next(row for number, row in table.rows if number == how.header_row)
        present: dict[int, list[str]] = {}
        for number, row in self._body(table, how):
            ids = self.people.in_cell(_at(row, 0))
            if not ids:
                self.skipped.append(Note("nobody", {}, table.name, number))
            for n in range(1, len(row)):
                if _is_yes(row[n]):
                    present.setdefault(n, []).extend(ids)
        for n in range(1, len(header)):
            self.rows_read += 1
            day = self._day(header[n], how.day_first is not False)
            if isinstance(day, BadDate):
                self.skipped.append(Note(day.code, {"text": day.text}, table.name, how.header_row))
            elif n in present:
                ids = tuple(dict.fromkeys(present[n]))
                self.contacts.append(ListedContact(day, ids, "", "", table.name, how.header_row))

    def _acquaintance(self, table: Table, how: TableMapping) -> None:
        header = next(row for number, row in table.rows if number == how.header_row)
        across = [self.people.in_cell(cell) if n else () for n, cell in enumerate(header)]
        for _number, row in self._body(table, how):
            self.rows_read += 1
            for a in self.people.in_cell(_at(row, 0)):
                for n in range(1, min(len(row), len(across))):
                    if _is_yes(row[n]):
                        for b in across[n]:
                            self._tie(a, b, _weight(row[n]))

    def _ties(self, table: Table, how: TableMapping) -> None:
        at = {column.field: column.index for column in how.columns if column.field != "ignore"}
        by_id = table.kind == "ties"
        for number, row in self._body(table, how):
            self.rows_read += 1
            ends = [_at(row, at[name]) for name in ("source", "target")]
            pair = [
                self.people.at_id(str(end)) if by_id else next(iter(self.people.in_cell(end)), None) for end in ends
            ]
            if pair[0] is None or pair[1] is None:
                self.skipped.append(Note("nobody", {}, table.name, number))
                continue
            when = _at(row, at.get("date", -1))
            day = self._day(when, how.day_first is not False) if when is not None else None
            if isinstance(day, date):
                self.contacts.append(ListedContact(day, (pair[0], pair[1]), "", "", table.name, number))
            else:
                self._tie(pair[0], pair[1], _weight(_at(row, at.get("weight", -1))))

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


def _at(row: Sequence[Cell], n: int) -> Cell:
    return row[n] if 0 <= n < len(row) else None


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _is_yes(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().casefold() not in {
            "",
            "0",
            "nee",
            "neen",
            "no",
            "n",
            "-",
            "afwezig",
            "verontschuldigd",
            "v",
        }
    return bool(cell)


def _weight(cell: Cell) -> float:
    try:
        weight = float(cell) if cell is not None else 1.0  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 1.0
    return max(0.0, weight) if math.isfinite(weight) else 1.0
