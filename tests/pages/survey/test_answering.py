"""What a link opens, for somebody without an account and without script."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.timezone import localdate

from draagvlak.basics.limits import PACES, Pace
from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.network.models import Organisation, Partnering, Person
from draagvlak.capabilities.pulse.choices import LONGEST_REMARK
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Remark, WorksWith
from draagvlak.capabilities.pulse.wording import kit
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.surveys import LinkFactory, SurveyFactory
from tests.pages.survey.hands import ANSWERED, SIX, key_in, opens, send, words_of

TOKEN = "0123456789abcdef" * 2


@pytest.fixture
def link(network):
    return LinkFactory(survey=SurveyFactory(network=network), token=TOKEN)


def test_the_form_asks_six_things_and_says_what_becomes_of_them(link, respondent):
    answer = respondent.get(opens(TOKEN))
    said = words_of(answer)
    assert answer.status_code == 200
    for words in ("Zes korte vragen, drie minuten.", "Niemand ziet wat jij antwoordt.", "Meedoen hoeft niet."):
        assert words in said
    assert said.count("zeg ik liever niet") == said.count("weet ik niet") == 6
    assert "Afspraken in dit netwerk worden nagekomen." in said
    assert "Vraag 6 van 6" in said
    assert answer.content.decode().count("<fieldset") == 6


def test_nothing_goes_with_it(link, respondent):
    answer = send(respondent, TOKEN, **SIX)
    thanks = respondent.get(answer.headers["Location"])
    for page in (respondent.get(opens(TOKEN)), answer, thanks):
        assert page.headers["X-Robots-Tag"] == "noindex"
        assert page.headers["Cache-Control"] == "private, no-store"
        assert page.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert thanks.headers["Referrer-Policy"] == "no-referrer"
    assert set(respondent.cookies) == {"csrftoken"}
    assert Session.objects.count() == 0


def test_six_answers_are_kept_and_thanked_for(link, respondent):
    answer = send(respondent, TOKEN, **SIX)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{opens(TOKEN, 'thanks')}?taal=nl")
    (sheet,) = AnswerSheet.objects.all()
    assert (sheet.values, sheet.unsaid) == (ANSWERED, [""] * 6)
    said = words_of(respondent.get(answer.headers["Location"]))
    assert "Bedankt. Op " in said
    assert "hoor je wat eruit kwam en wat we ermee doen." in said
    assert "Nog iemand?" not in said


def test_not_to_know_and_not_to_say_are_answers(link, respondent):
    assert send(respondent, TOKEN, v1="unknown", v2="rather_not", v3="4").status_code == 302
    (sheet,) = AnswerSheet.objects.all()
    assert sheet.values == [None, None, 4, None, None, None]
    assert sheet.unsaid == ["unknown", "rather_not", "", "left_open", "left_open", "left_open"]


def test_an_empty_form_and_one_that_was_meddled_with_are_sent_back(link, respondent):
    for wrong in ({}, {"v1": "5"}, {"v1": "x"}, {"v1": "1", "open": "x" * (LONGEST_REMARK + 1)}):
        assert send(respondent, TOKEN, **wrong).status_code == 422
    refused = send(respondent, TOKEN, v1="2", open="An, 85.07.30-033.28, hielp")
    assert "Een rijksregisternummer bewaren we nooit." in words_of(refused)
    assert re.search(r'name="v1" value="2"[^>]*checked', refused.content.decode())
    assert "Je duidde nog niets aan." in words_of(send(respondent, TOKEN))
    assert (AnswerSheet.objects.count(), Link.objects.get().is_used) == (0, False)


def test_a_second_time_is_refused_kindly(link, respondent):
    send(respondent, TOKEN, **SIX)
    shown = respondent.get(opens(TOKEN))
    assert shown.status_code == 200
    assert "Je antwoordde al. Dank je." in words_of(shown)
    again = respondent.post(opens(TOKEN), {"key": "another-key-of-a-form", **SIX})
    assert "Je antwoordde al. Dank je." in words_of(again)
    assert AnswerSheet.objects.count() == 1


@pytest.mark.parametrize("many", [True, False])
def test_sent_twice_by_one_click_too_many_it_is_thanked_for_twice(network, respondent, many):
    LinkFactory(survey=SurveyFactory(network=network), token=TOKEN, many=many, expected=3)
    key = key_in(respondent.get(opens(TOKEN)))
    answers = [respondent.post(opens(TOKEN), {"key": key, **SIX}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert AnswerSheet.objects.count() == 1


def test_on_a_device_of_a_group_one_answers_after_another(network, respondent):
    LinkFactory(survey=SurveyFactory(network=network), token=TOKEN, many=True, expected=2)
    for _person in range(3):
        answer = send(respondent, TOKEN, **SIX)
        assert "Nog iemand? Begin een nieuw formulier" in words_of(respondent.get(answer.headers["Location"]))
    shown = respondent.get(opens(TOKEN)).content.decode()
    assert (AnswerSheet.objects.count(), "data-keep" in shown, "checked" in shown) == (3, False, False)


def test_each_closed_door_says_why_and_what_one_can_do(network, respondent):
    network.director = Person.objects.create(name="Lies Regisseur", authority=network.authority)
    network.save()
    today = localdate()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    doors = {
        "revoked": (LinkFactory(survey__network=network, revoked_on=today, token="a"), 410),
        "draft": (LinkFactory(survey__network=network, survey__state="draft", token="b"), 200),
        "early": (LinkFactory(survey__network=network, survey__opens_on=tomorrow, token="c"), 200),
        "closed": (LinkFactory(survey__network=network, survey__state="closed", token="d"), 410),
        "late": (LinkFactory(survey__network=network, survey__closes_on=yesterday, token="e"), 410),
    }
    said = {}
    for (why, (_link, status)), token in zip(doors.items(), "abcde", strict=True):
        for answer in (respondent.get(opens(token)), respondent.post(opens(token), {"key": "k" * 20, **SIX})):
            assert answer.status_code == status, why
            said[why] = words_of(answer)
    assert "Deze link is niet meer geldig. Vraag een nieuwe aan Lies Regisseur (Net Duffel)." in said["revoked"]
    assert "Deze peiling is nog niet begonnen." in said["draft"]
    assert "Deze peiling is nog niet begonnen." in said["early"]
    assert "Deze peiling is voorbij." in said["closed"]
    assert "Deze peiling is voorbij." in said["late"]
    assert AnswerSheet.objects.count() == 0


def test_a_link_that_never_was_tells_nothing(network, respondent):
    answer = respondent.get(opens("f" * 32))
    assert answer.status_code == 404
    assert "Vraag een nieuwe aan wie je de link gaf." in words_of(answer)
    assert "Net Duffel" not in words_of(answer)
    assert respondent.get(opens("f" * 32, "thanks")).status_code == 404


def test_the_link_of_a_reminder_opens_the_same(network, respondent):
    LinkFactory(survey=SurveyFactory(network=network), token=TOKEN, reminder_hash=hash_of("r" * 32))
    assert send(respondent, "r" * 32, **SIX).status_code == 302
    assert "Je antwoordde al." in words_of(respondent.get(opens(TOKEN)))


def test_respondents_choose_their_language(link, respondent):
    shown = respondent.get(opens(TOKEN), {"taal": "en"})
    assert '<html lang="en" dir="ltr">' in shown.content.decode()
    assert "Agreements in this network are kept." in words_of(shown)
    assert "Afspraken in dit netwerk" in words_of(respondent.get(opens(TOKEN), {"taal": "xx"}))
    wrong = respondent.post(f"{opens(TOKEN)}?taal=en", {"key": "k" * 20})
    assert "You have not chosen anything yet." in words_of(wrong)
    answer = respondent.post(f"{opens(TOKEN)}?taal=en", {"key": "k" * 20, **SIX})
    assert "you will hear what came of it" in words_of(respondent.get(answer.headers["Location"]))


@pytest.fixture
def with_lingala(tmp_path, monkeypatch):
    said = kit.kits()["nl"].said
    for code, words in (("nl", said), ("ln", said | {"title": "Ndenge nini?", "right_to_left": True})):
        (tmp_path / f"{code}.json").write_text(json.dumps(words), encoding="utf-8")
    monkeypatch.setattr(kit, "FOLDER", tmp_path)
    kit.kits.cache_clear()
    yield
    kit.kits.cache_clear()


def test_a_new_file_is_a_new_language(link, respondent, with_lingala):
    shown = respondent.get(opens(TOKEN), {"taal": "ln"})
    assert ('<html lang="ln" dir="rtl">' in shown.content.decode(), "Ndenge nini?" in words_of(shown)) == (True, True)
    assert send(respondent, TOKEN, **SIX).status_code == 302


def test_the_form_with_pictograms_has_its_own_words(network, respondent):
    LinkFactory(survey=SurveyFactory(network=network), token=TOKEN, form="pictures", layer="people_in_poverty")
    shown = respondent.get(opens(TOKEN))
    assert "Er wordt naar mij geluisterd." in words_of(shown)
    assert shown.content.decode().count('alt=""') == 6 * 7
    assert send(respondent, TOKEN, **SIX).status_code == 302
    (sheet,) = AnswerSheet.objects.all()
    assert (sheet.form, sheet.layer) == ("pictures", "people_in_poverty")


def test_a_remark_is_kept_apart(link, respondent):
    send(respondent, TOKEN, v1="1", open=" Samen koffie. ")
    assert Remark.objects.get().text == "Samen koffie."


def test_with_whom_one_works_needs_a_yes(network, respondent):
    survey, at = SurveyFactory(network=network, asks_whom=True), {"authority": network.authority}
    a, b = (Organisation.objects.create(name=name, **at) for name in ("Bib", "Kringwinkel"))
    for one in (a, b):
        Partnering.objects.create(organisation=one, network=network, **at)
    said = {"v1": "1", "own": a.pk, "others": [b.pk]}
    for token in "ab":
        LinkFactory(survey=survey, token=token * 32)
    LinkFactory(survey=survey, token="c" * 32, form="pictures")
    assert "Kringwinkel" in words_of(respondent.get(opens("a" * 32)))
    assert "Kringwinkel" not in words_of(respondent.get(opens("c" * 32)))
    send(respondent, "a" * 32, **said)
    assert WorksWith.objects.count() == 0
    assert send(respondent, "b" * 32, consent="on", v1="1", others=[b.pk]).status_code == 422
    send(respondent, "b" * 32, consent="on", **said)
    assert list(WorksWith.objects.values_list("from_organisation", "to_organisation")) == [(a.pk, b.pk)]


def test_another_authority_s_link_opens_its_own(link, respondent):
    other = AuthorityFactory(slug="elders")
    with inside(other):
        LinkFactory(survey=SurveyFactory(network=NetworkFactory(authority=other, name="Net Elders")), token="e" * 32)
    assert "Net Elders" in words_of(respondent.get(opens("e" * 32)))
    assert send(respondent, "e" * 32, **SIX).status_code == 302
    assert AnswerSheet.objects.count() == 0
    with inside(other):
        assert AnswerSheet.objects.count() == 1


def test_a_form_of_another_site_is_refused(link):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(opens(TOKEN), {"key": "k" * 20, **SIX}).status_code == 403
    assert AnswerSheet.objects.count() == 0


def test_sending_is_paced_and_looking_is_not(link, respondent, monkeypatch):
    monkeypatch.setitem(PACES, "survey", Pace(None, 2, 3600))
    sent = [respondent.post(opens(TOKEN), {"key": "k" * 20}).status_code for _time in range(3)]
    assert sent == [422, 422, 429]
    assert respondent.get(opens(TOKEN)).status_code == 200


def test_no_log_has_the_token(link, respondent, caplog):
    with caplog.at_level("DEBUG"):
        send(respondent, TOKEN, **SIX)
        respondent.get(opens("0" * 31))
    assert TOKEN not in caplog.text
    assert "0" * 31 not in caplog.text
    assert "survey:answer" in caplog.text
