"""Belgian national register numbers are never kept: a column that holds them goes, a stray one is blanked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from draagvlak.basics.register_numbers import BLANK, is_register_number, numbers_in, without_numbers
from draagvlak.capabilities.exchange.readers.split_numbers import columns_of_the_rest
from draagvlak.capabilities.exchange.readers.stored import StoredRows, packed_rows, rows_of
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Row, Rows

TITLE = re.compile(
    r"\b(?:rijksregister\w*|rijksreg|rr[ .\-]*(?:nr|nummer|n)|rrn|insz\w*|niss|"
    r"national register|national (?:number|id)|nationaal nummer|registre national)\b",
    re.IGNORECASE,
)
LONGEST = 40  # characters of a cell that holds little else than a number
SHORTEST = 11  # characters of a number in a text
ASCII = bytes(range(128))
ALL_ZERO = bytes.maketrans(b"0123456789", b"0" * 10)
SKIPPED = b" .,-/_'" + bytes(range(128, 256))  # all that BETWEEN allows, and more: too much only costs a look
NUMBER_BEGINS = re.compile(rb"[\[,:]0000000")  # outside a text
MARK = "\0"  # stands in no cell that was read
_CALLED = r"(?:(?:rijksregister(?:nummer)?|rr[nr]?|insz|niss|nn)[\s.:\-]*(?:(?:nr|nummer)[\s.:]*)?)?"
_NUMBER = rf"[(\[]?\s*(?<!\w){_CALLED}{MARK}(?:\s*[)\]])?"
_ENDS = r"(?=\s*(?:$|[,;&+|/(\n\r]|(?<=\s)(?:en|and)\s))"
BESIDE_NAME = re.compile(  # what follows a name, or stands before it
    rf"[\s\-–—:]*{_NUMBER}{_ENDS}|(?:(?<=[,;&+|/\n\r]\s)|(?<=\sen\s)|^){_NUMBER}[\s\-–—:]*", re.IGNORECASE
)
HEADER_WITHIN = 15  # rows from the top in which the header of a column is looked for


def _numbers_in(cell: Cell) -> list[str]:
    """The register numbers a cell holds, as they stand in it. A number has lost the zeros it began with."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = f"{cell:011.0f}" if 10**6 <= cell < 10**11 else ""
        return [text] if is_register_number(text) and _was_born(text) else []
    if not isinstance(cell, str) or len(cell) < SHORTEST:
        return []
    return numbers_in(cell)


def _was_born(digits: str) -> bool:
    """A plain number is held to a stricter test: its first six digits are a day. Amounts hardly ever pass."""
    try:
        date(2000 + int(digits[:2]), int(digits[2:4]) % 20, int(digits[4:6]))
    except ValueError:
        return False
    return True


def _is_all_number(cell: Cell) -> bool:
    found = _numbers_in(cell)
    return bool(found) and (not isinstance(cell, str) or len(cell) <= len(found[0]) + 4)


@dataclass(frozen=True)
class WithoutNumbers:
    """Rows in which the columns `gone` are empty and register numbers in other cells are blanked."""

    rows: Rows
    gone: frozenset[int]
    suspect: frozenset[int]  # row numbers: of 200,000 rows hardly any, and the others need no second look

    def __iter__(self) -> Iterator[Row]:
        for number, row in self.rows:
            if not self.gone and number not in self.suspect:
                yield number, row
            else:
                yield number, [None if n in self.gone else blanked(cell) for n, cell in enumerate(row)]


def blanked(cell: Cell) -> Cell:
    """The cell without the numbers in it. Beside a name nothing is left of one, so that who bears the name stays who
    they are; within a sentence it leaves its mark.

    >>> blanked("An Peeters (RR 85.07.30-033.28), Bo"), blanked("85073003328 An"), blanked("belde 85073003328 op")
    ('An Peeters, Bo', 'An', 'belde … op')
    """
    found = _numbers_in(cell)
    if not found or not isinstance(cell, str):
        return None if found else cell
    for number in found:
        cell = cell.replace(number, MARK)
    return re.sub(f"{MARK}+", BLANK, BESIDE_NAME.sub("", cell)).strip() or BLANK


def drop_register_numbers(book: Book) -> Book:
    """The book without any national register number, with a note for each column that went."""
    tables, notes = [], list(book.notes)
    for given in book.tables:
        table = replace(given, name=without_numbers(given.name))
        rows = packed_rows(table.rows)
        table = replace(table, rows=rows)
        seen = _Seen(rows)
        gone = seen.gone() | (columns_of_the_rest(rows) if table.kind != "ties" else set())
        notes += [Note("register-number-dropped", {"column": seen.title(n)}, table.name) for n in sorted(gone)]
        if seen.elsewhere(gone):
            notes.append(Note("register-number-blanked", {"count": seen.elsewhere(gone)}, table.name))
        if gone or seen.suspect:
            table = replace(table, rows=WithoutNumbers(table.rows, frozenset(gone), frozenset(seen.suspect)))
        tables.append(table)
    return replace(
        book,
        file=without_numbers(book.file),
        tables=tuple(tables),
        relation=None if book.relation is None else without_numbers(book.relation),
        other_relations=tuple(map(without_numbers, book.other_relations)),
        notes=tuple(_cleaned(note) for note in notes),
    )


def _cleaned(note: Note) -> Note:
    values = {name: without_numbers(v) if isinstance(v, str) else v for name, v in note.values.items()}
    return replace(note, values=values, sheet=None if note.sheet is None else without_numbers(note.sheet))


class _Seen:
    """Where rows hold register numbers: how often in each column, whole cells and others apart."""

    def __init__(self, rows: StoredRows) -> None:
        self.rows = rows
        self.top: list[Sequence[Cell]] = [row for _, row in islice(rows, HEADER_WITHIN)]
        self.whole: Counter[int] = Counter()
        self.found: Counter[int] = Counter()
        self.suspect: set[int] = set()
        for line in rows.lines():
            if may_hold_number(line):
                self._look_at(rows_of(line))

    def _look_at(self, block: list[Row]) -> None:
        for number, row in block:
            for n, cell in enumerate(row):
                if cell is not None and (type(cell) is not str or len(cell) >= SHORTEST) and _numbers_in(cell):
                    self.suspect.add(number)
                    self.found[n] += 1
                    self.whole[n] += _is_all_number(cell)

    def gone(self) -> set[int]:
        """Columns titled so, and those in which at least a quarter of the cells is such a number."""
        titled = {n for row in self.top for n, cell in enumerate(row) if isinstance(cell, str) and _is_title(cell)}
        titled = {n for n in titled if self._is_numeric(n)}
        filled = self._filled() if any(self.whole.values()) else {}
        return titled | {n for n, count in self.whole.items() if count and count * 4 >= filled[n]}

    def _filled(self) -> Counter[int]:
        """Of the columns with such numbers, how many cells there are."""
        columns = [n for n, count in self.whole.items() if count]
        return Counter(n for _, row in self.rows for n in columns if n < len(row) and row[n] is not None)

    def _is_numeric(self, column: int) -> bool:
        """Whether most of what stands in the column could be meant as such a number, also mistyped, or its end."""
        cells = [str(row[column]) for _, row in self.rows if column < len(row) and row[column] is not None]
        meant = [cell for cell in cells if len(cell) <= LONGEST and sum(c.isdigit() for c in cell) >= 5]
        return len(meant) * 2 >= len(cells) - 1

    def elsewhere(self, gone: set[int]) -> int:
        return sum(count for n, count in self.found.items() if n not in gone)

    def title(self, column: int) -> str:
        texts = [row[column] for row in self.top if column < len(row) and isinstance(row[column], str)]
        named = [text for text in texts if isinstance(text, str) and not any(c.isdigit() for c in text)]
        titled = [text for text in named if _is_title(text)]
        return (titled or named or [str(column + 1)])[-1][:60]


def may_hold_number(line: bytes) -> bool:
    """Whether a block of rows (`line_of`) has to be looked at cell by cell. Nearly all have not: there is no run of
    eleven digits in them, whatever stands between the digits, and no number of seven digits or more.
    """
    if b"\\u" in line:
        return True  # a character in another form
    zeros = line.translate(ALL_ZERO)
    if b"0000000" in zeros and NUMBER_BEGINS.search(zeros):
        return True
    run = line
    for end in (rb"\n", rb"\r", rb"\t") if b"\\" in line else ():
        run = run.replace(end, b"")
    if b"0" * SHORTEST in run.translate(ALL_ZERO, SKIPPED):
        return True
    if line.isascii():
        return False
    return any(char.isdecimal() for char in set(line.translate(None, ASCII).decode()))  # ٤ and ４ are digits too


def _is_title(cell: str) -> bool:
    return len(cell) <= 40 and TITLE.search(cell) is not None
