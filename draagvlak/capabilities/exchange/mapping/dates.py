"""Dates as people write them here: ISO, day/month/year, names of months, Excel's day numbers."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from draagvlak.capabilities.exchange.readers.table import Cell

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for word in words.split()
}
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$")
NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:\s+\d{1,2}[:u]\d{0,2}.*)?$")
WORDS = re.compile(r"(?:[a-z]+\.?,?\s+)?(\d{1,2})(?:e|ste|de|st|nd|rd|th)?[\s.-]+([a-z]+)\.?,?[\s-]+(\d{4}|\d{2})$")
ENGLISH = re.compile(r"(?:[a-z]+,?\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
SERIALS = range(20_000, 80_000)  # 1954 to 2119
EARLIEST, LATEST = 1900, 2200


@dataclass(frozen=True, slots=True)
class BadDate:
    """A text that is no date: `code` is date-unreadable, date-impossible or date-missing."""

    code: str
    text: str


def read_date(cell: Cell, day_first: bool = True, epoch_1904: bool = False) -> date | BadDate:
    """The day a cell means. Two-digit years are of this century.

    >>> read_date("do 5 maart 2026"), read_date("5/3/2026"), read_date("31/02/2026").code
    (datetime.date(2026, 3, 5), datetime.date(2026, 3, 5), 'date-impossible')
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if cell is None:
        return BadDate("date-missing", "")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _serial(cell, epoch_1904)
    text = str(cell).strip().casefold()
    parts = _parts(text, day_first)
    if parts is None:
        number = text.replace(",", ".")
        if re.fullmatch(r"\d{5}(\.\d+)?", number):
            return _serial(float(number), epoch_1904)
        return BadDate("date-unreadable", str(cell)[:60])
    year, month, day = parts
    try:
        found = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return BadDate("date-impossible", str(cell)[:60])
    return found if EARLIEST <= found.year <= LATEST else BadDate("date-impossible", str(cell)[:60])


def _serial(number: float, epoch_1904: bool) -> date | BadDate:
    """Excel counts days from 30 December 1899 (its 29 February 1900 never was), or from 1 January 1904."""
    if not math.isfinite(number) or int(number) not in SERIALS:
        return BadDate("date-unreadable", str(number))
    return (date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)) + timedelta(days=int(number))


def _parts(text: str, day_first: bool) -> tuple[int, int, int] | None:
    if found := ISO.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := NUMBERS.match(text):
        day, month = (int(found[1]), int(found[2])) if day_first else (int(found[2]), int(found[1]))
        return int(found[3]), month, day
    if (found := WORDS.match(text)) and found[2] in MONTHS:
        return int(found[3]), MONTHS[found[2]], int(found[1])
    if (found := ENGLISH.match(text)) and found[1] in MONTHS:
        return int(found[3]), MONTHS[found[1]], int(found[2])
    return None


def order_told_by(cell: Cell) -> bool | None:
    """True where a text can only be day first, False where only month first, None where it does not tell."""
    found = NUMBERS.match(cell.strip()) if isinstance(cell, str) else None
    if not found or (int(found[1]) > 12) == (int(found[2]) > 12):
        return None
    return int(found[1]) > 12


def is_ambiguous(cell: Cell) -> bool:
    found = NUMBERS.match(cell.strip()) if isinstance(cell, str) else None
    return bool(found) and found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]
