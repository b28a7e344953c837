"""From tables and what they mean to people and contacts, row by row; what cannot be read is noted with its row."""

from collections.abc import Mapping as Chosen
from collections.abc import Sequence
from datetime import date

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.contact_rows import ContactRows
from draagvlak.capabilities.exchange.mapping.dates import BadDate, is_ambiguous, read_date
from draagvlak.capabilities.exchange.mapping.directing import director_of
from draagvlak.capabilities.exchange.mapping.evidence import Evidence, fields_of
from draagvlak.capabilities.exchange.mapping.gathered import Contacts, ListedContact
from draagvlak.capabilities.exchange.mapping.listing import (
    ListedEvidence,
    ListedOrganisation,
    Listing,
    Mapping,
    TableMapping,
)
from draagvlak.capabilities.exchange.mapping.matrices import (
    acquaintances,
    all_columns_of,
    attendance,
    body_of,
    columns_of,
    given_by,
    header_of,
    is_owner_implied,
    one_name,
)
from draagvlak.capabilities.exchange.mapping.meetings import Meetings
from draagvlak.capabilities.exchange.mapping.order import Order
from draagvlak.capabilities.exchange.mapping.organisations import organisation_of, with_membership
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.mapping.values import at, is_yes, text_of, weight_of
from draagvlak.capabilities.exchange.readers.limits import MOST_PAIRS, MOST_PRESENT
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Table

MOST_DAYS_KEPT = 20_000  # texts of dates: some lists add an hour to each
FIRST = ("nodes", "people", "organisations")  # who is who, before what they did


class Reading:
    """One pass over a book; dates and cells with names are read once however often they stand there."""

    def __init__(
        self, book: Book, mapping: Mapping, as_of: date, same: Chosen[str, str], writer: str | None = None
    ) -> None:
        self.book, self.as_of = book, as_of
        self.people = People(mapping.layers, same, writer)
        self.contacts = Contacts(as_of)
        self.ties: dict[tuple[str, str], float] = {}
        self.skipped: list[Note] = []
        self.warnings: list[Note] = list(book.notes)
        self.rows_read = 0
        self.alone = self.pairs = 0
        self.evidence: list[ListedEvidence] = []
        self.evidence_left_out = 0
        self.described: dict[str, ListedOrganisation] = {}
        self.implied: list[range] = []  # places of contacts in which whose list it is took part unnamed
        pairs = list(zip(book.tables, mapping.tables, strict=True))
        for table, how in sorted(pairs, key=lambda pair: (pair[1].shape not in FIRST, pair[1].shape == "evidence")):
            self._table(table, how)

    def _table(self, table: Table, how: TableMapping) -> None:
        if how.shape == "ignore":
            self.warnings.append(Note("sheet-ignored", {"name": table.name}, table.name))
        else:
            getattr(self, f"_{how.shape}")(table, how)

    def _nodes(self, table: Table, how: TableMapping) -> None:
        self._people(table, how)

    def _people(self, table: Table, how: TableMapping) -> None:
        self._tell_commas(table, how)
        where = columns_of(how)
        for number, row in table.rows:
            if number <= how.header_row:
                continue
            given = one_name(given_by(row, where), how)
            if not self.people.listed(given, by_id=how.shape == "nodes"):
                self.skipped.append(Note("no-name", {}, table.name, number))

    def _organisations(self, table: Table, how: TableMapping) -> None:
        """Organisations tell nothing about ties. A contact person beside one belongs to it.

        A layer beside an organisation is not given to its people: who takes the floor in an association of people in
        poverty may be one of them, a volunteer or staff.
        """
        where, order, listed = columns_of(how), Order(table, how), 0
        for number, row in body_of(table, how):
            given = given_by(row, where)
            found, wrong = organisation_of(given)
            self.warnings += [Note("number-wrong", {"text": text}, table.name, number) for text in wrong]
            if found is None:
                self.skipped.append(Note("no-name", {}, table.name, number))
                continue
            listed += 1
            said = {part: at(row, where.get(part, -1)) for part in ("since", "until")}
            days = {part: self._day(cell, order, number) for part, cell in said.items() if cell is not None}
            found, wrong = with_membership(found, days)
            self.warnings += [Note("membership-unclear", {"text": text}, table.name, number) for text in wrong]
            self.described.setdefault(names.identity(found.name), found)
            if "name" in given:
                self.people.listed({"name": given["name"], "organisation": found.name}, by_id=False)
        self.rows_read += listed
        self.warnings += order.told()
        self.warnings.append(Note("organisations-listed", {"name": table.name, "count": listed}, table.name))

    def _contacts(self, table: Table, how: TableMapping) -> None:
        rows, order = ContactRows(table, how, self.people), Order(table, how)
        before = len(self.contacts), self.alone
        for found in rows.walk(order.days, lambda cell, number: self._day(cell, order, number)):
            if isinstance(found, Note):
                self.skipped.append(found)
            else:
                self._contact(found)
        self.rows_read += rows.count
        self.warnings += [*order.told(), *rows.notes]
        self._tell_commas(table, how)
        self._owner(how, *before)

    def _contact(self, contact: ListedContact) -> None:
        """Take a contact along, unless it names nobody or more people than a contact can hold."""
        count = len(contact.participants)
        pairs = self.pairs + count * (count - 1) // 2
        if 0 < count <= MOST_PRESENT and pairs <= MOST_PAIRS:
            self.pairs = pairs
            self.alone += count == 1
            self.contacts.add(contact)
            return
        code = "nobody" if not count else "too-many-present" if count > MOST_PRESENT else "too-many-pairs"
        values = {"limit": MOST_PRESENT} if code == "too-many-present" else {}
        self.skipped.append(Note(code, dict(values), contact.sheet, contact.row))

    def _owner(self, how: TableMapping, contacts: int, alone: int) -> None:
        """A list that says only "met wie" leaves out whose list it is: that person was there each time."""
        here = len(self.contacts) - contacts
        if is_owner_implied(how) and here and (self.alone - alone) * 5 >= here * 3:
            self.implied.append(range(contacts, len(self.contacts)))

    def _take_owner(self, name: str | None) -> list[Note]:
        if not self.implied:
            return []
        if not name or not names.is_name(name):
            return [Note("owner-unnamed")]
        (owner, *_) = self.people.in_cell(name.replace(",", " ")) or ("",)
        if not owner:
            return [Note("owner-unnamed")]
        for n, contact in enumerate(self.contacts):
            if len(contact.participants) == 1 and contact.participants != (owner,):
                self.alone -= any(n in place for place in self.implied)
        self.contacts.take_owner(owner, self.implied)
        return [Note("owner-taken", {"name": name})]

    def _tell_commas(self, table: Table, how: TableMapping) -> None:
        if how.last_name_first and how.comma_sample:
            self.warnings.append(Note("last-name-first", {"text": how.comma_sample}, table.name))

    def _day(self, cell: Cell, order: Order, row: int | None) -> date | BadDate:
        found = order.days.get(cell)
        if found is None:
            found = order.days[cell] = read_date(cell, order.day_first, self.book.epoch_1904)
            order.look_at(cell, row)
            if len(order.days) > MOST_DAYS_KEPT:
                order.days.clear()
        return found

    def _attendance(self, table: Table, how: TableMapping) -> None:
        header = header_of(table, how)
        present, unnamed = attendance(table, how, self.people)
        self.skipped += [Note("no-name", {}, table.name, number) for number in unnamed]
        order = Order(table, how)
        unsure = [header[n] for n in present if is_ambiguous(header[n])]
        if unsure and how.day_first is None:
            self.warnings.append(Note("day-first-assumed", {"text": str(unsure[0])}, table.name, how.header_row))
        for n, ids in present.items():
            self.rows_read += 1
            day = self._day(header[n], order, None)
            if isinstance(day, BadDate):
                self.skipped.append(Note(day.code, {"text": day.text}, table.name, how.header_row))
            elif ids:
                there = tuple(dict.fromkeys(ids))
                self._contact(ListedContact(day, there, "", "", table.name, how.header_row))

    def _days(self, table: Table, how: TableMapping) -> None:
        """Attendance turned on its side: a date in each row, a person above each column."""
        when, subject = columns_of(how).get("date", -1), columns_of(how).get("subject", -1)
        above = header_of(table, how)
        who = {n: self.people.in_cell(at(above, n)) for n in all_columns_of(how, "attendee")}
        order = Order(table, how)
        for number, row in body_of(table, how):
            if names.is_total(text_of(at(row, when))):
                continue
            self.rows_read += 1
            day = self._day(at(row, when), order, number)
            there = tuple(dict.fromkeys(id_ for n, ids in who.items() if is_yes(at(row, n)) for id_ in ids))
            if isinstance(day, BadDate):
                self.skipped.append(Note(day.code, {"text": day.text}, table.name, number))
            else:
                self._contact(ListedContact(day, there, "", text_of(at(row, subject)), table.name, number))
        self.warnings += order.told()

    def _evidence(self, table: Table, how: TableMapping) -> None:
        where, order = fields_of(columns_of(how)), Order(table, how)
        reading = Evidence(self.people, lambda cell, row: self._day(cell, order, row))
        before = len(self.skipped)
        for number, row in body_of(table, how):
            note = reading.row(row, where, table.name, number)
            self.skipped += [note] if note else []
        self.evidence += reading.found
        self.evidence_left_out += len(self.skipped) - before
        self.warnings += [*order.told(), *reading.notes]

    def _acquaintance(self, table: Table, how: TableMapping) -> None:
        self.rows_read += sum(1 for _ in body_of(table, how))
        for a, b, weight in acquaintances(table, how, self.people):
            self._tie(a, b, weight)

    def _ties(self, table: Table, how: TableMapping) -> None:
        where = columns_of(how)
        meetings, order = Meetings(table.name), Order(table, how)
        for number, row in body_of(table, how):
            self.rows_read += 1
            pairs = self._pairs(table, row, where)
            if not pairs:
                self.skipped.append(Note("nobody", {}, table.name, number))
                continue
            when = at(row, where.get("date", -1))
            day = self._day(when, order, number) if when is not None else None
            if isinstance(day, date):
                texts = [text_of(at(row, where.get(name, -1))) for name in ("contact", "kind", "subject")]
                for pair in pairs:
                    meetings.add(day, pair, texts, number)
            else:
                weight = weight_of(at(row, where.get("weight", -1)))
                for pair in pairs:
                    self._tie(*pair, weight)
        for contact in meetings.contacts():
            self.contacts.add(contact)

    def _pairs(self, table: Table, row: Sequence[Cell], where: dict[str, int]) -> list[tuple[str, str]]:
        """Whom a row ties: two ends by id in a network file, in a sheet each of one cell with each of the other."""
        ends = [at(row, where.get(name, -1)) for name in ("source", "target")]
        if table.kind == "ties":
            a, b = (self.people.at_id(str(end)) for end in ends)
            return [(a, b)] if a and b else []
        first, second = (self.people.in_cell(end) for end in ends)
        return [(a, b) for a in first for b in second]

    def _tie(self, a: str, b: str, weight: float) -> None:
        if a != b:
            key = (min(a, b), max(a, b))
            self.ties[key] = max(self.ties.get(key, 0.0), weight)

    def listing(self, director: str | None, whose: str | None) -> Listing:
        owner = self._take_owner(director or whose)
        people = self.people.everybody()
        found, source, notes = director_of(people, self.contacts.met, self.people, director, whose)
        notes = [*owner, *notes]
        if self.contacts.planned:
            notes.append(Note("planned", {"count": self.contacts.planned}))
        if self.alone:
            notes.append(Note("one-participant", {"count": self.alone}))
        if not self.contacts and not self.ties:
            notes.append(Note("no-contacts"))
        notes += self.people.told()
        return Listing(
            people=people,
            gathered=self.contacts,
            known_ties=tuple(KnownTie(a, b, weight) for (a, b), weight in self.ties.items()),
            director=found,
            director_source=source,
            rows_read=self.rows_read,
            skipped=tuple(self.skipped),
            warnings=(*self.warnings, *notes),
            duplicates=names.duplicates(people),
            unknown_functions=dict(self.people.unknown),
            owner_implied=bool(self.implied),
            evidence=tuple(self.evidence),
            described=tuple(self.described.values()),
            evidence_left_out=self.evidence_left_out,
        )


def read_listing(
    book: Book,
    mapping: Mapping,
    as_of: date,
    director: str | None = None,
    same: Chosen[str, str] | None = None,
    whose: str | None = None,
) -> Listing:
    """Everything `book` says under `mapping`. `director` is a name or id; `same` maps an id to whose it becomes.

    `whose` list it is (a name), is who directs where neither `director` nor the list itself says so.
    """
    return Reading(book, mapping, as_of, same or {}, director or whose).listing(director, whose)
