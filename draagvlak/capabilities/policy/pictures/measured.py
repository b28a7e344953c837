"""An indicator over time: a small picture beside others on the same years, the target dashed, the last figure named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.analysis.aggregates import K
from draagvlak.capabilities.policy.choices import IndicatorKind
from draagvlak.capabilities.policy.wording.figures import is_hidden, said, short

WORDS, ROOM, VALUE = 84, 184, 84  # units of the picture: one is a CSS pixel
ABOVE, HEIGHT, BELOW = 14, 84, 24
NEAR = 15  # two words closer than this would run into each other
MOST = 120  # marks for which a picture has room

Measured = tuple[date, Decimal]


@dataclass(frozen=True)
class Line:
    """A line across the picture with its word, "" where there is no room for one."""

    y: int
    words: str


@dataclass(frozen=True)
class Mark:
    """One measurement; `is_hidden`: so few people that the figure is not told, so that it stands at no height."""

    x: float
    y: int
    words: str
    is_hidden: bool


@dataclass(frozen=True)
class Picture:
    """`path`: the line through what is told, as points; `value` stands beside the last mark.

    `left_out`: how many older measurements than the picture holds. `begins`: the height of the baseline, where told.
    """

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    target: Line | None
    begins: int | None
    path: str
    value: str
    ends: tuple[str, str]
    left_out: int

    left, right, width = WORDS, WORDS + ROOM, WORDS + ROOM + VALUE
    height = ABOVE + HEIGHT + BELOW
    foot = ABOVE + HEIGHT + BELOW - 6

    @property
    def last(self) -> Mark | None:
        return self.marks[-1] if self.marks else None


def years_of(rows: Sequence[tuple[Any, Sequence[Measured]]], today: date) -> tuple[date, date]:
    """From the first day to the last that pictures side by side have to hold: indicators with their measurements."""
    days = [day for _row, measured in rows for day, _value in measured[-MOST:]]
    days += [row.target_on for row, _measured in rows if row.target_on is not None]
    return min([*days, today]), max([*days, today])


def picture(indicator: Any, measured: Sequence[Measured], years: tuple[date, date], sees_small: bool) -> Picture:
    """`measured`: oldest first; `years` as `years_of` says."""
    shown = measured[-MOST:]
    hidden = [is_hidden(indicator.kind, value, sees_small) for _day, value in shown]
    told = [value for (_day, value), is_small in zip(shown, hidden, strict=True) if not is_small]
    begins = None if is_hidden(indicator.kind, indicator.baseline, sees_small) else indicator.baseline
    low, high = _ends(indicator.kind, [*told, *(one for one in (begins, indicator.target) if one is not None)])
    marks = tuple(
        Mark(
            _x(day, years),
            _y(low if is_small else value, low, high),
            f"{date_format(day)}: {said(indicator, value, sees_small)}",
            is_small,
        )
        for (day, value), is_small in zip(shown, hidden, strict=True)
    )
    target = None
    if indicator.target is not None:
        words = _("doel %(figure)s") % {"figure": short(indicator.kind, indicator.target)}
        target = Line(_y(indicator.target, low, high), words)
    return Picture(
        marks=marks,
        lines=tuple(_line(value, indicator.kind, (low, high), target) for value in (low, high)),
        target=target,
        begins=None if begins is None else _y(begins, low, high),
        path=" ".join(f"{one.x},{one.y}" for one in marks if not one.is_hidden),
        value="" if not shown else f"< {K}" if hidden[-1] else short(indicator.kind, shown[-1][1]),
        ends=(date_format(years[0], "m/y"), date_format(years[1], "m/y")),
        left_out=len(measured) - len(shown),
    )


def _ends(kind: str, values: list[Decimal]) -> tuple[Decimal, Decimal]:
    """From nothing, or lower where a figure is, up to the highest."""
    most = Decimal(100) if kind == IndicatorKind.SHARE else Decimal(0)
    low, high = min([Decimal(0), *values]), max([most, *values])
    return low, high if high > low else low + 1


def _x(day: date, years: tuple[date, date]) -> float:
    start, end = years
    return round(WORDS + ROOM * (day - start).days / max((end - start).days, 1), 1)


def _y(value: Decimal, low: Decimal, high: Decimal) -> int:
    return ABOVE + HEIGHT - round(HEIGHT * (value - low) / (high - low))


def _line(value: Decimal, kind: str, ends: tuple[Decimal, Decimal], target: Line | None) -> Line:
    y = _y(value, *ends)
    has_room = target is None or abs(target.y - y) >= NEAR
    return Line(y, short(kind, value) if has_room else "")
