"""The director makes a survey, asks people in three ways, opens and closes it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.pulse.models import AccessPromise, Link, Survey
from draagvlak.capabilities.pulse.queries.opening import opened_by
from tests.factories import SeatFactory
from tests.factories.meetings import MemberFactory
from tests.factories.surveys import AnswerSheetFactory, LinkFactory, SurveyFactory
from tests.pages.survey.hands import SIX, days, key_in, opens, send, to, words_of

PROMISE = {"are_told": "on", "may_read": "on", "not_to_judge": "on"}
GROUP = {"layer": "colleague", "form": "words"}


def post(client, name, *more, **said):
    """A form as it is shown, filled in and sent."""
    return client.post(to(name, *more), {"key": key_in(client.get(to(name, *more))), **said})


@pytest.fixture
def survey(network):
    return SurveyFactory(network=network)


def test_from_nothing_to_a_survey_that_runs(director, client, mailoutbox):
    assert "Nog geen peilingen." in words_of(client.get(to("list")))
    made = post(client, "make", title="Peiling november", **days())
    survey = Survey.objects.get()
    assert made.headers["Location"] == to("one", survey.pk)
    assert "Deze peiling is nog niet begonnen." in words_of(client.get(to("one", survey.pk)))
    client.post(to("begin", survey.pk))
    assert Survey.objects.get().state == "draft"
    post(client, "by_mail", survey.pk, addresses="an@een.example, bo@twee.example", **GROUP)
    client.post(to("begin", survey.pk))
    assert Survey.objects.get().state == "draft"  # nothing was promised yet
    client.post(to("promise"), PROMISE)
    client.post(to("begin", survey.pk))
    assert (Survey.objects.get().state, len(mailoutbox)) == ("open", 2)
    assert mailoutbox[0].body.count("http://testserver/peiling/") == 2  # and the same in English
    page = words_of(client.get(to("one", survey.pk)))
    assert ("Antwoorden kan tot en met" in page, "minder dan vijf" in page) == (True, True)


def test_each_of_three_things_is_said_before_the_first(director, client):
    for missing in PROMISE:
        answer = client.post(to("promise"), {name: "on" for name in PROMISE if name != missing})
        assert answer.status_code == 422
        assert "Zet hier een vinkje als het klopt." in words_of(answer)
    assert AccessPromise.objects.count() == 0
    client.post(to("promise"), PROMISE)
    client.post(to("promise"), PROMISE)
    promise = AccessPromise.objects.get()
    assert (promise.promised_by, promise.promised_on) == (director, localdate())
    assert "Bevestigd op" in words_of(client.get(to("promise")))


def test_days_that_cannot_be_are_explained(director, client):
    today = localdate()
    day = timedelta(days=1)
    wrong = (
        (days(closes_on=today - day), "Die dag is voorbij."),
        (days(opens_on=today + 9 * day, closes_on=today + 8 * day), "Kies een dag na de eerste"),
        (days(closes_on=today + 300 * day, told_on=today + 301 * day), "Kies een dag na de eerste"),
        (days(told_on=today), "Kies een dag na de laatste dag van de peiling."),
        (days() | {"closes_on": "gisteren"}, "Dit is geen datum die we kennen."),
        (days() | {"title": ""}, "Geef een titel."),
    )
    for said, why in wrong:
        answer = client.post(to("make"), {"key": "k" * 20, "title": "Peiling", **said})
        assert (answer.status_code, why in words_of(answer)) == (422, True), why
    assert Survey.objects.count() == 0


def test_made_twice_it_is_there_once(director, client):
    key = key_in(client.get(to("make")))
    places = {client.post(to("make"), {"key": key, "title": "X", **days()}).headers["Location"] for _click in range(2)}
    assert (Survey.objects.count(), len(places)) == (1, 1)


def test_what_changed_meanwhile_is_shown_beside_what_was_typed(director, client, survey):
    said = {"title": "Mijn titel", "version": 1, **days(told_on=survey.told_on, closes_on=survey.closes_on)}
    Survey.objects.filter(pk=survey.pk).update(title="Van een ander", version=2)
    answer = client.post(to("change", survey.pk), {"key": "k" * 20, **said})
    assert answer.status_code == 409
    assert ("Mijn titel" in words_of(answer), "Van een ander" in words_of(answer)) == (True, True)
    assert client.post(to("change", survey.pk), {"key": "k" * 20, **said, "version": 2}).status_code == 302
    assert (Survey.objects.get().title, Survey.objects.get().version) == ("Mijn titel", 3)


def test_once_begun_its_first_day_and_questions_stay(director, client, survey):
    first = survey.opens_on
    said = {"title": "Anders", "version": 1, "asks_whom": "on", **days(told_on=survey.told_on)}
    client.post(to("change", survey.pk), {"key": "k" * 20, **said})
    after = Survey.objects.get()
    assert (after.title, after.opens_on, after.asks_whom) == ("Anders", first, False)


def test_addresses_that_are_none_are_named(director, client, survey):
    answer = post(client, "by_mail", survey.pk, addresses="an@een.example\ngeen adres", **GROUP)
    assert (answer.status_code, "Dit zijn geen e-mailadressen: geen, adres." in words_of(answer)) == (422, True)
    assert "Typ minstens één adres" in words_of(post(client, "by_mail", survey.pk, **GROUP))
    assert Link.objects.count() == 0


def test_known_addresses_are_asked_too_and_nobody_twice(director, client, survey, network):
    MemberFactory(network=network, person__authority=network.authority, person__email="an@een.example")
    answer = post(client, "by_mail", survey.pk, known="on", addresses="AN@een.example bo@twee.example", **GROUP)
    assert "2 mails gaan weg, enkele tegelijk." in words_of(client.get(answer.headers["Location"]))
    answer = post(client, "by_mail", survey.pk, known="on", **GROUP)
    assert "Wie je opgaf, was al gevraagd." in words_of(client.get(answer.headers["Location"]))


def test_sheets_of_paper_each_work_once(director, client, survey, respondent, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "draagvlak.pages.survey.views.asking.sheets_as_pdf", lambda *given: seen.append(given) or b"%PDF-"
    )
    key = key_in(client.get(to("on_paper", survey.pk)))
    answer = client.post(to("on_paper", survey.pk), {"key": key, "number": 3, **GROUP})
    assert (answer.headers["Content-Type"], answer.content) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    ((name, closes_on, addresses, is_group),) = seen
    assert (name, closes_on, len(set(addresses)), is_group) == ("Net Duffel", survey.closes_on, 3, False)
    for address in addresses:
        assert send(respondent, address.split("/")[-2], **SIX).status_code == 302
    again = client.post(to("on_paper", survey.pk), {"key": key, "number": 3, **GROUP})
    assert "Deze blaadjes maakten we al." in words_of(client.get(again.headers["Location"]))
    assert Link.objects.count() == 3
    assert post(client, "on_paper", survey.pk, number=101, **GROUP).status_code == 422


def test_the_pdf_is_tagged_and_bears_the_code(director, client, survey):
    answer = post(client, "on_paper", survey.pk, number=2, **GROUP)
    assert answer.content.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in answer.content


def test_a_group_has_one_link_shown_once(director, client, survey, respondent):
    key = key_in(client.get(to("group", survey.pk)))
    said = {"key": key, "name": "Vereniging Recht-Op", "expected": 12, "layer": "association", "form": "pictures"}
    shown = client.post(to("group", survey.pk), said)
    link = Link.objects.get()
    assert (link.many, link.expected, link.name, link.layer) == (True, 12, "Vereniging Recht-Op", "association")
    token = shown.context["token"]
    assert opened_by(token).link == link
    assert f"http://testserver{opens(token)}" in shown.content.decode()
    assert "data:image/svg" in shown.content.decode()
    poster = client.post(to("poster", survey.pk), {"token": token})
    assert poster.content.startswith(b"%PDF")
    assert client.post(to("poster", survey.pk), {"token": "x"}).status_code == 404
    again = client.post(to("group", survey.pk), said)
    assert "Deze link toonden we al" in words_of(client.get(again.headers["Location"]))
    assert token not in client.get(to("links", survey.pk)).content.decode()


def test_the_list_of_links_never_says_who_answered(director, client, survey):
    for number, is_used in enumerate((True, False)):
        LinkFactory(survey=survey, email=f"wie{number}@een.example", is_used=is_used, sent_on=localdate())
    page = client.get(to("links", survey.pk)).content.decode()
    rows = [row.split("</tr>")[0] for row in page.split("<tr>") if "@een.example" in row]
    first, second = (row.replace("wie0", "wie").replace("wie1", "wie") for row in rows)
    keys = Link.objects.values_list("pk", flat=True)
    for key in keys:
        first, second = first.replace(str(key), "n"), second.replace(str(key), "n")
    assert _without_csrf(first) == _without_csrf(second)


def _without_csrf(text):
    return text.split("csrfmiddlewaretoken")[0] + text.split("csrfmiddlewaretoken")[1].split(">", 1)[1]


def test_taken_back_a_link_opens_nothing_until_that_is_undone(director, client, survey, respondent):
    link = LinkFactory(survey=survey, token="t" * 32)
    client.post(to("revoke", survey.pk, link.pk))
    assert respondent.get(opens("t" * 32)).status_code == 410
    assert to("restore", survey.pk, link.pk) in client.get(to("links", survey.pk)).content.decode()
    client.post(to("restore", survey.pk, link.pk))
    assert respondent.get(opens("t" * 32)).status_code == 200
    other = LinkFactory(survey__network=survey.network)
    assert client.post(to("revoke", survey.pk, other.pk)).status_code == 404


def test_closing_asks_first_and_lasts(director, client, survey, respondent):
    LinkFactory(survey=survey, token="t" * 32)
    assert "Heropenen kan niet" in words_of(client.get(to("close", survey.pk)))
    assert Survey.objects.get().state == "open"
    client.post(to("close", survey.pk))
    assert (Survey.objects.get().state, respondent.get(opens("t" * 32)).status_code) == ("closed", 410)
    for name in ("by_mail", "group", "on_paper"):
        said = {"key": "k" * 20, "addresses": "a@b.example", "number": 1, "name": "x", "expected": 1, **GROUP}
        answer = client.post(to(name, survey.pk), said)
        assert "Deze peiling is gesloten." in words_of(client.get(answer.headers["Location"]))
    assert Link.objects.count() == 1
    assert client.get(to("change", survey.pk)).headers["Location"] == to("one", survey.pk)


def test_only_one_that_never_began_can_go(director, client, network, survey):
    client.post(to("remove", survey.pk))
    draft = SurveyFactory(network=network, state="draft")
    client.post(to("remove", draft.pk))
    assert list(Survey.objects.all()) == [survey]


def test_others_see_closed_surveys_only(network, client, survey):
    SurveyFactory(network=network, state="closed", title="Vorige peiling")
    client.force_login(SeatFactory(network=network, role__kind=RoleKind.PARTNER).role.user)
    page = words_of(client.get(to("list")))
    assert ("Vorige peiling" in page, survey.title in page, "Nieuwe peiling" in page) == (True, False, False)
    assert client.get(to("one", survey.pk)).status_code == 404


@pytest.mark.parametrize("name", ["list", "one", "links"])
def test_pages_ask_the_same_of_one_row_and_of_three(director, client, network, name, django_assert_num_queries):
    def rows(number):
        for _row in range(number):
            made = SurveyFactory(network=network)
            for layer in ("colleague", "political", "management")[:number]:
                LinkFactory(survey=made, layer=layer, email=f"{layer}@een.example")
                AnswerSheetFactory.create_batch(5, survey=made, layer=layer)
        return made

    def asked(survey):
        return to(name) if name == "list" else to(name, survey.pk)

    one = rows(1)
    client.get(asked(one))
    with CaptureQueriesContext(connection) as first:
        client.get(asked(one))
    three = rows(3)
    with django_assert_num_queries(len(first)):
        client.get(asked(three))
