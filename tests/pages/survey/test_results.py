"""The page of what surveys say, and its file, by role."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.pulse.models import Survey
from draagvlak.capabilities.pulse.queries.kept import to_keep
from draagvlak.capabilities.pulse.queries.results import results_of
from tests.factories import AuthorityFactory, SeatFactory, in_two_steps
from tests.factories.surveys import AnswerSheetFactory, LinkFactory, SurveyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(client):
    with inside(authority := AuthorityFactory()):
        found = SeatFactory(network__authority=authority)
        client.force_login(found.role.user)
        yield found


def address(name, seat, *more):
    return reverse(f"survey:{name}", args=[seat.authority.slug, seat.network.slug, *more])


def closed(seat, days=0, **answered):
    """A survey in which of each layer so many answered, of one more that was asked."""
    survey = SurveyFactory(network=seat.network, title=f"=Peiling {days}")
    for layer, count in answered.items():
        LinkFactory(survey=survey, layer=layer, many=True, expected=count + 1)
        AnswerSheetFactory.create_batch(count, survey=survey, layer=layer)
    on = localdate() - timedelta(days=days)
    Survey.objects.filter(pk=survey.pk).update(state="closed", closes_on=on, kept=to_keep(survey))
    return survey


def test_before_any_survey_has_closed_it_says_so(client, seat):
    SurveyFactory(network=seat.network)
    text = client.get(address("results", seat)).content.decode()
    assert "Er is nog geen peiling gesloten." in text
    assert "<svg" not in text


def test_it_says_first_what_the_last_survey_found_and_how_sure_that_is(client, seat):
    closed(seat, 0, colleague=9, political=2)
    text = client.get(address("results", seat)).content.decode()
    assert "11 van de 13 antwoordden. Het netwerk vertrouwen: grotendeels. Er iets aan hebben: grotendeels." in text
    assert "Dit weten we niet: minder dan vijf mensen kregen de vraag." in text
    assert text.count("<svg") == 2, "of two layers that are only shown together there is a picture of all"


@pytest.mark.parametrize("kind", [RoleKind.LEADER, RoleKind.POLITICIAN])
def test_who_was_rated_reads_what_was_said_of_their_layer(client, seat, kind):
    """Layers are rated, never a person: leaders and board read the page that all read."""
    closed(seat, team_leader=6, political=7)
    client.force_login(SeatFactory(network=seat.network, role__kind=kind).role.user)
    answer = client.get(address("results", seat))
    names = [layer.layer for layer in answer.context["results"].layers]
    assert (answer.status_code, names) == (200, ["", "team_leader", "political"])
    assert "Geef terug" not in answer.content.decode()
    assert client.get(address("results_file", seat)).status_code == 200


@pytest.mark.parametrize("kind", [RoleKind.STORYTELLER])
def test_others_find_nothing(client, seat, kind):
    closed(seat, team_leader=6)
    client.force_login(SeatFactory(network=seat.network, role__kind=kind).role.user)
    assert client.get(address("results", seat)).status_code == 404


def test_a_director_elsewhere_finds_nothing(client, seat):
    closed(seat, team_leader=6)
    client.force_login(in_two_steps(SeatFactory(network__authority=seat.authority).role.user))
    assert client.get(address("results", seat)).status_code == 404
    assert client.get(address("results_file", seat)).status_code == 404


def test_the_file_holds_the_cells_of_the_page_and_no_others(client, seat):
    closed(seat, 1, colleague=9, political=2, association=12)
    closed(seat, 0, colleague=6)
    answer = client.get(address("results_file", seat))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    _titles, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    rows = [row for shown in results_of(seat.network).rounds for row in shown.rows]
    assert [line[4:] for line in lines] == [
        [
            row.what or None,
            *((row.figure.n, row.figure.invited) if row.figure else (None, None)),
            row.score,
            *(row.interval or (None, None)),
            *(row.bounds or (None, None)),
            row.words,
        ]
        for row in rows
    ]
    assert [line[0] for line in lines] == ["'=Peiling 0"] * 2 + ["'=Peiling 1"] * (len(lines) - 2)
    assert {cell.data_type for row in sheet.iter_rows(max_col=1) for cell in row} == {"s"}


@pytest.mark.parametrize("rounds", [1, 3])
def test_queries_do_not_grow(client, seat, rounds, django_assert_num_queries):
    for days in range(rounds):
        closed(seat, days, colleague=6, political=5)
    client.get(address("results", seat))  # the first request of a session writes that it is in use
    with django_assert_num_queries(8):
        client.get(address("results", seat))
