"""Evidence and survey beside each other: a disagreement is named only where it holds whatever the silent think."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from draagvlak.analysis.surveys import Certainty
from draagvlak.capabilities.insights.wording import disagreement, survey_sentences
from draagvlak.capabilities.pulse.queries.kept import Figure


@dataclass
class Pulse:
    """As pulse.queries.results.LayerPulse."""

    trust: Figure | None
    value: Figure | None
    why_not: str = ""
    on: date = date(2026, 11, 1)


def figure(construct, bounds):
    middle = sum(bounds) / 2 if bounds else None
    certainty = Certainty.BOUNDS if bounds else Certainty.RESPONSE
    return Figure(("political",), construct, 6, 10, certainty, middle, bounds, bounds)


def pulse(trust=None, value=None):
    return Pulse(figure("trust", trust), figure("value", value))


@pytest.mark.parametrize(
    ("level", "trust", "value", "said"),
    [
        (3, (0.2, 0.49), (0.3, 0.7), "kritisch"),
        (4, (0.2, 0.7), (0.1, 0.4), "kritisch"),
        (3, (0.2, 0.5), (0.2, 0.5), ""),
        (2, (0.2, 0.4), (0.2, 0.4), ""),
        (None, (0.51, 0.8), (0.6, 0.9), "positief"),
        (1, (0.51, 0.8), (0.6, 0.9), "positief"),
        (-1, (0.51, 0.8), (0.6, 0.9), "positief"),
        (None, (0.5, 0.8), (0.6, 0.9), ""),
        (None, None, (0.6, 0.9), ""),
        (4, None, None, ""),
        (2, (0.6, 0.8), (0.6, 0.9), ""),
    ],
)
def test_where_the_two_point_apart(level, trust, value, said):
    with override("nl"):
        found = disagreement("political", level, pulse(trust, value))
    assert (said in found) if said else found == ""


def test_what_a_survey_says_stands_with_its_day_and_how_sure_it_is():
    with override("nl"):
        first, second = survey_sentences(pulse((0.4, 0.8), (0.5, 0.9)))
        assert first.startswith("In de peiling die sloot op 1 november 2026: Vertrouwen in het netwerk: ")
        assert "40" in first
        assert "6 van de 10" in second
        assert survey_sentences(Pulse(None, None, "Te weinig mensen antwoordden.")) == [
            "In de peiling die sloot op 1 november 2026: Te weinig mensen antwoordden."
        ]
        assert survey_sentences(SimpleNamespace(trust=None, value=None, why_not="", on=date(2026, 1, 1))) == []
