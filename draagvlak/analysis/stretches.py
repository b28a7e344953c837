"""The quarters or half-years between two days, for what is shown over time."""

from dataclasses import dataclass
from datetime import date, timedelta

QUARTERS = 8  # more than that are told by half-years
MOST = 12  # half-years: a legislature


@dataclass(frozen=True)
class Stretch:
    """A quarter or a half-year: the `number`th of `of` (4 or 2) in `year`. `until`: its last day, or the day it is."""

    year: int
    number: int
    of: int
    until: date


def stretches(first: date, last: date) -> tuple[Stretch, ...]:
    """From the one of `first` to the one of `last`, which ends on `last`: at most eight quarters, else half-years, of
    which the last twelve. That of `last` alone where `first` is later.

    >>> [(one.year, one.number, one.of, one.until.isoformat()) for one in stretches(date(2026, 5, 1), date(2026, 8, 9))]
    [(2026, 2, 4, '2026-06-30'), (2026, 3, 4, '2026-08-09')]
    """
    quarters = _between(first, last, 4)
    return quarters if len(quarters) <= QUARTERS else _between(first, last, 2)[-MOST:]


def _between(first: date, last: date, of: int) -> tuple[Stretch, ...]:
    months = 12 // of
    end = last.year * of + (last.month - 1) // months
    begin = min(first.year * of + (first.month - 1) // months, end)
    return tuple(_stretch(number, of, last) for number in range(begin, end + 1))


def _stretch(number: int, of: int, last: date) -> Stretch:
    year, place = divmod(number, of)
    after_year, after_place = divmod(number + 1, of)
    ends = date(after_year, after_place * (12 // of) + 1, 1) - timedelta(days=1) if after_year < 9999 else last
    return Stretch(year, place + 1, of, min(ends, last))
