"""The rows of a sheet of contacts: each is a contact, part of one, or a note that says why it is none."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from draagvlak.capabilities.exchange.mapping import absence
from draagvlak.capabilities.exchange.mapping.columns import field_of_header
from draagvlak.capabilities.exchange.mapping.dates import BadDate
from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, TableMapping
from draagvlak.capabilities.exchange.mapping.matrices import all_columns_of, columns_of, given_by, participants_of
from draagvlak.capabilities.exchange.mapping.meetings import together
from draagvlak.capabilities.exchange.mapping.names import bare, is_total, texts_in
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.mapping.values import at, text_of
from draagvlak.capabilities.exchange.readers.table import Cell, Note, Table

OF_ONE_PERSON = frozenset({"function", "layer", "organisation", "email"})
MOST_SEEN = 50_000  # rows that say something else of somebody
Cells = Sequence[Cell]


class ContactRows:
    """`day_of` reads the date of a row; `known` holds those read before, so that most rows need no call.

    `count` says, once they were walked, how many rows there were; `notes` what is to be said of them.
    """

    def __init__(self, table: Table, how: TableMapping, people: People) -> None:
        self.table, self.how, self.people = table, how, people
        self.where = columns_of(how)
        self.said = [self.where.get(name, -1) for name in ("kind", "subject", "reference", "outcome")]
        self.present_in = participants_of(how, people)
        self.describe = describing(how, people)
        self.joined = together(table, how)
        self.count, self.notes = 0, list[Note]()

    def walk(
        self, known: dict[Cell, date | BadDate], day_of: Callable[[Cell, int], date | BadDate]
    ) -> Iterator[ListedContact | Note]:
        when, read_before, joined = self.where.get("date", -1), known.get, self.joined
        for number, row in self.table.rows:
            if number <= self.how.header_row:
                continue
            cell = row[when] if -1 < when < len(row) else None  # no call for what each row needs
            day = read_before(cell) or day_of(cell, number)
            if isinstance(day, BadDate):
                yield from self._undated(row, number, day)
                continue
            self.count += 1
            found = self._contact(row, number, day)
            if joined and isinstance(found, ListedContact):
                joined.add(found, text_of(at(row, self.where.get("contact", -1))))
            else:
                yield found
        if joined:
            yield from joined.found.values()
            self.notes += joined.told()

    def _contact(self, row: Cells, number: int, day: date) -> ListedContact | Note:
        if self.describe:
            self.describe(row)
        present = self.present_in(row)
        kind, subject, mark, outcome = [
            str(row[n]) if -1 < n < len(row) and row[n] is not None else "" for n in self.said
        ]
        missed = absence.not_met(kind, subject, outcome)
        if missed is not None:
            present = self._met(missed, present)
        if not present:
            is_told = missed is not None or self._names_the_absent(row)
            return Note("nobody-met" if is_told else "nobody", {}, self.table.name, number)
        return ListedContact(day, present, kind, subject, self.table.name, number, mark)

    def _met(self, said: str, present: tuple[str, ...]) -> tuple[str, ...]:
        """Those present without whom the words after "niet bereikt" name; nobody, where they name nobody."""
        named = [(id_, self.people.called(id_)) for id_ in present]
        missed = absence.missed(said, named, self.people.by_name)
        return () if missed is None else tuple(id_ for id_ in present if id_ not in missed)

    def _names_the_absent(self, row: Cells) -> bool:
        texts = [text_of(at(row, n)) for n in all_columns_of(self.how, "participants")]
        return any(absence.parted(text)[1] or absence.is_away(text) for text in texts)

    def _undated(self, row: Cells, number: int, day: BadDate) -> Iterator[Note]:
        if is_no_row(row, day, self.how):
            return
        self.count += 1
        if says_when(day):
            self.present_in(row)  # who they are is known, though not when
        yield Note(day.code, {"text": day.text}, self.table.name, number)


def is_no_row(row: Cells, day: BadDate, how: TableMapping) -> bool:
    """Whether a row without a day is none of the list: a total, the titles once more, or nothing that we would read."""
    first = next((cell for cell in row if cell is not None), None)
    if isinstance(first, str) and is_total(first):
        return True
    if day.text:
        return any(column.field == "date" and column.header == day.text for column in how.columns)
    return all(at(row, column.index) is None for column in how.columns if column.field != "ignore")


def says_when(day: BadDate) -> bool:
    """Whether what is no date could have been one. Where words alone stand in its place, the row may be a legend, or
    another list below this one: its other cells need not be people.
    """
    return day.code != "date-unreadable" or any(char.isdigit() for char in day.text)


def describing(how: TableMapping, people: People) -> Callable[[Cells], None] | None:
    """How to learn, of a row of a contact with one person, what it says of them besides; None where it says nothing."""
    where = {field: n for field, n in columns_of(how).items() if field in OF_ONE_PERSON}
    who = person_column(how.columns)
    if who is None or not where:
        return None
    seen: set[tuple[Cell, ...]] = set()

    def describe(row: Cells) -> None:
        said = tuple(at(row, n) for n in (who, *where.values()))
        if said in seen or len(seen) >= MOST_SEEN or not any(cell is not None for cell in said[1:]):
            return
        seen.add(said)
        names = texts_in(text_of(said[0]), how.last_name_first)
        if len(names) == 1 and len(people.in_cell(said[0], how.last_name_first)) == 1:
            people.listed(given_by(row, where) | {"name": bare(names[0])}, by_id=False)

    return describe


def person_column(columns: Sequence[ColumnGuess]) -> int | None:
    """The column of a list of contacts that names the person whom the row describes: the one titled as a name, else
    the only one with people.
    """
    people = [column for column in columns if column.field == "participants"]
    titled = [column for column in people if field_of_header(column.header) == "name"]
    found = titled or people
    return found[0].index if len(found) == 1 else None
