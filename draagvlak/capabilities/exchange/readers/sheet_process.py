"""A process that reads one spreadsheet from standard input and writes its cells to standard output, as lines of JSON.

It runs apart because the reader of cells is compiled code: a file made to take all memory ends such code at once,
without an error that Python could catch. Here it ends this process, and the one that asked says so in a sentence.

Lines: {"table": name, "hidden": bool, "merged": [...]}, then its rows in some lines (`line_of`), {"rows": of all
of them}, and so on for each table; last {"end": true}. Or {"refused": code, "values": {...}}.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.cells import CleanRows
from draagvlak.capabilities.exchange.readers.stored import BLOCK, line_of
from draagvlak.capabilities.exchange.readers.table import Refused

Merged = tuple[int, int, int]
MOST_MERGED = 20_000
EMPTY = (None, "")


@dataclass(frozen=True)
class _SheetRows:
    """The rows of one sheet from its first row on; calamine leaves out only empty columns at the left.

    What stands in a cell merged over rows stands in each of them that holds anything else.
    """

    sheet: CalamineSheet
    merged: list[Merged]

    def __iter__(self) -> Iterator[list[object]]:
        start = self.sheet.start
        left: list[object] = [None] * (start[1] if start else 0)
        rows = ([*left, *row] for row in self.sheet.iter_rows())
        yield from _filled(rows, self.merged) if self.merged else rows


def _filled(rows: Iterator[list[object]], merged: list[Merged]) -> Iterator[list[object]]:
    begins: dict[int, list[Merged]] = {}
    for one in merged:
        begins.setdefault(one[1], []).append(one)
    above: dict[int, tuple[int, object]] = {}  # by column: the last row, and what stands in the first
    for number, row in enumerate(rows, start=1):
        if above and any(cell not in EMPTY for cell in row):
            _fill(row, number, above)
        above |= {
            column: (last, row[column] if column < len(row) else None)
            for column, _first, last in begins.get(number, ())
        }
        yield row


def _fill(row: list[object], number: int, above: dict[int, tuple[int, object]]) -> None:
    for column, (last, value) in list(above.items()):
        if number > last:
            del above[column]
        elif column < len(row) and row[column] in EMPTY:
            row[column] = value


def _merged(sheet: CalamineSheet) -> list[Merged]:
    """Cells merged over more than one row: the column from 0, the first and last row as the user sees them. Those that
    lie over each other, or outside the sheet, are none.
    """
    ranges = sheet.merged_cell_ranges or ()
    high, wide = sheet.end or (0, 0)  # the last row and column, from 0
    found = sorted((a[1], a[0] + 1, min(b[0], high) + 1) for a, b in ranges if b[0] > a[0] and a[1] <= wide)
    kept: list[Merged] = []
    for one in found if len(found) <= MOST_MERGED else ():
        if one[1] < one[2] and not (kept and kept[-1][0] == one[0] and one[1] <= kept[-1][2]):
            kept.append(one)
    return kept


def lines_of(data: bytes) -> Iterator[bytes]:
    """Raises Refused with `password` or `damaged`, and for what is over the limits."""
    with _told_plainly():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(workbook.sheet_names) > limits.MOST_SHEETS:
            raise Refused("too-many-sheets", limit=limits.MOST_SHEETS)
        cells = text = 0
        for number, meta in enumerate(workbook.sheets_metadata):
            hidden = meta.visible != SheetVisibleEnum.Visible
            sheet = workbook.get_sheet_by_index(number)
            merged = _merged(sheet)
            yield line_of({"table": meta.name, "hidden": hidden, "merged": merged})
            cells += _laid_out(sheet)
            if cells > limits.MOST_CELLS:
                raise Refused("too-many-cells", limit=limits.MOST_CELLS)
            rows, count = iter(CleanRows(_SheetRows(sheet, merged))), 0
            while block := list(islice(rows, BLOCK)):
                line = line_of(block)
                count += len(block)
                text += len(line)
                if text > limits.MOST_TEXT:
                    raise Refused("too-much-text", limit=limits.MOST_TEXT // 1024 // 1024)
                yield line
            yield line_of({"rows": count})
        yield line_of({"end": True})


def _laid_out(sheet: CalamineSheet) -> int:
    """How many cells the sheet has, empty ones too. Raises Refused."""
    if sheet.width > limits.MOST_COLUMNS:
        raise Refused("too-many-columns", limit=limits.MOST_COLUMNS)
    if sheet.total_height > limits.MOST_ROWS:
        raise Refused("too-many-rows", limit=limits.MOST_ROWS)
    return sheet.width * sheet.height


class _told_plainly:  # noqa: N801 it reads as a verb where it is used
    """Every way in which reading cells fails, as Refused; a panic of the compiled reader is a BaseException."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, place: object) -> None:
        if isinstance(error, PasswordError):
            raise Refused("password") from error
        if isinstance(error, MemoryError):
            raise Refused("too-heavy") from error
        broken = isinstance(error, CalamineError | OSError | ValueError | OverflowError)
        if broken or type(error).__name__ == "PanicException":
            raise Refused("damaged") from error


def _limit_itself() -> None:
    """Take no more memory and time than the limits; where the system has no such limits, the asker keeps the time."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 it is not on every system

        for what, most in (
            (resource.RLIMIT_AS, limits.MOST_MEMORY),
            (resource.RLIMIT_CPU, limits.MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))


def main() -> int:
    _limit_itself()
    written = sys.stdout.buffer
    try:
        for line in lines_of(sys.stdin.buffer.read()):
            written.write(line)
    except Refused as refused:
        written.write(line_of({"refused": refused.code, "values": refused.values}))
    written.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
