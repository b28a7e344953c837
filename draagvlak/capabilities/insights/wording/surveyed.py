"""What a survey says beside the evidence of a layer, and where the two disagree (two-voices in docs/decisions)."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from draagvlak.analysis.carrying import COMMITS, INFORMED, order_of
from draagvlak.capabilities.insights.wording.words import layer_name
from draagvlak.capabilities.pulse.wording.results import construct_name, told
from draagvlak.capabilities.support.wording.levels import day_word

MIDDLE = 0.5  # of a scale from 0 to 1


def survey_sentences(pulse: Any) -> list[str]:
    """Of the last round in which the layer was asked (pulse.queries.results.LayerPulse): each figure, or why not."""
    figures = [figure for figure in (pulse.trust, pulse.value) if figure is not None]
    on = _("In de peiling die sloot op %(day)s:") % {"day": day_word(pulse.on)}
    said = [f"{construct_name(figure.construct)}: {told(figure)}" for figure in figures]
    said += [pulse.why_not] if pulse.why_not else []
    return [f"{on} {said[0]}", *said[1:]] if said else []


def disagreement(layer: str, level: int | None, pulse: Any) -> str:
    """Where evidence and survey point apart; "" where they don't, or where the survey may not be told.

    The bounds say what holds whatever those who did not answer think.
    """
    bounds = [figure.bounds for figure in (pulse.trust, pulse.value) if figure is not None and figure.bounds]
    said = _("%(layer)s: wat we zien en wat de peiling zegt, verschilt.") % {"layer": capfirst(layer_name(layer))}
    if order_of(level) >= COMMITS and any(high < MIDDLE for _low, high in bounds):
        return f"{said} " + _("Er zijn middelen, maar wie antwoordde is kritisch. Vraag wat er wringt.")
    if order_of(level) <= INFORMED and len(bounds) > 1 and all(low > MIDDLE for low, _high in bounds):
        return f"{said} " + _("Wie antwoordde is positief, maar daden zien we nog niet. Vraag een eerste stap.")
    return ""
