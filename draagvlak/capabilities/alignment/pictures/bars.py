"""More than three sets: a bar for each of the largest regions, and under it dots at the sets that it belongs to
(UpSet: Lex, Gehlenborg, Strobelt, Vuillemot & Pfister 2014).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

MOST = 12  # regions
NAMES, STEP, ROW, TALL, TOP, WIDE = 230, 34, 28, 140, 26, 20  # units of the picture: one is a CSS pixel
LONGEST = 28  # signs of a name


@dataclass(frozen=True)
class Bar:
    """A region: its bar, the middle of its column, and the heights of its dots. `ends`: of the line that joins them."""

    x: int
    y: int
    height: int
    words: str
    dots: tuple[tuple[int, bool], ...]
    ends: tuple[int, int] | None

    width = WIDE

    @property
    def middle(self) -> int:
        return self.x + WIDE // 2


@dataclass(frozen=True)
class Bars:
    names: tuple[tuple[int, str], ...]
    bars: tuple[Bar, ...]
    width: int
    height: int
    words: str
    left_out: int  # regions without a bar

    ground = TOP + TALL
    left = NAMES


def bars(names: Sequence[str], counts: Mapping[tuple[int, ...], int], is_least: bool, words: str) -> Bars:
    """`counts`: how many belong to exactly the sets at these places, the largest first."""
    some = list(counts.items())[:MOST]
    most = max((count for _of, count in some), default=1)
    drawn = tuple(_bar(number, of, count, most, len(names), is_least) for number, (of, count) in enumerate(some))
    told = tuple((_height(place), Truncator(name).chars(LONGEST)) for place, name in enumerate(names))
    width, height = NAMES + STEP * max(len(some), 1) + 8, _height(len(names))
    return Bars(told, drawn, width, height, words, len(counts) - len(some))


def _bar(number: int, of: tuple[int, ...], count: int, most: int, sets: int, is_least: bool) -> Bar:
    height = max(2, round(TALL * count / most))
    dots = tuple((_height(place), place in of) for place in range(sets))
    ends = (_height(of[0]), _height(of[-1])) if len(of) > 1 else None
    words = f"≥{count}" if is_least else str(count)
    return Bar(NAMES + STEP * number + 8, TOP + TALL - height, height, words, dots, ends)


def _height(place: int) -> int:
    return TOP + TALL + ROW * place + ROW
