"""What is told of a survey: nothing while it is open, and once it has closed the same for ever."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.pulse.actions.surveys import close_survey
from draagvlak.capabilities.pulse.models import AnswerSheet, Survey
from draagvlak.capabilities.pulse.queries.results import carried_by_survey, results_of, rounds_of
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.surveys import AnswerSheetFactory, LinkFactory, SurveyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    authority = AuthorityFactory()
    with inside(authority):
        yield SeatFactory(network__authority=authority)


def asked(survey, **answered):
    """As many people of each layer as said, of twice as many that were asked."""
    for layer, count in answered.items():
        LinkFactory(survey=survey, layer=layer, many=True, expected=2 * count)
        AnswerSheetFactory.create_batch(count, survey=survey, layer=layer, values=[4, 4, 4, 1, 1, None])


def closed(seat, days=0, **answered):
    survey = SurveyFactory(network=seat.network)
    asked(survey, **answered)
    close_survey(seat.role.user, seat.authority, seat.network, survey.pk)
    Survey.objects.filter(pk=survey.pk).update(closes_on=localdate() - timedelta(days=days))
    return survey


def test_nothing_is_told_while_it_is_open(director):
    survey = SurveyFactory(network=director.network)
    asked(survey, colleague=9)
    shown = results_of(director.network)
    assert (shown.rounds, shown.layers, survey.kept) == ((), (), {})
    assert shown.sentence == "Hier komt wat een peiling zegt. Er is nog geen peiling gesloten."


def test_what_is_kept_at_its_closing_stays(director):
    survey = closed(director, colleague=9, political=6)
    (found,) = rounds_of(director.network)
    figures = [(one.layers, one.construct, one.n, one.invited, one.score, one.bounds) for one in found.figures]
    assert figures == [
        (("colleague",), "trust", 9, 18, 1.0, (0.5, 1.0)),
        (("colleague",), "value", 9, 18, 0.0, (0.0, 0.5)),
        (("political",), "trust", 6, 12, 1.0, (0.5, 1.0)),
        (("political",), "value", 6, 12, 0.0, (0.0, 0.5)),
    ]
    AnswerSheet.objects.filter(survey=survey).delete()
    close_survey(director.role.user, director.authority, director.network, survey.pk)
    assert rounds_of(director.network) == [found]


def test_low_response_says_so_in_words(director):
    survey = SurveyFactory(network=director.network)
    for layer, count, of in (("colleague", 6, 31), ("political", 4, 11), ("association", 5, 12)):
        LinkFactory(survey=survey, layer=layer, many=True, expected=of)
        AnswerSheetFactory.create_batch(count, survey=survey, layer=layer)
    close_survey(director.role.user, director.authority, director.network, survey.pk)
    (shown,) = results_of(director.network).rounds
    words = {(row.who, row.what): row.words for row in shown.rows}
    assert words == {
        ("alle lagen samen", "Vertrouwen in het netwerk"): "Dit weten we niet: 15 van de 54 antwoordden.",
        ("alle lagen samen", "Wat het netwerk hen geeft"): "Dit weten we niet: 15 van de 54 antwoordden.",
        ("de collega’s", "Vertrouwen in het netwerk"): "Dit weten we niet: 6 van de 31 antwoordden.",
        ("de collega’s", "Wat het netwerk hen geeft"): "Dit weten we niet: 6 van de 31 antwoordden.",
        ("de verenigingen en het bestuur samen", "Vertrouwen in het netwerk"): (
            "Wat de anderen ook denken: tussen 26 en 87 op 100. Wie antwoordde, zat op 67. 9 van de 23 antwoordden."
        ),
        ("de verenigingen en het bestuur samen", "Wat het netwerk hen geeft"): (
            "Wat de anderen ook denken: tussen 26 en 87 op 100. Wie antwoordde, zat op 67. 9 van de 23 antwoordden."
        ),
        ("de verenigingen", ""): (
            "Dit tonen we niet apart: je zou eruit kunnen afleiden wat een kleinere groep antwoordde."
        ),
        ("het bestuur", ""): "Dit weten we niet: minder dan vijf van de 11 antwoordden.",
    }


def test_the_last_round_of_a_layer_is_what_carries(director):
    closed(director, days=300, colleague=6, political=5)
    closed(director, days=100, colleague=7)
    closed(director, days=1, colleague=2)
    long_ago, now = (carried_by_survey(director.network, localdate() - timedelta(days=n)) for n in (200, 0))
    assert {layer: found.trust.n for layer, found in long_ago.items()} == {"colleague": 6, "political": 5}
    assert (now["political"].trust.n, now["political"].why_not) == (5, "")
    assert (now["colleague"].trust, now["colleague"].value) == (None, None)
    assert now["colleague"].why_not == "Dit weten we niet: minder dan vijf mensen kregen de vraag."


@pytest.mark.parametrize("count", [1, 3])
def test_reading_takes_as_long_whatever_was_answered(director, django_assert_num_queries, count):
    for n in range(count):
        closed(director, days=n, colleague=6, political=5)
    with django_assert_num_queries(2):
        assert len(results_of(director.network).rounds) == count
    with django_assert_num_queries(1):
        assert set(carried_by_survey(director.network, localdate())) == {"colleague", "political"}


def test_a_round_beside_another_municipality_is_not_read(director):
    with inside(elsewhere := AuthorityFactory()):
        closed(SeatFactory(network__authority=elsewhere), colleague=8)
    assert results_of(director.network).rounds == ()
