"""The family of an idea: a row for each, further to the right with each generation, and a line from each parent."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import ngettext

WIDTH, ROW, EDGE, STEP, MOST_INDENT, GAP = 360, 36, 12, 28, 140, 18  # units of the picture: one is a CSS pixel
LETTER = 7.6  # how wide one is, on average


@dataclass(frozen=True)
class Kin:
    """An idea as it is to be drawn: its key, how many generations after the first, and the keys of its parents."""

    key: int
    title: str
    generation: int
    parents: tuple[int, ...]
    state: str
    is_asked: bool


@dataclass(frozen=True)
class Twig:
    """One idea: where its mark and its words are drawn. `state` is how the mark looks."""

    x: float
    y: float
    words: str
    state: str
    is_asked: bool


@dataclass(frozen=True)
class Tree:
    """`words` say what the picture shows; `lines` lead from parents to children."""

    twigs: tuple[Twig, ...]
    lines: tuple[str, ...]
    text_x: float
    height: int
    words: str

    width = WIDTH


def tree(family: Sequence[Kin]) -> Tree:
    """Of a family with parents before their children."""
    deepest = max((one.generation for one in family), default=0)
    step = min(STEP, MOST_INDENT / max(deepest, 1))
    text_x = round(EDGE + deepest * step + GAP, 1)
    longest = int((WIDTH - text_x) / LETTER)
    places = {one.key: (round(EDGE + one.generation * step, 1), n * ROW + ROW / 2) for n, one in enumerate(family)}
    twigs = tuple(
        Twig(*places[one.key], Truncator(one.title).chars(longest), one.state, one.is_asked) for one in family
    )
    lines = tuple(_line(places[parent], places[one.key]) for one in family for parent in one.parents)
    said = ngettext("%(count)s idee dat samenhangt.", "%(count)s ideeën die samenhangen.", len(family))
    return Tree(twigs, lines, text_x, len(family) * ROW, said % {"count": len(family)})


def _line(parent: tuple[float, float], child: tuple[float, float]) -> str:
    """Down from the parent, then on to the child, which is drawn lower and further to the right."""
    (x, y), (to_x, to_y) = parent, child
    return f"M {x} {y} V {to_y} H {to_x}"
