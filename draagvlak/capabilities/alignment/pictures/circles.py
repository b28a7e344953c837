"""Two or three sets as circles of one size: the numbers count, not the areas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from textwrap import wrap

RADIUS, TOP, WIDTH = 95, 48, 400  # units of the picture: one is a CSS pixel
LEFT, RIGHT, LOW = (150, TOP + 96), (250, TOP + 96), (200, TOP + 181)
SIDE = 22  # signs in a line of a name
AT_TWO = {(0,): (105, TOP + 101), (0, 1): (200, TOP + 101), (1,): (295, TOP + 101)}
AT_THREE = {
    (0,): (105, TOP + 78),
    (1,): (295, TOP + 78),
    (2,): (200, TOP + 238),
    (0, 1): (200, TOP + 68),
    (0, 2): (148, TOP + 156),
    (1, 2): (252, TOP + 156),
    (0, 1, 2): (200, TOP + 126),
}


@dataclass(frozen=True)
class Name:
    """The name of a set, in lines, at its circle."""

    x: int
    y: int
    anchor: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    x: int
    y: int
    words: str


@dataclass(frozen=True)
class Circles:
    """`words` say what the picture shows."""

    centres: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    height: int
    words: str
    radius: int = RADIUS
    width: int = WIDTH


def circles(names: Sequence[str], counts: Mapping[tuple[int, ...], int], is_least: bool, words: str) -> Circles:
    """`counts`: how many belong to exactly the sets at these places. `is_least`: at least so many, and nothing is known
    of the regions that are not in it.
    """
    places = AT_TWO if len(names) == 2 else AT_THREE
    every = [some for size in range(1, len(names) + 1) for some in combinations(range(len(names)), size)]
    numbers = tuple(Number(*places[some], _number(counts.get(some), is_least)) for some in every)
    ends = [(0, 18, "start"), (WIDTH, 18, "end"), (WIDTH // 2, LOW[1] + RADIUS + 20, "middle")]
    told = tuple(Name(*end, lines_of(name)) for end, name in zip(ends, names, strict=False))
    height = LOW[1] + RADIUS + 48 if len(names) == 3 else LEFT[1] + RADIUS + 8
    return Circles((LEFT, RIGHT, LOW)[: len(names)], told, numbers, height, words)


def lines_of(name: str) -> tuple[str, ...]:
    """A name in at most two lines."""
    return tuple(wrap(name, SIDE, max_lines=2, placeholder=" …"))


def _number(count: int | None, is_least: bool) -> str:
    if is_least:
        return f"≥ {count}" if count else "?"
    return str(count or 0)
