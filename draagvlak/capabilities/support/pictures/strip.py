"""Evidence over time (LOOK): a mark for each sign, fading as it ages, on the six years of the legislature."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.carrying import ANCHORS, OPPOSES, VALID_DAYS
from draagvlak.analysis.carrying import Evidence as Sign
from draagvlak.basics.months import months_after
from draagvlak.capabilities.support.choices import term_of
from draagvlak.capabilities.support.wording.levels import day_word, kind_word, short_word_of

WIDTH, LEFT, RIGHT = 360, 58, 8  # units of the picture: one is a CSS pixel on a phone
ROW, TOP, FOOT = 24, 14, 24
ROWS = {ANCHORS: 0, 3: 1, 2: 2, 1: 3, OPPOSES: 4}
LEAST = 0.2  # of the ink of a mark that no longer holds
MOST_MARKS = 200
BEFORE = 24  # months before today that are always shown


@dataclass(frozen=True)
class Mark:
    """One sign, at its day and level; `ink` is what is left of it, 1 for new."""

    x: float
    y: float
    ink: str
    is_negative: bool
    words: str


@dataclass(frozen=True)
class Tick:
    """A year, or the day on which others took office (`is_change`)."""

    x: float
    words: str
    is_change: bool = False


@dataclass(frozen=True)
class Row:
    """A level, as a line with its word."""

    y: int
    words: str


@dataclass(frozen=True)
class Strip:
    """`words` say what the picture shows. `left_out`: how many older signs than the picture holds."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    today_x: float
    words: str
    left_out: int

    width = WIDTH
    left = LEFT
    right = WIDTH - RIGHT
    top = TOP
    foot = TOP + ROW * len(ROWS)
    height = TOP + ROW * len(ROWS) + FOOT


def strip(signs: Iterable[Sign], kinds: Mapping[str, str], today: date, changes: Iterable[date] = ()) -> Strip:
    """The signs of a layer from the begin of the legislature, or two years ago where that is earlier, to its end.

    `kinds`: by the `id` of a sign, the kind whose word it bears.
    """
    began, ends = term_of(today)
    start = min(began, months_after(today, -BEFORE))
    shown = sorted((one for one in signs if start <= one.on <= ends), key=lambda one: (one.on, one.id))
    kept = shown[-MOST_MARKS:]
    marks = tuple(_mark(one, kinds.get(one.id, one.kind), today, (start, ends)) for one in kept)
    years = (date(year, 1, 1) for year in range(start.year, ends.year + 1) if date(year, 1, 1) >= start)
    ticks = [Tick(_x(day, start, ends), str(day.year)) for day in years]
    ticks += [Tick(_x(day, start, ends), _("nieuwe mensen"), True) for day in changes if start <= day <= ends]
    rows = tuple(Row(TOP + place * ROW + ROW // 2, short_word_of(level)) for level, place in ROWS.items())
    return Strip(marks, tuple(ticks), rows, _x(today, start, ends), _told(shown, today), len(shown) - len(kept))


def _x(day: date, start: date, end: date) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / max((end - start).days, 1), 1)


def _mark(one: Sign, kind: str, today: date, years: tuple[date, date]) -> Mark:
    y = TOP + ROWS[one.level] * ROW + ROW / 2
    words = f"{day_word(one.on)}: {kind_word(kind)}"
    return Mark(_x(one.on, *years), y, f"{_ink(one, today):.2f}", one.level == OPPOSES, words)


def _ink(one: Sign, today: date) -> float:
    """Full on its day, and less each day until it no longer holds."""
    if not one.holds_on(today):
        return LEAST
    lasts = max((one.last_day - one.on).days, 1) if one.until else VALID_DAYS
    return LEAST + (1 - LEAST) * (1 - (today - one.on).days / lasts)


def _told(shown: list[Sign], today: date) -> str:
    if not shown:
        return _("Nog geen bewijs in deze jaren.")
    holds = sum(one.holds_on(today) for one in shown)
    said = ngettext(
        "%(count)s bewijs, waarvan %(holds)s nu geldt.", "%(count)s bewijzen, waarvan %(holds)s nu gelden.", len(shown)
    )
    return said % {"count": len(shown), "holds": holds}
