"""What stays of a survey: the cells that may be published, as JSON (`Survey.kept`), and from there to figures.

Computed once, when the survey closes: two looks at a survey that is still open, a day apart, would differ by the
answers of that day. Numbers are rounded to what is shown, so that no file tells more than the page.
"""

from dataclasses import dataclass
from typing import Any

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.surveys import Cell, Certainty, Published
from draagvlak.capabilities.pulse.models import Survey
from draagvlak.capabilities.pulse.queries.asked import asked_by_layer
from draagvlak.capabilities.pulse.snapshots import published_of

FORMAT = "draagvlak.survey/1"
DECIMALS = 2
Range = tuple[float, float]
Json = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One construct of `layers`, one or several together: `n` of the `invited` answered. `score`, `interval` and
    `bounds` are from 0 to 1; all three are None where too few answered to say more than that.
    """

    layers: tuple[str, ...]
    construct: str
    n: int
    invited: int
    certainty: Certainty
    score: float | None = None
    interval: Range | None = None
    bounds: Range | None = None


@dataclass(frozen=True)
class Round:
    """A survey that has closed. `few`, `along` and `invited` as in analysis.surveys.Published, by layer."""

    survey: Survey
    figures: tuple[Figure, ...]
    totals: tuple[Figure, ...]
    few: tuple[str, ...]
    along: tuple[str, ...]
    invited: dict[str, int]

    def of(self, layer: str, construct: str) -> Figure | None:
        return next((one for one in self.figures if one.layers == (layer,) and one.construct == construct), None)

    @property
    def layers(self) -> list[str]:
        """Those that were asked, in their order."""
        return [layer for layer in LAYERS if layer in self.invited]

    @property
    def together(self) -> tuple[str, ...]:
        """The layers of which only something together is shown; empty where there are none."""
        return next((one.layers for one in self.figures if len(one.layers) > 1), ())

    @property
    def whole(self) -> tuple[Figure, ...]:
        """What is shown of everybody, a figure a construct: of the only layer, where there is one."""
        return self.totals or (self.figures if len({one.layers for one in self.figures}) == 1 else ())


def to_keep(survey: Survey) -> Json:
    """What `Survey.kept` is to hold from its closing on, in two queries."""
    invited = asked_by_layer(survey)
    return as_kept(published_of(survey, invited), invited)


def as_kept(found: Published, invited: dict[str, int]) -> Json:
    """`enough`: whether five people answered, which says nothing of how many."""
    return {
        "format": FORMAT,
        "invited": invited,
        "cells": [_written(cell) for cell in found.cells],
        "totals": [_written(cell) for cell in found.totals],
        "few": list(found.few),
        "along": list(found.along),
        "enough": any(cell.found.n >= K for cell in (*found.cells, *found.totals)),
    }


def round_of(survey: Survey) -> Round:
    """Of a survey that has closed; one of which nothing was kept says of nobody anything."""
    kept = survey.kept
    return Round(
        survey,
        tuple(_read(cell) for cell in kept.get("cells", ())),
        tuple(_read(cell) for cell in kept.get("totals", ())),
        tuple(kept.get("few", ())),
        tuple(kept.get("along", ())),
        dict(kept.get("invited", {})),
    )


def _written(cell: Cell) -> Json:
    found, certainty = cell.found, cell.found.certainty
    written: Json = {
        "layers": list(cell.layers),
        "construct": cell.construct,
        "n": found.n,
        "invited": found.invited,
        "certainty": str(certainty),
    }
    if certainty in {Certainty.BOUNDS, Certainty.SCORE} and found.score is not None:
        written["score"] = round(found.score, DECIMALS)
        written["interval"], written["bounds"] = _rounded(found.interval), _rounded(found.bounds)
    return written


def _rounded(ends: Range | None) -> list[float]:
    return [round(end, DECIMALS) for end in ends or ()]


def _read(cell: Json) -> Figure:
    ranges = {name: tuple(cell[name]) for name in ("interval", "bounds") if name in cell}
    return Figure(
        tuple(cell["layers"]),
        cell["construct"],
        cell["n"],
        cell["invited"],
        Certainty(cell["certainty"]),
        cell.get("score"),
        **ranges,
    )
