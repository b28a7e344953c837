"""Pictures drawn on the server: paths as strokes one can count."""

from dataclasses import dataclass
from typing import Any

from draagvlak.capabilities.insights.wording import layer_name, paths_counted

SHAPES = {"colleague": "▲", "team_leader": "▼", "management": "⬟", "political": "★"}
MOST_STROKES = 10
STROKE, GAP, ROW = 14, 5, 44  # units of the picture


@dataclass(frozen=True)
class StrokeRow:
    """One layer of the picture: where its row stands and its strokes begin, with and without the director."""

    layer: str
    name: str
    shape: str
    y: int
    with_director: tuple[int, ...]
    without_director: tuple[int, ...]
    with_words: str
    without_words: str


def path_strokes(paths: list[dict[str, Any]]) -> list[StrokeRow]:
    """Rows for the picture of the letter; a layer nobody is known of has words and no strokes."""
    return [
        StrokeRow(
            layer=path["to"],
            name=layer_name(path["to"]),
            shape=SHAPES[path["to"]],
            y=ROW * row + ROW,
            with_director=_starts(path["with_director"], 0),
            without_director=_starts(path["without_director"], (STROKE + GAP) * (MOST_STROKES + 1)),
            with_words=_words(path["with_director"]),
            without_words=_words(path["without_director"]),
        )
        for row, path in enumerate(paths)
    ]


def _starts(count: int | None, left: int) -> tuple[int, ...]:
    return tuple(left + n * (STROKE + GAP) for n in range(min(count or 0, MOST_STROKES)))


def _words(count: int | None) -> str:
    return "?" if count is None else paths_counted(count)
