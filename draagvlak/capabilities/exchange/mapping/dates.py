"""Dates as people write them here: ISO, day/month/year, names of months, Excel's day numbers."""

import math
import re
import unicodedata
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
DAY_NAMED = r"(?:(?:ma|di|wo|do|vr|za|zo|mo|tu|we|th|fr|sa|su)[a-z]*\.?,?\s+)?"
HOUR = r"(?:,?\s+(?:om\s+|at\s+)?\d{1,2}\s*[:u.h]\s*\d{0,2}.*)?$"
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$")
NUMBERS = re.compile(DAY_NAMED + r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})" + HOUR, re.IGNORECASE)
WORDS = re.compile(
    r"(?:[a-z]+\.?,?\s+)?(\d{1,2})(?:e|ste|de|st|nd|rd|th)?[\s.-]+(?:of\s+)?([a-z]+)\.?,?[\s-]+(\d{4}|\d{2})" + HOUR
)
ENGLISH = re.compile(r"(?:[a-z]+,?\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + HOUR)
YEARLESS = re.compile(DAY_NAMED + r"(\d{1,2})(?:\s*[/-]\s*(\d{1,2})|[\s.-]+([a-z]+)\.?)" + HOUR)
PLAIN = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", re.ASCII)  # one day, and nothing to simplify
TO = r"\s*(?:-|–|\btot(?: en met)?\b|\bt/m\b|\btem\b|\bt\.e\.m\.|\ben\b|\bto\b|\band\b|&)\s*"
DAYS_OF_A_MONTH = re.compile(
    rf"(?:van\s+|from\s+)?{DAY_NAMED}(\d{{1,2}}){TO}{DAY_NAMED}"
    r"\d{1,2}\s+([a-z]+\.?\s+(?:\d{4}|\d{2}))$"
)
TWO_DAYS = re.compile(
    r"(?:van\s+|from\s+)?(.*\d{2})"
    r"(?:\s+-|\s*–|\s+tot(?: en met)?|\s+t/m|\s+tem|\s+t\.e\.m\.|\s+en|\s+to)\s+(.*\d{2})$"
)
SERIALS = range(20_000, 80_000)  # 1954 to 2119
WHOLE = range(1900_01_01, 2200_01_01)  # days written as 20260303
EARLIEST, LATEST = 1900, 2200
LAST_CENTURY_FROM = 70  # a year of two digits from here on is of the last century


@dataclass(frozen=True, slots=True)
class BadDate:
    """A text that is no date: `code` is date-unreadable, date-impossible, date-missing or date-no-year."""

    code: str
    text: str


def read_date(cell: Cell, day_first: bool = True, epoch_1904: bool = False) -> date | BadDate:
    """The day a cell means. Two-digit years are of this century up to 69; of some days the first.

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
    text = str(cell) if PLAIN.fullmatch(str(cell)) else _first_of(_simple(str(cell)))
    parts = _parts(text, day_first)
    if parts is None:
        number = text.replace(",", ".")
        if re.fullmatch(r"\d{5}(\.\d+)?|\d{8}", number):
            return _serial(float(number), epoch_1904)
        return BadDate("date-no-year" if _is_yearless(text) else "date-unreadable", str(cell)[:60])
    year, month, day = parts
    return _day(year, month, day, str(cell))


def _day(year: int, month: int, day: int, text: str) -> date | BadDate:
    century = 0 if year >= 100 else 1900 if year >= LAST_CENTURY_FROM else 2000
    try:
        found = date(year + century, month, day)
    except ValueError:
        return BadDate("date-impossible", text[:60])
    return found if EARLIEST <= found.year <= LATEST else BadDate("date-impossible", text[:60])


def _simple(text: str) -> str:
    """In small letters, without double spaces and without the apostrophe of '26."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"['’‘`](?=\d\d\b)", "", plain)


def _first_of(text: str) -> str:
    if found := DAYS_OF_A_MONTH.match(text):
        return f"{found[1]} {found[2]}"
    found = TWO_DAYS.match(text)
    both = found and all(_parts(part.strip(), True) for part in found.groups())
    return found[1].strip() if found and both else text


def is_range(cell: Cell) -> bool:
    """Whether a text names more than one day."""
    if not isinstance(cell, str) or PLAIN.fullmatch(cell):
        return False
    text = _simple(cell)
    return _first_of(text) != text


def _is_yearless(text: str) -> bool:
    found = YEARLESS.match(text)
    return bool(found) and found is not None and (found[3] is None or found[3] in MONTHS)


def _serial(number: float, epoch_1904: bool) -> date | BadDate:
    """Excel counts days from 30 December 1899 (its 29 February 1900 never was), or from 1 January 1904."""
    if math.isfinite(number) and int(number) in WHOLE:
        return _day(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100, str(int(number)))
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
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    return first != second and max(first, second) <= 12
