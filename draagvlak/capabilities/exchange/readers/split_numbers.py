"""National register numbers that a list keeps in several columns: a day of birth here, the rest of the number there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from draagvlak.basics.register_numbers import is_register_number
from draagvlak.capabilities.exchange.readers.table import Cell, Row

LOOKED_AT = 400  # rows: what a column holds, most of its rows show
MOST_PARTS = 30  # cells of one row that are digits
BORN = 6  # digits that say when
FORMS = ((6, 3, 2), (9, 2), (2, 2, 2, 5), (2, 2, 2, 3, 2))  # digits in each column, besides a day and five
RESTS = {form: next(n for n in range(len(form)) if sum(form[: n + 1]) > BORN) for form in FORMS}
DIGITS = re.compile(r"[\d\s.,\-/–—_·'’]+", re.ASCII)
DAYS = (
    re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?:19|20)(?P<y>\d\d)", re.ASCII),
    re.compile(r"(?:19|20)(?P<y>\d\d)(?P<mark>[-/. ]?)(?P<m>\d\d)(?P=mark)(?P<d>\d\d)", re.ASCII),
)

Part = tuple[int, str, bool]  # the column, its digits, and whether zeros they began with may be lost


def columns_of_the_rest(rows: Iterable[Row]) -> set[int]:
    """The columns that go: what stands in them makes, behind a day of birth in others, a valid number, in a quarter of
    the rows at least.
    """
    hits, seen = Counter[tuple[int, ...]](), Counter[tuple[int, ...]]()
    for _, row in islice(rows, LOOKED_AT):
        for rest, digits in _together(list(islice(_parts(row), MOST_PARTS))):
            seen[rest] += 1
            hits[rest] += is_register_number(digits) and _is_born(digits)
    return {n for rest, count in hits.items() if count and count * 4 >= seen[rest] for n in rest}


def _parts(row: Sequence[Cell]) -> Iterator[Part]:
    for n, cell in enumerate(row):
        if isinstance(cell, date):  # or a day with an hour
            yield n, f"{cell:%y%m%d}", False
        elif isinstance(cell, int) and not isinstance(cell, bool) and 0 < cell < 10**9:
            yield n, str(cell), True
        elif isinstance(cell, str) and len(cell) <= 20 and DIGITS.fullmatch(cell):
            yield n, _born_in(cell) or re.sub(r"\D", "", cell), False


def _born_in(text: str) -> str:
    """The six digits of a day that is written with its whole year; "" for anything else."""
    day = next((found for form in DAYS if (found := form.fullmatch(text))), None)
    return f"{day['y']}{day['m']:0>2}{day['d']:0>2}" if day else ""


def _together(parts: list[Part]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Columns that follow on a day of birth, and all eleven digits: any two, or more that stand in a row."""
    days = [part for part in parts if len(part[1]) == BORN]
    rests = [(part[0], digits) for part in parts if (digits := _as_long(part, 5))] if days else []
    yield from (((n,), born + digits) for at, born, _ in days for n, digits in rests if n != at)
    for form in FORMS:
        for n in range(len(parts) - len(form) + 1):
            some = parts[n : n + len(form)]
            digits = "".join(_as_long(part, most) for part, most in zip(some, form, strict=True))
            if len(digits) == sum(form):
                yield tuple(column for column, *_ in some[RESTS[form] :]), digits


def _as_long(part: Part, most: int) -> str:
    """The digits as so many, "" where they are not."""
    _, digits, is_number = part
    if len(digits) == most:
        return digits
    return digits.zfill(most) if is_number and most - 2 <= len(digits) < most else ""


def _is_born(digits: str) -> bool:
    try:
        date(2000 + int(digits[:2]), int(digits[2:4]) % 20, int(digits[4:6]))
    except ValueError:
        return False
    return digits[6:9] not in {"000", "999"}
