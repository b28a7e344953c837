"""What a single cell says, whatever table it stands in."""

import math
from collections.abc import Sequence

from draagvlak.capabilities.exchange.readers.table import Cell

MARKS = {"x", "xx", "v", "✓", "✔", "✗", "1", "ja", "j", "yes", "y", "ok", "a", "aanwezig", "present", "+"}
NO = {"", "0", "nee", "neen", "no", "n", "-", "afwezig", "verontschuldigd", "v", "excused", "absent", "o", "?"}
NO |= {"false", "onwaar"}


def at(row: Sequence[Cell], n: int) -> Cell:
    return row[n] if 0 <= n < len(row) else None


def text_of(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def is_yes(cell: Cell) -> bool:
    """Whether a cell of a matrix says so: anything but empty, 0, no, absent or excused."""
    return cell.strip().casefold() not in NO if isinstance(cell, str) else bool(cell)


def is_mark(cell: Cell) -> bool:
    """Whether a cell looks like one of a matrix: a cross, yes, no, 0 or 1."""
    if isinstance(cell, str):
        return cell.strip().casefold() in MARKS | NO
    return isinstance(cell, bool) or cell in (0, 1)


def weight_of(cell: Cell) -> float:
    """A tie's weight, 0 or more; 1 where nothing sensible stands."""
    try:
        weight = float(str(cell).replace(",", ".")) if cell is not None else 1.0
    except ValueError:
        return 1.0
    return max(0.0, weight) if math.isfinite(weight) else 1.0
