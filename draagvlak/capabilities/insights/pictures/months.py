"""Months side by side, a small picture a layer, all on one scale; the last number stands beside its column."""

from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.insights.wording.words import layer_name

WIDTH, GAP, HEIGHT = 14, 4, 72  # units of the picture: one is a CSS pixel
SHAPES = dict(zip(LAYERS, "●◆■▲▼⬟★", strict=True))
TEXT = 20  # room for the figure above a column


@dataclass(frozen=True)
class Column:
    """One month: its place and height in the picture, and what it says."""

    x: int
    y: int
    height: int
    words: str
    count: int


@dataclass(frozen=True)
class Months:
    """One layer. `words` say in a sentence what the picture shows."""

    layer: str
    shape: str
    name: str
    columns: tuple[Column, ...]
    last: int
    words: str

    width = 12 * (WIDTH + GAP)
    height = HEIGHT + TEXT


def months_pictures(months: list[list[int]], counts: dict[str, list[int]]) -> tuple[Months, ...]:
    """A picture a layer, those without a single contact left out; `months` are [year, month], oldest first."""
    most = max((count for numbers in counts.values() for count in numbers), default=0)
    shown = [layer for layer in LAYERS if any(counts.get(layer, ()))]
    return tuple(_months(layer, months, counts[layer], most) for layer in shown)


def month_name(month: list[int]) -> str:
    return f"{MONTHS[month[1]]} {month[0]}"


def _months(layer: str, months: list[list[int]], counts: list[int], most: int) -> Months:
    columns = tuple(
        _column(number, month, count, most) for number, (month, count) in enumerate(zip(months, counts, strict=True))
    )
    return Months(layer, SHAPES[layer], layer_name(layer), columns, counts[-1], _told(counts))


def _column(number: int, month: list[int], count: int, most: int) -> Column:
    tall = round(HEIGHT * count / most)
    said = ngettext("%(count)s contact", "%(count)s contacten", count) % {"count": count}
    return Column(number * (WIDTH + GAP), HEIGHT + TEXT - tall, tall, f"{month_name(month)}: {said}", count)


def _told(counts: list[int]) -> str:
    """The last three whole months beside the three before; this month is not over yet."""
    late, before = sum(counts[-4:-1]), sum(counts[-7:-4])
    values = {"late": late, "before": before}
    if not late and not before:
        return _("Een half jaar lang geen contact.")
    if late == before:
        return _("Drie maanden lang evenveel contacten als de drie daarvoor: %(late)s.") % values
    if late > before:
        return _("Meer dan voordien: %(late)s in drie maanden, tegen %(before)s in de drie daarvoor.") % values
    return _("Minder dan voordien: %(late)s in drie maanden, tegen %(before)s in de drie daarvoor.") % values
