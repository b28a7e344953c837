"""Who is asked by mail gets one, and one reminder; nobody sees who else was asked."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.cache import caches
from django.core.mail.backends.locmem import EmailBackend
from django.utils.timezone import localdate

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.pulse import tasks
from draagvlak.capabilities.pulse.actions import links
from draagvlak.capabilities.pulse.actions.surveys import NotYetError, begin_survey, promise_access
from draagvlak.capabilities.pulse.models import Link, Survey
from draagvlak.capabilities.pulse.queries.opening import Stands, opened_by
from tests.factories.surveys import LinkFactory

SITE = "https://draagvlak.gemeente.example"


def ask(survey, *addresses, once="k1", layer="colleague"):
    who = survey.director, survey.authority, survey.network
    return links.ask_by_mail(*who, links.Group(survey.pk, layer, "words"), addresses, once)


@pytest.fixture
def asked(survey, mailoutbox):
    survey.site = SITE
    survey.save()
    ask(survey, "an@een.example", "BO@twee.example", "an@een.example")
    return survey


def token_in(mail):
    return re.search(rf"{SITE}/peiling/([0-9a-f]{{32}})/", mail.body)[1]


def test_each_gets_a_mail_of_their_own(asked, mailoutbox):
    assert [mail.to for mail in mailoutbox] == [["an@een.example"], ["bo@twee.example"]]
    for mail, other in zip(mailoutbox, ("bo@", "an@"), strict=True):
        assert other not in mail.body + str(mail.message())
        assert opened_by(token_in(mail)).stands == Stands.OPEN
    assert len({token_in(mail) for mail in mailoutbox}) == 2
    assert set(Link.objects.values_list("sent_on", "reminder_hash")) == {(localdate(), "")}
    assert set(Link.objects.values_list("token_hash", flat=True)) == {hash_of(token_in(mail)) for mail in mailoutbox}


def test_nobody_is_asked_twice(asked, mailoutbox):
    ask(asked, "AN@een.example", "cas@drie.example", once="k2")
    with pytest.raises(SentBeforeError):
        ask(asked, "dirk@vier.example", once="k2")
    assert [mail.to[0] for mail in mailoutbox] == ["an@een.example", "bo@twee.example", "cas@drie.example"]
    assert tasks.send(asked.authority_id, asked.pk) == 0


def test_a_reminder_goes_once_after_a_week_to_who_did_not_answer(asked, mailoutbox):
    mailoutbox.clear()
    assert tasks.tend_surveys() | {"mixed": 0} == {"closed": 0, "mixed": 0, "sent": 0, "reminded": 0}
    Link.objects.update(sent_on=localdate() - timedelta(days=7))
    Link.objects.filter(email="an@een.example").update(is_used=True)
    LinkFactory(survey=asked, email="weg@vijf.example", sent_on=localdate() - timedelta(9), revoked_on=localdate())
    LinkFactory(survey=asked, sent_on=localdate() - timedelta(days=9))  # on paper
    assert tasks.tend_surveys()["reminded"] == 1
    assert ([mail.to for mail in mailoutbox], tasks.tend_surveys()["reminded"]) == ([["bo@twee.example"]], 0)
    assert "dit is de enige herinnering" in mailoutbox[0].body
    assert opened_by(token_in(mailoutbox[0])).link.email == "bo@twee.example"
    assert tasks.remind(asked.authority_id, asked.pk, 0) == 0


def test_by_hand_it_goes_sooner(asked, mailoutbox):
    mailoutbox.clear()
    for _click in range(2):
        links.remind(asked.director, asked.authority, asked.network, asked.pk)
    assert [mail.to[0] for mail in mailoutbox] == ["an@een.example", "bo@twee.example"]


def test_mails_wait_for_the_survey_to_begin(survey, mailoutbox):
    Survey.objects.filter(pk=survey.pk).update(state="draft")
    ask(survey, "an@een.example")
    assert len(mailoutbox) == 0
    who = survey.director, survey.authority, survey.network
    with pytest.raises(NotYetError):
        begin_survey(*who, survey.pk, SITE)
    promise_access(*who)
    begun = begin_survey(*who, survey.pk, SITE)
    assert (begun.state, begun.site, len(mailoutbox)) == ("open", SITE, 1)
    assert begin_survey(*who, survey.pk, "https://elders.example").site == SITE


def test_nothing_begins_without_somebody_asked(survey):
    Survey.objects.filter(pk=survey.pk).update(state="draft")
    who = survey.director, survey.authority, survey.network
    promise_access(*who)
    with pytest.raises(NotYetError):
        begin_survey(*who, survey.pk, SITE)


class Failing(EmailBackend):
    """A mail server that refuses one address, and stops at another."""

    def send_messages(self, messages):
        (mail,) = messages
        if mail.to == ["fout@een.example"]:
            raise SMTPRecipientsRefused({})
        if mail.to == ["stop@een.example"]:
            raise ConnectionError
        return super().send_messages(messages)


def test_a_mail_server_that_stops_leaves_nobody_out(survey, mailoutbox, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    ask(survey, "a@een.example", "fout@een.example", "stop@een.example", "z@een.example")
    waiting = Link.objects.filter(sent_on=None).values_list("email", flat=True)
    assert sorted(waiting) == ["stop@een.example", "z@een.example"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert (tasks.send(survey.authority_id, survey.pk), list(waiting.all())) == (2, [])
    assert sorted(mail.to[0][0] for mail in mailoutbox) == ["a", "s", "z"]


def test_two_workers_do_not_send_the_same(survey, mailoutbox):
    caches["default"].add(f"pulse:sending:{survey.pk}", 1, 60)
    ask(survey, "a@een.example")
    assert len(mailoutbox) == 0
    caches["default"].delete(f"pulse:sending:{survey.pk}")
    assert (tasks.send(survey.authority_id, survey.pk), len(mailoutbox)) == (1, 1)


def test_a_survey_past_its_last_day_closes_at_night(survey):
    Survey.objects.filter(pk=survey.pk).update(closes_on=localdate() - timedelta(days=1))
    assert tasks.tend_surveys() == {"closed": 1, "mixed": 0, "sent": 0, "reminded": 0}
    after = Survey.objects.get(pk=survey.pk)
    assert (after.state, after.closes_on) == ("closed", localdate() - timedelta(days=1))
    with pytest.raises(links.ClosedError):
        ask(survey, "a@een.example")


def test_of_a_link_that_goes_back_one_can_go_back(survey):
    link = LinkFactory(survey=survey, token="t" * 32)
    who = survey.director, survey.authority, survey.network
    links.revoke_link(*who, survey.pk, link.pk)
    assert opened_by("t" * 32).stands == Stands.GONE
    links.restore_link(*who, survey.pk, link.pk)
    assert opened_by("t" * 32).stands == Stands.OPEN
