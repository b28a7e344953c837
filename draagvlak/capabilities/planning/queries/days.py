"""Days on which nobody meets: public holidays of Belgium and holidays of Flemish schools, both by the library
`holidays`, which follows the decrees (decision on school holidays).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any


def public_holidays(since: date, until: date) -> frozenset[date]:
    return frozenset(day for day in days_from(since, until) if day in _of_year(day.year, "public"))


def school_holidays(since: date, until: date) -> frozenset[date]:
    """Also the single days that are no school days, such as the one after Ascension Day."""
    return frozenset(day for day in days_from(since, until) if day in _of_year(day.year, "school"))


def days_from(since: date, until: date) -> Iterator[date]:
    """Up to and including `until`."""
    return (since + timedelta(days=number) for number in range((until - since).days + 1))


@cache
def _of_year(year: int, kind: str) -> frozenset[date]:
    import holidays  # noqa: PLC0415 few pages need it, and reading it takes time

    found: Any = holidays.country_holidays("BE", subdiv="Flemish", years=year, categories=(kind,))
    return frozenset(found)
