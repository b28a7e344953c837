"""One layer and one construct, round after round: small pictures on one scale, the last value beside its mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.surveys import Certainty
from draagvlak.capabilities.pulse.wording.results import anchors, construct_name, hundred, told, why_not

MOST, LEAST = 6, 3  # rounds for which a picture has room
WORDS, STEP, HEIGHT, ABOVE, BELOW, VALUE = 104, 34, 96, 12, 24, 40  # units of the picture: one is a CSS pixel
SHAPES = dict(zip(LAYERS, "●◆■▲▼⬟★", strict=True))


@dataclass(frozen=True)
class Line:
    """A line across the picture, at the height of one of the four answers."""

    y: int
    words: str


@dataclass(frozen=True)
class Mark:
    """One round. `bounds` and `interval` are top and height, `y` is where the value stands; None: not shown."""

    x: int
    day: str
    words: str
    certainty: Certainty
    y: int | None = None
    value: int | None = None
    interval: tuple[int, int] | None = None
    bounds: tuple[int, int] | None = None

    @property
    def is_sure(self) -> bool:
        return self.certainty == Certainty.SCORE


@dataclass(frozen=True)
class Picture:
    """`words`: what the last round says; `slots`: for how many rounds there is room."""

    name: str
    marks: tuple[Mark, ...]
    words: str
    slots: int

    height = ABOVE + HEIGHT + BELOW
    left = WORDS
    foot = ABOVE + HEIGHT + BELOW - 6
    middle = ABOVE + HEIGHT // 2 + 6

    @property
    def right(self) -> int:
        return WORDS + self.slots * STEP

    @property
    def width(self) -> int:
        return self.right + VALUE

    @property
    def lines(self) -> list[Line]:
        return [Line(_height(step / 3), words) for step, words in enumerate(anchors())]


def picture(layer: str, construct: str, rounds: Sequence[Any]) -> Picture:
    """Of the last rounds (queries.kept), oldest first, each at its own place, whether the layer was asked or not. "" as
    layer: of everybody.
    """
    shown = list(rounds)[-MOST:]
    slots = max(LEAST, len(shown))
    marks = tuple(
        _mark(WORDS + place * STEP + STEP // 2, layer, construct, found)
        for place, found in enumerate(shown, start=slots - len(shown))
        if (layer in found.invited if layer else found.whole)
    )
    return Picture(construct_name(construct), marks, marks[-1].words if marks else "", slots)


def _mark(x: int, layer: str, construct: str, found: Any) -> Mark:
    day = date_format(found.survey.closes_on, "m/y")
    figures = found.whole if not layer else found.figures
    wanted = (one for one in figures if one.construct == construct and (not layer or one.layers == (layer,)))
    figure = next(wanted, None)
    if figure is None:
        return Mark(x, day, why_not(layer, found), Certainty.NOTHING)
    if figure.score is None:
        return Mark(x, day, told(figure), figure.certainty)
    return Mark(
        x,
        day,
        told(figure),
        figure.certainty,
        _height(figure.score),
        hundred(figure.score),
        _span(figure.interval),
        _span(figure.bounds),
    )


def _height(value: float) -> int:
    return ABOVE + HEIGHT - round(HEIGHT * hundred(value) / 100)


def _span(ends: tuple[float, float]) -> tuple[int, int]:
    """Top and height, of at least a line."""
    low, high = (_height(end) for end in ends)
    return high, max(2, low - high)
