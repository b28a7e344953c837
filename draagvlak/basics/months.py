"""Days some months away, as a calendar counts them."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the last one where that month is shorter; `months` may be below zero.

    >>> months_after(date(2026, 1, 31), 1), months_after(date(2026, 3, 15), -24)
    (datetime.date(2026, 2, 28), datetime.date(2024, 3, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
