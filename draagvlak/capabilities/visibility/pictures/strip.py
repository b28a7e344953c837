"""The steps toward one layer over time (LOOK): a mark for each, on the year behind and the months ahead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.basics.months import months_after
from draagvlak.capabilities.visibility.choices import StepState

WIDTH, LEFT, RIGHT = 360, 8, 8  # units of the picture: one is a CSS pixel on a phone
LINE, FOOT, HEIGHT = 26, 44, 62
BEFORE, AFTER, EACH = 12, 6, 3  # months shown behind and ahead; between two names of months
APART, ROWS = 14, 3  # how near two marks may stand on one row, and how many rows there are
MOST_MARKS = 200


@dataclass(frozen=True)
class Mark:
    """One step at its day; `state` is how it is drawn."""

    x: float
    y: int
    state: str
    words: str


@dataclass(frozen=True)
class Tick:
    """The first day of a month."""

    x: float
    words: str


@dataclass(frozen=True)
class Strip:
    """`words` say what the picture shows. `left_out`: steps that fall outside the days it shows, or do not fit."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    today_x: float
    words: str
    left_out: int

    width = WIDTH
    left = LEFT
    right = WIDTH - RIGHT
    foot = FOOT
    height = HEIGHT


def strip(steps: Iterable[tuple[date, str, str]], today: date) -> Strip:
    """`steps`: the day of each, its state, and its words."""
    start, end = months_after(today.replace(day=1), -BEFORE), months_after(today.replace(day=1), AFTER + 1)
    given = sorted(steps)
    shown = [one for one in given if start <= one[0] <= end]
    kept = shown[-MOST_MARKS:]
    months = (months_after(start, n) for n in range(0, BEFORE + AFTER + 1, EACH))
    ticks = tuple(Tick(_x(day, start, end), date_format(day, "M y")) for day in months)
    marks = tuple(_marks(kept, (start, end)))
    return Strip(
        marks, ticks, _x(today, start, end), _told([state for _day, state, _said in kept]), len(given) - len(kept)
    )


def _marks(steps: list[tuple[date, str, str]], years: tuple[date, date]) -> Iterable[Mark]:
    """Those that would cover each other stand above one another, as far as there is room."""
    last = [-float(APART)] * ROWS
    for day, state, words in steps:
        x = _x(day, *years)
        row = next((n for n in range(ROWS) if x - last[n] >= APART), 0)
        last[row] = x
        yield Mark(x, LINE + 8 - row * 12, state, words)


def _x(day: date, start: date, end: date) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / (end - start).days, 1)


def _told(states: list[str]) -> str:
    if not states:
        return _("In deze maanden staat geen stap.")
    came, planned = states.count(StepState.LANDED), states.count(StepState.PLANNED)
    said = ngettext(
        "%(count)s stap: %(came)s aangekomen, %(planned)s gepland.",
        "%(count)s stappen: %(came)s aangekomen, %(planned)s gepland.",
        len(states),
    )
    return said % {"count": len(states), "came": came, "planned": planned}
