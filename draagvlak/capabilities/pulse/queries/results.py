"""What a page, a file and a report may tell of the surveys of a network: only of those that have closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS
from draagvlak.analysis.surveys import CONSTRUCTS
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import Remark, Survey
from draagvlak.capabilities.pulse.pictures.rounds import MOST, SHAPES, Picture, picture
from draagvlak.capabilities.pulse.queries.kept import Figure, Round, round_of
from draagvlak.capabilities.pulse.wording.results import (
    answered,
    construct_name,
    first_sentence,
    hundred,
    layer_name,
    told,
    who,
    why_not,
)


@dataclass(frozen=True)
class Row:
    """One line of the table: who, what, and what may be said of it. Numbers are from 0 to 100, None where not shown."""

    who: str
    what: str
    answered: str
    words: str
    figure: Figure | None = None

    @property
    def score(self) -> int | None:
        return None if self.figure is None or self.figure.score is None else hundred(self.figure.score)

    @property
    def interval(self) -> tuple[int, int] | None:
        return _hundreds(self.figure.interval if self.figure else None)

    @property
    def bounds(self) -> tuple[int, int] | None:
        return _hundreds(self.figure.bounds if self.figure else None)


@dataclass(frozen=True)
class Shown:
    """One round as a table."""

    survey: Survey
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class LayerShown:
    """One layer, or everybody (`layer` is "")."""

    layer: str
    shape: str
    name: str
    pictures: tuple[Picture, ...]

    @property
    def unknown(self) -> str:
        """Why nothing at all is shown of it; "" where something is."""
        words = {one.words for one in self.pictures}
        nothing = all(mark.y is None for one in self.pictures for mark in one.marks)
        return words.pop() if nothing and len(words) == 1 else ""


@dataclass(frozen=True)
class Results:
    """`closed`: all rounds, oldest first. Words and pictures are made when they are asked for."""

    closed: tuple[Round, ...]
    remarks: tuple[str, ...]

    @cached_property
    def sentence(self) -> str:
        return first_sentence(self.closed[-1] if self.closed else None)

    @cached_property
    def rounds(self) -> tuple[Shown, ...]:
        """Newest first."""
        return tuple(Shown(found.survey, rows_of(found)) for found in reversed(self.closed))

    @cached_property
    def layers(self) -> tuple[LayerShown, ...]:
        """With a picture a construct, everybody first."""
        return tuple(_layers(self.closed))

    @property
    def last(self) -> Survey | None:
        return self.closed[-1].survey if self.closed else None

    @property
    def told(self) -> list[object]:
        """All that words and pictures say."""
        return [
            (survey.pk, survey.title, survey.opens_on, survey.closes_on, survey.kept)
            for survey in (found.survey for found in self.closed)
        ]


def rounds_of(network: Network, until: date | None = None) -> list[Round]:
    """Oldest first, in one query."""
    rows = Survey.objects.filter(network=network, state=State.CLOSED).order_by("closes_on", "pk")
    return [round_of(survey) for survey in (rows if until is None else rows.filter(closes_on__lte=until))]


def results_of(network: Network) -> Results:
    """In two queries, whatever the number of rounds and of answers."""
    rounds = rounds_of(network)
    last = rounds[-1] if rounds else None
    remarks = Remark.objects.filter(survey=last.survey).exclude(shown_as="") if last else Remark.objects.none()
    return Results(tuple(rounds), tuple(remarks.values_list("shown_as", flat=True)))


def rows_of(found: Round) -> tuple[Row, ...]:
    """Every cell that may be published, and of each layer without one why."""
    rows = [_row(figure, len(found.layers)) for figure in (*found.totals, *found.figures)]
    reasons = ((layer, why_not(layer, found)) for layer in found.layers)
    return (*rows, *(Row(layer_name(layer), "", "", reason) for layer, reason in reasons if reason))


def _row(figure: Figure, everybody: int) -> Row:
    said = answered(figure)
    return Row(who(figure.layers, everybody), construct_name(figure.construct), said, told(figure), figure)


def _layers(rounds: Sequence[Round]) -> list[LayerShown]:
    asked = [layer for layer in LAYERS if any(layer in found.invited for found in rounds[-MOST:])]
    shown = [LayerShown(layer, SHAPES[layer], layer_name(layer), _pictures(layer, rounds)) for layer in asked]
    if not any(found.totals for found in rounds[-MOST:]):
        return shown
    return [LayerShown("", "", who(asked, len(asked)), _pictures("", rounds)), *shown]


def _pictures(layer: str, rounds: Sequence[Round]) -> tuple[Picture, ...]:
    return tuple(picture(layer, construct, rounds) for construct in CONSTRUCTS)


def _hundreds(ends: tuple[float, float] | None) -> tuple[int, int] | None:
    return None if ends is None else (hundred(ends[0]), hundred(ends[1]))


@dataclass(frozen=True)
class LayerPulse:
    """What the last round in which a layer was asked says of it. Where a figure is missing, `why_not` is a sentence."""

    survey: Survey
    trust: Figure | None
    value: Figure | None
    why_not: str

    @property
    def on(self) -> date:
        return self.survey.closes_on


def carried_by_survey(network: Network, day: date) -> dict[str, LayerPulse]:
    """Per governance layer that was ever asked, as known on `day`, in one query. A figure without `score` says only
    how many answered: its response was below 30 %.
    """
    rounds = rounds_of(network, until=day)
    found: dict[str, LayerPulse] = {}
    for layer in GOVERNANCE_LAYERS:
        last = next((one for one in reversed(rounds) if layer in one.invited), None)
        if last is not None:
            trust, value = last.of(layer, "trust"), last.of(layer, "value")
            found[layer] = LayerPulse(last.survey, trust, value, why_not(layer, last))
    return found
