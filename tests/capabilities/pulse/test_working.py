"""Who works with whom, as organisations: told of enough people only, and drawn on the map as what was said."""

import pytest

from draagvlak.analysis.drawing import HELD
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.writers.map_json import as_payload
from draagvlak.capabilities.insights.writers.map_table import organisations_table
from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.pulse.actions.surveys import close_survey
from draagvlak.capabilities.pulse.models import WorksWith
from draagvlak.capabilities.pulse.queries.working import told_ties
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.surveys import AnswerSheetFactory, SurveyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    with inside(authority := AuthorityFactory()):
        yield SeatFactory(network__authority=authority)


def said(seat, answers):
    survey = SurveyFactory(network=seat.network, asks_whom=True)
    AnswerSheetFactory.create_batch(answers, survey=survey)
    names = [Organisation.objects.create(authority=seat.authority, name=name) for name in ("Zwemclub", "Huis", "Bib")]
    for one, other in ((0, 1), (1, 0), (2, 0)):
        ends = {"from_organisation": names[one], "to_organisation": names[other]}
        WorksWith.objects.create(authority=seat.authority, survey=survey, **ends)
    return survey


@pytest.mark.parametrize(("answers", "told"), [(4, []), (5, [("Bib", "Zwemclub"), ("Huis", "Zwemclub")])])
def test_each_pair_is_told_once_of_five_answers_and_more(seat, answers, told):
    survey = said(seat, answers)
    assert told_ties(seat.network) == []
    close_survey(seat.role.user, seat.authority, seat.network, survey.pk)
    assert told_ties(seat.network) == told


def test_the_map_draws_what_was_said_where_no_tie_is_known():
    nodes = [[f"partner_organisation/{name}", n, 2.2, HELD, 1, 3, 3, 0] for n, name in enumerate("ABC")]
    table = organisations_table(nodes, 0)
    payload = as_payload(table, [[0, 1, 1.0, 0]], [("A", "B"), ("B", "C"), ("C", "Nergens")])
    assert (payload["ties"], payload["told"]) == ([[0, 1, 1.0, 0]], [[1, 2]])
