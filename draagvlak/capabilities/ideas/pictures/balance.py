"""One count over time: small pictures side by side, all on one scale; the last number stands at its column."""

from collections.abc import Sequence
from dataclasses import dataclass

from draagvlak.capabilities.ideas.wording.balance import over_time

WIDTH, GAP, HEIGHT, ABOVE, LEAST = 14, 4, 72, 20, 2  # units of the picture: one is a CSS pixel
SLOTS = 12


@dataclass(frozen=True)
class Column:
    """One stretch: its place and height in the picture, and what it says. Something is never drawn as nothing."""

    x: int
    y: int
    height: int
    count: int
    words: str


@dataclass(frozen=True)
class Picture:
    """`words` say in a sentence what it shows."""

    name: str
    columns: tuple[Column, ...]
    words: str

    width = SLOTS * (WIDTH + GAP)
    height = ABOVE + HEIGHT
    column = WIDTH
    middle = WIDTH // 2


def picture(name: str, stretches: Sequence[str], counts: Sequence[int], most: int) -> Picture:
    """`counts` of the named `stretches`, oldest first; `most`: what reaches the top of every picture."""
    begin = SLOTS - len(counts)
    columns = tuple(
        _column((begin + place) * (WIDTH + GAP), count, most, f"{stretch}: {count}")
        for place, (stretch, count) in enumerate(zip(stretches, counts, strict=True))
    )
    return Picture(name, columns, over_time(counts, stretches[0]))


def _column(x: int, count: int, most: int, words: str) -> Column:
    tall = max(round(HEIGHT * count / most), LEAST) if count else 0
    return Column(x, ABOVE + HEIGHT - tall, tall, count, words)
