"""What we wrote ourselves and now read back: our own sheets with their marks, and our own JSON.

A sheet of ours bears the title "Kenmerk in Draagvlak"; only then is what we did to its texts undone:

* an apostrophe before a text that a spreadsheet could take for a formula comes off again (`guarded`, `unguarded`);
* a CSV, being one table, holds people, contacts, ties, evidence and organisations; the first column says what a row is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from draagvlak.capabilities.exchange.readers.table import Book, Cell, Row, Rows, Table

ROW_TITLES = frozenset({"rij in draagvlak", "row in draagvlak"})
REFERENCE_TITLES = frozenset({"kenmerk in draagvlak", "reference in draagvlak"})
PARTS = {"persoon": "people", "person": "people", "contact": "contacts", "band": "ties", "tie": "ties"}
PARTS |= {"bewijs": "evidence", "evidence": "evidence"}
PARTS |= {"organisatie": "organisations", "organisation": "organisations"}
NAMES = {"people": "Mensen", "contacts": "Contacten", "ties": "Banden", "evidence": "Steun"}
NAMES |= {"organisations": "Organisaties"}
TITLES_WITHIN = 15
RISKY = re.compile(r"'*[=+\-@\t\r\n]")
GUARDED = re.compile(r"''*[=+\-@\t\r\n]")


def guarded(text: str) -> str:
    """The text as it may stand in a sheet: one apostrophe before what could be taken for a formula.

    So does a text that already looks guarded, so that `unguarded` gives back exactly what there was.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'t Hof")
    ("'=1+1", "''=1+1", "'t Hof")
    """
    return f"'{text}" if RISKY.match(text) else text


def unguarded(cell: Cell) -> Cell:
    """What `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'t Hof"), unguarded("=1+1")
    ('=1+1', "'=1+1", "'t Hof", '=1+1')
    """
    return cell[1:] if isinstance(cell, str) and GUARDED.match(cell) else cell


def _title(cell: Cell) -> str:
    return " ".join(cell.casefold().split()) if isinstance(cell, str) else ""


def delimiter_of_ours(text: str) -> str | None:
    """What stands after our first title, where the text begins with it: no counting needed."""
    start = text[:60].lstrip('"').casefold()
    title = next((title for title in ROW_TITLES if start.startswith(title)), None)
    after = start[len(title) :].lstrip('"')[:1] if title else ""
    return after if after and after in ";,\t|" else None


def restored(book: Book) -> Book:
    """The book with what we did to its texts undone, where it bears our mark; else as it is."""
    if book.format == "draagvlak":
        return book
    at = [_titles_row(table) for table in book.tables]
    if all(titles is None for titles in at):
        return book
    tables: list[Table] = []
    for table, titles in zip(book.tables, at, strict=True):
        plain = replace(table, rows=_Unguarded(table.rows))
        where = next((n for n, cell in enumerate(titles[1]) if _title(cell) in ROW_TITLES), None) if titles else None
        tables += [plain] if titles is None or where is None else _parts(plain, titles, where)
    return replace(book, tables=tuple(tables))


def _titles_row(table: Table) -> Row | None:
    top = islice(iter(table.rows), TITLES_WITHIN) if table.kind == "sheet" else ()
    return next((row for row in top if any(_title(cell) in REFERENCE_TITLES for cell in row[1])), None)


@dataclass(frozen=True)
class _Unguarded:
    rows: Rows

    def __iter__(self) -> Iterator[Row]:
        for number, row in self.rows:
            yield number, [unguarded(cell) for cell in row]


@dataclass(frozen=True)
class _Part:
    """The rows of one kind out of a table, under its titles; a column that none of them fills has no title."""

    rows: Rows
    titles: Row
    where: int
    columns: dict[str, set[int]]
    part: str

    def __iter__(self) -> Iterator[Row]:
        number, titles = self.titles
        used = self.columns[self.part]
        yield number, [cell if n in used else None for n, cell in enumerate(titles)]
        for place, row in self.rows:
            if place > number and _part_of(row, self.where, self.columns) == self.part:
                yield place, [None if n == self.where else cell for n, cell in enumerate(row)]


def _parts(table: Table, titles: Row, where: int) -> list[Table]:
    columns: dict[str, set[int]] = {part: set() for part in NAMES}
    for number, row in table.rows:
        said = PARTS.get(_title(row[where])) if number > titles[0] and where < len(row) else None
        if said:
            columns[said] |= _filled(row, where)
    found = [part for part in NAMES if columns[part]]
    return [replace(table, name=NAMES[part], rows=_Part(table.rows, titles, where, columns, part)) for part in found]


def _filled(row: Sequence[Cell], where: int) -> set[int]:
    return {n for n, cell in enumerate(row) if n != where and cell is not None}


def _part_of(row: Sequence[Cell], where: int, columns: dict[str, set[int]]) -> str:
    """What a row is: as it says, else, for a row that somebody added, the kind that fills most of its columns."""
    said = PARTS.get(_title(row[where])) if where < len(row) else None
    if said:
        return said
    filled = _filled(row, where)
    return max(columns, key=lambda part: len(filled & columns[part]))
