"""Themes of published stories as a map, and the same as a table: how often they are quoted, and what with."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from draagvlak.analysis.drawing.themes import Box, places
from draagvlak.capabilities.booklets.queries.spoken import Spoken, spoken_on
from draagvlak.capabilities.network.models import Network

WIDTHS = (1000, 330)  # of a map on a wide page, and on a phone
BESIDE = 5  # other themes that the table names of each
MOST = 24  # themes on a map; the table has them all
MOST_STRANDS = 36  # lines on it: of more, nobody sees what goes where
LARGEST, SMALLEST = 30.0, 7.0  # radius of a circle; its area follows from the number of quotes
LETTER, LINE, EDGE = 8.4, 18.0, 8.0  # width and height of what is written (14 px), and room around it
LETTERS, LINES = 19, 3  # of a name on the map
TOUCH = 44.0


@dataclass(frozen=True)
class ThemeRow:
    """A theme in the table. `beside`: names of those in the same stories, most often first, with in how many."""

    key: int
    name: str
    quotes: int
    stories: int
    beside: tuple[tuple[str, int], ...]

    @property
    def beside_first(self) -> tuple[tuple[str, int], ...]:
        return self.beside[:BESIDE]

    @property
    def beside_left(self) -> int:
        """How many a table leaves out; the page of the theme has them all."""
        return max(len(self.beside) - BESIDE, 0)


@dataclass(frozen=True)
class Node:
    """A theme on the map: the middle of its circle, and its box, in pixels; `lines` of its name by their height."""

    row: ThemeRow
    x: float
    y: float
    radius: float
    left: float
    top: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Strand:
    """Between two themes of the same stories: `width` in pixels."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Picture:
    """`thinned`: weaker lines than those were left out."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    strands: tuple[Strand, ...]
    thinned: bool = False


@dataclass(frozen=True)
class ThemeMap:
    """`rows`: every theme of a published story; others are for who harvests alone. `pictures`: by WIDTHS, of the first
    MOST of these.
    """

    rows: tuple[ThemeRow, ...]
    pictures: tuple[Picture, ...]
    left_out: int


def theme_map(network: Network, day: date) -> ThemeMap:
    """A fixed number of queries."""
    spoken = spoken_on(network, day)
    in_stories = [sorted(key for key, _name in head.themes) for head in spoken.heads]
    together = Counter(pair for keys in in_stories for pair in combinations(keys, 2))
    names = spoken.names
    rows = [_row(spoken, together, names, key) for key in names]
    rows.sort(key=lambda row: (-row.quotes, -row.stories, row.name.casefold(), row.key))
    pictures = tuple(_picture(rows[:MOST], together, width) for width in WIDTHS) if rows else ()
    return ThemeMap(tuple(rows), pictures, max(len(rows) - MOST, 0))


def _row(spoken: Spoken, together: Counter[tuple[int, int]], names: dict[int, str], key: int) -> ThemeRow:
    near = {(set(pair) - {key}).pop(): count for pair, count in together.items() if key in pair}
    beside = sorted(((names[other], count) for other, count in near.items()), key=lambda one: (-one[1], one[0]))
    count = len(spoken.fragments_about(key))
    return ThemeRow(key, names[key], count, len(spoken.stories_about(key)), tuple(beside))


def _picture(rows: Sequence[ThemeRow], together: Counter[tuple[int, int]], width: int) -> Picture:
    most = max(row.quotes for row in rows) or 1
    radii = [max(SMALLEST, LARGEST * math.sqrt(row.quotes / most)) for row in rows]
    names = [lines_of(row.name) for row in rows]
    boxes = [_box(radius, lines) for radius, lines in zip(radii, names, strict=True)]
    keys = [row.key for row in rows]
    pairs = [(a, b) for a, b in combinations(range(len(keys)), 2)]
    ties = {(a, b): count for a, b in pairs if (count := together[min(keys[a], keys[b]), max(keys[a], keys[b])])}
    drawn = {pair: ties[pair] for pair in strongest(ties)}
    spots = places(boxes, drawn, width)
    nodes = tuple(map(_node, rows, spots, boxes, radii, names))
    strands = tuple(_strand(nodes[a], nodes[b], count) for (a, b), count in drawn.items())
    height = math.ceil(max(node.top + node.height for node in nodes))
    return Picture(width, height, nodes, strands, len(drawn) < len(ties))


def strongest(ties: Mapping[tuple[int, int], int], most: int = MOST_STRANDS) -> list[tuple[int, int]]:
    """The pairs that are drawn: of each theme its strongest tie, then what else is strong, up to so many in all.

    >>> strongest({(0, 1): 5, (0, 2): 4, (1, 2): 3, (2, 3): 1}, most=3)
    [(0, 1), (0, 2), (2, 3)]
    """
    ordered = sorted(ties, key=lambda pair: (-ties[pair], pair))
    first: dict[int, tuple[int, int]] = {}
    for pair in ordered:
        for one in pair:
            first.setdefault(one, pair)
    kept = set(first.values())
    kept.update([pair for pair in ordered if pair not in kept][: max(most - len(kept), 0)])
    return sorted(kept)


def lines_of(name: str) -> tuple[str, ...]:
    """A name in lines that stand below a circle; what does not fit is in the table.

    >>> lines_of("Vertrouwen geven aan elkaar"), lines_of("Toegankelijkheidsbeleid")
    (('Vertrouwen geven', 'aan elkaar'), ('Toegankelijkheidsb-', 'eleid'))
    """
    lines = [""]
    for word in name.split():
        rest = word
        while len(rest) > LETTERS:
            lines.append(rest[: LETTERS - 1] + "-")
            rest = rest[LETTERS - 1 :]
        longer = f"{lines[-1]} {rest}".strip()
        if len(longer) <= LETTERS:
            lines[-1] = longer
        else:
            lines.append(rest)
    lines = [line for line in lines if line]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: LETTERS - 2] + " …"]
    return tuple(lines)


def _box(radius: float, lines: Sequence[str]) -> Box:
    letters = max(map(len, lines), default=0)
    return Box(max(2 * radius, letters * LETTER, TOUCH) + EDGE, max(2 * radius + len(lines) * LINE + EDGE, TOUCH))


def _node(row: ThemeRow, spot: tuple[float, float], box: Box, radius: float, lines: Sequence[str]) -> Node:
    x, top = spot
    y = top + radius + 2
    told = tuple((round(y + radius + LINE * (n + 0.85), 1), line) for n, line in enumerate(lines))
    return Node(row, x, round(y, 1), round(radius, 1), round(x - box.width / 2, 1), top, box.width, box.height, told)


def _strand(one: Node, other: Node, count: int) -> Strand:
    return Strand(one.x, one.y, other.x, other.y, min(1 + count, 6))
