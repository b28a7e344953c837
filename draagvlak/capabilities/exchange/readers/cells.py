"""What a cell may hold once it is read: no control or direction characters, no endless numbers."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.exchange.readers.limits import MOST_CELL_LENGTH, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from draagvlak.capabilities.exchange.readers.table import Cell, Refused, Row

# Control characters but for tab and line ends; marks that turn the direction of text around; noncharacters.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
MOST_SHOWN = 2000  # characters
MOST_NUMBER = 1e15  # larger whole numbers lose digits


def clean(value: object) -> Cell:
    """The value as a plain cell; None for what says nothing (empty text, NaN, infinite or absurdly large numbers)."""
    if isinstance(value, str):
        text = value[:MOST_CELL_LENGTH]
        return (text if text.isprintable() else UNWANTED.sub("", text)).strip() or None  # nothing unwanted prints
    if isinstance(value, bool | datetime | date | time) or value is None:
        return value
    if isinstance(value, int | float):
        if math.isnan(value) or abs(value) > MOST_NUMBER:
            return None
        return int(value) if isinstance(value, float) and value.is_integer() else value
    return str(value) if isinstance(value, timedelta) else None


def shown(text: str) -> str:
    """A text for a terminal that may bear what somebody typed: on one line, without what moves it, nor any number that
    is never kept.

    >>> shown("An 85.07.30-033.28  Bo")
    'An … Bo'
    """
    return without_numbers(" ".join(UNWANTED.sub("", text).split()))[:MOST_SHOWN]


@dataclass(frozen=True)
class CleanRows:
    """Rows that can be walked again; empty ones are left out but counted, so that numbers are those of the file."""

    raw: Iterable[Sequence[object]]
    first: int = 1

    def __iter__(self) -> Iterator[Row]:
        cells = 0
        for number, row in enumerate(self.raw, start=self.first):
            if len(row) > MOST_COLUMNS:
                raise Refused("too-many-columns", limit=MOST_COLUMNS)
            if number - self.first >= MOST_ROWS:
                raise Refused("too-many-rows", limit=MOST_ROWS)
            cells += len(row)
            if cells > MOST_CELLS:
                raise Refused("too-many-cells", limit=MOST_CELLS)
            cleaned = [
                # what most cells are is dealt with here, since a call for each takes as long as reading the file
                value.strip() or None
                if type(value) is str and len(value) <= MOST_CELL_LENGTH and value.isprintable()
                else clean(value)
                for value in row
            ]
            if cleaned.count(None) < len(cleaned):
                yield number, cleaned
