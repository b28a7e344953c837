"""What the director does once a survey has closed: read remarks, release them, give results back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.pulse.models import Remark, Survey
from draagvlak.capabilities.pulse.queries.giving_back import give_back_token
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.surveys import SurveyFactory
from tests.pages.survey.test_results import address, closed

pytestmark = pytest.mark.django_db
SAID = "Dat Lies Peeters altijd terugbelt."


@pytest.fixture
def seat(client):
    with inside(authority := AuthorityFactory()):
        found = SeatFactory(network__authority=authority)
        person = Person.objects.create(authority=authority, name="Lies Peeters")
        Membership.objects.create(authority=authority, network=found.network, person=person, layers=["colleague"])
        client.force_login(found.role.user)
        yield found


def remarked(seat, **answered):
    survey = closed(seat, **answered)
    return survey, Remark.objects.create(authority=seat.authority, survey=survey, text=SAID)


def test_a_remark_is_read_by_others_without_its_names(client, seat):
    survey, remark = remarked(seat, colleague=6)
    at = address("remark", seat, survey.pk, remark.pk)
    assert SAID in client.get(address("remarks", seat, survey.pk)).content.decode()
    assert SAID not in client.get(address("results", seat)).content.decode()
    refused = client.post(at, {"version": 1, "text": SAID})
    assert refused.status_code == 422
    assert "Er staat nog een naam in: Lies Peeters." in refused.content.decode()
    assert client.post(at, {"version": 1, "text": "Dat iemand altijd terugbelt."}).status_code == 302
    assert "Dat iemand altijd terugbelt." in client.get(address("results", seat)).content.decode()
    assert client.post(at, {"version": 1, "text": "Iets anders."}).status_code == 409
    assert client.post(address("hide_remark", seat, survey.pk, remark.pk)).status_code == 302
    assert "altijd terugbelt" not in client.get(address("results", seat)).content.decode()
    assert Remark.objects.get().text == SAID


def test_of_four_answers_no_remark_is_read(client, seat):
    survey, remark = remarked(seat, colleague=4)
    page = client.get(address("remarks", seat, survey.pk))
    assert (page.status_code, SAID in page.content.decode()) == (200, False)
    assert client.get(address("remark", seat, survey.pk, remark.pk)).status_code == 404


def test_of_a_survey_that_is_open_nothing_is_read(client, seat):
    survey = SurveyFactory(network=seat.network)
    for name in ("remarks", "give_back"):
        assert client.get(address(name, seat, survey.pk)).status_code == 404
    assert client.post(address("give", seat, survey.pk)).status_code == 404


def test_respondents_read_it_from_the_day_it_is_given_back(client, seat):
    survey = closed(seat, colleague=9)
    token = give_back_token(survey)
    Survey.objects.filter(pk=survey.pk).update(give_back_hash=hash_of(token))
    public = reverse("survey:given_back", args=[token])
    write = address("give_back", seat, survey.pk)
    text = "We hangen de kalender op in de wachtzaal."
    assert client.post(address("give", seat, survey.pk)).status_code == 404, "nothing was written"
    named = client.post(write, {"version": 1, "text": f"{text} Lies Peeters doet het."})
    assert (named.status_code, "Er staat nog een naam in" in named.content.decode()) == (422, True)
    assert client.post(write, {"version": 1, "text": text}).status_code == 302
    assert client.post(write, {"version": 1, "text": "Iets anders."}).status_code == 409
    assert text in client.get(write).content.decode()
    client.logout()
    before = client.get(public)
    assert (before.status_code, text in before.content.decode()) == (200, False)
    assert "Kijk opnieuw op" in before.content.decode()
    client.force_login(seat.role.user)
    for _again in range(2):
        assert client.post(address("give", seat, survey.pk)).status_code == 302
    client.logout()
    given = client.get(public)
    assert (given["X-Robots-Tag"], given["Cache-Control"]) == ("noindex", "private, no-store")
    for said in (text, "9 van de 10 mensen antwoordden.", "Wie antwoordde, zegt: grotendeels."):
        assert said in given.content.decode()
    client.force_login(seat.role.user)
    client.post(address("take_back", seat, survey.pk))
    client.logout()
    assert text not in client.get(public).content.decode()


@pytest.mark.parametrize("change", ["another", "old"])
def test_a_wrong_or_old_address_leads_nowhere(client, seat, change):
    survey = closed(seat, colleague=9)
    token = give_back_token(survey)
    Survey.objects.filter(pk=survey.pk).update(give_back_hash=hash_of(token), given_back_on=localdate())
    assert client.get(reverse("survey:given_back", args=[token])).status_code == 200
    if change == "old":
        Survey.objects.filter(pk=survey.pk).update(closes_on=localdate() - timedelta(days=731))
    else:
        token = "a" + token[1:] if token[0] != "a" else "b" + token[1:]
    assert client.get(reverse("survey:given_back", args=[token])).status_code == 404
