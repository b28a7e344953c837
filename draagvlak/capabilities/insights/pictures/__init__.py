"""Pictures drawn on the server: paths as strokes one can count."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording import (
    heading,
    layer_name,
    paths_counted,
    remark,
    routes_heading,
    ways_left_out,
)

Json = dict[str, Any]
SHAPES = {"colleague": "▲", "team_leader": "▼", "management": "⬟", "political": "★"}
A_LINE, MOST_STROKES = 10, 60  # strokes; the count beside them is always whole
MOST_ROUTES = 60  # ways named in the table; the report as JSON names them all
STROKE, GAP, LINE, FIGURE = 12, 4, 24, 44  # units of the picture: one is a CSS pixel


@dataclass(frozen=True)
class Stroke:
    """One path: where it is drawn, and who is on it where that is known."""

    x: int
    y: int
    who: str


@dataclass(frozen=True)
class StrokeCount:
    """A count of paths as strokes in lines of ten, the figure after the last; no strokes for none or unknown."""

    head: str
    words: str
    figure: str
    strokes: tuple[Stroke, ...]
    width: int
    height: int
    figure_x: int


@dataclass(frozen=True)
class StrokeRow:
    """One layer: its counts, what they call for in a word or two, and the people on each way."""

    layer: str
    name: str
    shape: str
    counts: tuple[StrokeCount, ...]
    remark: str
    routes: tuple[str, ...]
    more: str  # how many ways the table does not name


@dataclass(frozen=True)
class Picture:
    """Paths to every layer; `heads` has one column where no director is known, else with and without."""

    heading: str
    heads: tuple[str, ...]
    routes_heading: str
    rows: tuple[StrokeRow, ...]

    @property
    def tells_who(self) -> bool:
        return any(row.routes for row in self.rows)


def path_picture(report: Json, heads: tuple[str, str] | None = None) -> Picture:
    """The picture of the letter, from the report's JSON; a layer nobody is known of has words and no strokes.

    `heads` stand over ways with the director and without, for whoever is not the director.
    """
    paths = report["anchoring"]["paths"]
    two = heads or (_("met jou"), _("zonder jou"))
    shown = two if report["director"]["id"] is not None else (_("wegen"),)
    return Picture(
        heading(paths), shown, routes_heading(report), tuple(_row(report, path, shown, heads is None) for path in paths)
    )


def _row(report: Json, path: Json, heads: tuple[str, ...], to_director: bool) -> StrokeRow:
    routes = tuple(" → ".join(person["name"] for person in way) for way in path["routes"])
    counts = [path["with_director"], path["without_director"]][: len(heads)]
    last = len(heads) - 1
    return StrokeRow(
        layer=path["to"],
        name=layer_name(path["to"]),
        shape=SHAPES[path["to"]],
        counts=tuple(
            _count(head, count, routes if n == last else ())
            for n, (head, count) in enumerate(zip(heads, counts, strict=True))
        ),
        remark=remark(report, path, to_director),
        routes=routes[:MOST_ROUTES],
        more=ways_left_out(len(routes) - MOST_ROUTES) if len(routes) > MOST_ROUTES else "",
    )


def _count(head: str, count: int | None, routes: tuple[str, ...]) -> StrokeCount:
    drawn = min(count or 0, MOST_STROKES)
    strokes = tuple(
        Stroke(n % A_LINE * (STROKE + GAP), n // A_LINE * LINE, routes[n] if n < len(routes) else "")
        for n in range(drawn)
    )
    lines = max(1, -(-drawn // A_LINE))
    end = (drawn - A_LINE * (lines - 1)) * (STROKE + GAP)
    return StrokeCount(
        head=head,
        words=paths_counted(count),
        figure=f"… {count}" if count and count > drawn else str(count),
        strokes=strokes,
        width=min(drawn, A_LINE) * (STROKE + GAP) + FIGURE,
        height=lines * LINE,
        figure_x=end + GAP,
    )
