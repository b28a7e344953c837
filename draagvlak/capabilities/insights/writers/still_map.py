"""The map as one picture that stands still, drawn on the server: for whoever looks on from outside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from draagvlak.analysis.drawing import DIRECTOR
from draagvlak.capabilities.insights.writers.map_table import MapRow, MapTable

WIDTH, SIDE, BAND, EDGE = 960, 170, 96, 24  # units of the picture: one is a CSS pixel where there is room
LETTER, BELOW, AIR = 7, 17, 8  # of a name: how wide a letter is, how far below its node, what stays free beside it
MOST_NODES, MOST_TIES, LONGEST = 300, 1500, 26


@dataclass(frozen=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Node:
    """`label` is the name where there is room for it; the whole `name` is told of every node."""

    x: int
    y: int
    layer: str
    shape: str
    name: str
    label: str
    label_y: int


@dataclass(frozen=True)
class Band:
    y: int
    text_y: int
    layer: str
    shape: str
    name: str


@dataclass(frozen=True)
class StillMap:
    """Bands from the top down, ties below nodes. `left_out`: how many with the fewest ties are not drawn."""

    width: int
    height: int
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    left_out: int


def still_map(table: MapTable, ties: Sequence[Sequence[float]]) -> StillMap | None:
    """None where nobody is on the map. Of many, the most tied are drawn; the table beside it has everybody."""
    if not table.rows:
        return None
    degree: dict[int, int] = dict.fromkeys((row.number for row in table.rows), 0)
    for a, b, *_rest in ties:
        degree[int(a)] = degree.get(int(a), 0) + 1
        degree[int(b)] = degree.get(int(b), 0) + 1
    most_tied = sorted(table.rows, key=lambda row: (row.state != DIRECTOR, -degree[row.number], row.number))
    drawn = most_tied[:MOST_NODES]
    bands = table.bands[::-1]
    top = {band.layer: n * BAND for n, band in enumerate(bands)}
    xs = [row.x for row in drawn]
    left, span = min(xs), max(max(xs) - min(xs), 1)
    at = {row.number: _place(row, top, left, span) for row in drawn}
    strongest = sorted(ties, key=lambda tie: -tie[2])
    pairs = [(int(a), int(b)) for a, b, *_rest in strongest if int(a) in at and int(b) in at][:MOST_TIES]
    return StillMap(
        WIDTH,
        len(bands) * BAND,
        tuple(Band(top[one.layer], top[one.layer] + BAND // 2, one.layer, one.shape, one.name) for one in bands),
        tuple(Line(*at[a], *at[b]) for a, b in pairs),
        tuple(_named(drawn, at)),
        len(table.rows) - len(drawn),
    )


def _place(row: MapRow, top: dict[str, int], left: float, span: float) -> tuple[int, int]:
    x = SIDE + EDGE + (row.x - left) / span * (WIDTH - SIDE - 2 * EDGE)
    return round(x), round(top[row.layer] + (1 - row.y % 1) * (BAND - BELOW - AIR) + AIR)


def _named(drawn: Iterable[MapRow], at: dict[int, tuple[int, int]]) -> Iterable[Node]:
    """The most tied first: whose name would stand over another has none."""
    taken: list[tuple[int, int, int]] = []
    for row in drawn:
        x, y = at[row.number]
        said = row.name if len(row.name) <= LONGEST else f"{row.name[: LONGEST - 1]}…"
        half = len(said) * LETTER // 2
        x_of = min(max(x, SIDE + half), WIDTH - half)
        fits = x_of == x and not any(
            abs(y + BELOW - line) < BELOW and x - half - AIR < end and start < x + half + AIR
            for line, start, end in taken
        )
        if fits:
            taken.append((y + BELOW, x - half, x + half))
        yield Node(x, y, row.layer, row.shape, row.name, said if fits else "", y + BELOW)
