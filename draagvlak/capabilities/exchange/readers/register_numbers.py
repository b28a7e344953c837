"""Belgian national register numbers are never kept: a column that holds them goes, a stray one is blanked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Row, Rows, Table

NUMBER = re.compile(r"(?<!\d)\d{2}[ .\-/]?\d{2}[ .\-/]?\d{2}[ .\-/]?\d{3}[ .\-/]?\d{2}(?!\d)")
HEADER_WITHIN = 15  # rows from the top in which the header of a column is looked for


def is_register_number(digits: str) -> bool:
    """Whether 11 digits bear valid check digits: 97 − n mod 97, with a 2 before n for births from 2000 on.

    >>> is_register_number("85073003328"), is_register_number("85073003329")
    (True, False)
    """
    if len(digits) != 11 or not digits.isdigit():
        return False
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if month > 12 or day > 31:  # month 20 or 40 higher: a bis number
        return False
    first, check = int(digits[:9]), int(digits[9:])
    return check in (97 - first % 97, 97 - int(f"2{digits[:9]}") % 97)


def _numbers_in(cell: Cell) -> list[str]:
    if isinstance(cell, int) and not isinstance(cell, bool):
        text = f"{cell:011d}" if 10**8 <= cell < 10**11 else ""
        return [text] if is_register_number(text) else []
    if not isinstance(cell, str) or len(cell) < 11:
        return []
    return [found for found in NUMBER.findall(cell) if is_register_number(re.sub(r"\D", "", found))]


def _is_all_number(cell: Cell) -> bool:
    found = _numbers_in(cell)
    return bool(found) and (not isinstance(cell, str) or len(cell) <= len(found[0]) + 4)


@dataclass(frozen=True)
class WithoutNumbers:
    """Rows in which the columns `gone` are empty and register numbers in other texts are blanked."""

    rows: Rows
    gone: frozenset[int]
    suspect: frozenset[int]  # row numbers: of 200,000 rows hardly any, and the others need no second look

    def __iter__(self) -> Iterator[Row]:
        for number, row in self.rows:
            if number not in self.suspect:
                yield number, row
            else:
                yield number, [None if n in self.gone else _blanked(cell) for n, cell in enumerate(row)]


def _blanked(cell: Cell) -> Cell:
    for found in _numbers_in(cell):
        cell = cell.replace(found, "…") if isinstance(cell, str) else None
    return cell


def drop_register_numbers(book: Book) -> Book:
    """The book without any national register number, with a note for each column that went."""
    tables, notes = [], list(book.notes)
    for table in book.tables:
        gone, suspect, header = _columns_with_numbers(table)
        notes += [
            Note("register-number-dropped", {"column": header.get(n, str(n + 1))}, table.name) for n in sorted(gone)
        ]
        tables.append(replace(table, rows=WithoutNumbers(table.rows, frozenset(gone), frozenset(suspect))))
    return replace(book, tables=tuple(tables), notes=tuple(notes))


def _may_hold_one(cell: Cell) -> bool:
    return isinstance(cell, int) or (isinstance(cell, str) and len(cell) >= 11)


def _columns_with_numbers(table: Table) -> tuple[set[int], set[int], dict[int, str]]:
    """The columns that are to go, the rows with a number anywhere, and the headers of those columns."""
    gone: set[int] = set()
    suspect: set[int] = set()
    top: list[Sequence[Cell]] = []
    for number, row in table.rows:
        if len(top) < HEADER_WITHIN:
            top.append(row)
        for n, cell in enumerate(row):
            if _may_hold_one(cell) and _numbers_in(cell):
                suspect.add(number)
                gone |= {n} if _is_all_number(cell) else set()
    if gone:
        suspect |= {number for number, _ in table.rows}
    headers = {}
    for n in sorted(gone):
        texts = [row[n] for row in top if n < len(row) and isinstance(row[n], str) and not _numbers_in(row[n])]
        if texts:
            headers[n] = str(texts[-1])
    return gone, suspect, headers
