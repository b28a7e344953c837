"""An answer is kept once, and nothing in the whole database leads from it to who gave it."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import AuditEntry, SentForm
from draagvlak.capabilities.network.models import Organisation, Partnering
from draagvlak.capabilities.pulse.actions.answering import AnsweredError, Answers, NotOpenError, send_answers
from draagvlak.capabilities.pulse.actions.surveys import close_survey
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Remark, SpentKey, WorksWith
from tests.factories.surveys import LinkFactory

pytestmark = pytest.mark.django_db
SAID = Answers((1, 2, 3, 4, None, None), ("", "", "", "", "unknown", "rather_not"))


def test_six_answers_are_kept(survey):
    assert send_answers(LinkFactory(survey=survey, layer="political", form="words"), "k1", SAID)
    (sheet,) = AnswerSheet.objects.all()
    assert (sheet.layer, sheet.form, sheet.answered_on) == ("political", "words", localdate())
    assert (sheet.values, sheet.unsaid) == ([1, 2, 3, 4, None, None], ["", "", "", "", "unknown", "rather_not"])


@pytest.mark.parametrize(
    ("values", "unsaid"),
    [
        ((1, 2, 3), ("", "", "")),
        ((1, 2, 3, 4, 5, 1), ("",) * 6),
        ((1, 2, 3, 4, None, 1), ("",) * 6),
        ((1, 2, 3, 4, 1, 1), ("", "", "", "", "unknown", "")),
        ((0, 2, 3, 4, 1, 1), ("",) * 6),
    ],
)
def test_nothing_else_is_an_answer(values, unsaid):
    with pytest.raises(ValueError, match=r"Six answers|zip"):
        Answers(values, unsaid)


def test_a_link_for_one_answers_once(survey):
    link = LinkFactory(survey=survey)
    assert send_answers(link, "k1", SAID)
    with pytest.raises(AnsweredError):
        send_answers(link, "k2", SAID)
    assert AnswerSheet.objects.count() == 1


def test_sent_twice_it_is_kept_once(survey):
    for link in (LinkFactory(survey=survey), LinkFactory(survey=survey, many=True)):
        before = AnswerSheet.objects.count()
        assert [send_answers(link, f"k{link.pk}", SAID) for _time in range(3)] == [True, False, False]
        assert AnswerSheet.objects.count() == before + 1


def test_who_goes_back_on_a_device_of_a_group_loses_nothing(survey):
    link = LinkFactory(survey=survey, many=True)
    other = Answers((4,) * 6, ("",) * 6)
    assert [send_answers(link, "same", said) for said in (SAID, other, other)] == [True, True, False]
    assert AnswerSheet.objects.count() == 2


def test_more_than_expected_are_kept(survey):
    link = LinkFactory(survey=survey, many=True, expected=2)
    assert all(send_answers(link, f"k{n}", SAID) for n in range(4))
    assert AnswerSheet.objects.count() == 4


def test_what_is_closed_or_taken_back_takes_nothing(survey):
    today = localdate()
    shut = [
        LinkFactory(survey=survey, revoked_on=today),
        LinkFactory(survey__network=survey.network, survey__state="draft"),
        LinkFactory(survey__network=survey.network, survey__state="closed"),
        LinkFactory(survey__network=survey.network, survey__opens_on=today + timedelta(days=1)),
        LinkFactory(survey__network=survey.network, survey__closes_on=today - timedelta(days=1)),
    ]
    for link in shut:
        with pytest.raises(NotOpenError):
            send_answers(link, "k1", SAID)
    assert (AnswerSheet.objects.count(), SpentKey.objects.count()) == (0, 0)


def test_with_whom_an_organisation_works_is_kept_of_organisations_that_belong(survey):
    at = {"authority": survey.authority}
    a, b, elsewhere = (Organisation.objects.create(name=name, **at) for name in "abc")
    for one in (a, b):
        Partnering.objects.create(organisation=one, network=survey.network, **at)
    said = Answers(SAID.values, SAID.unsaid, "", a.pk, (a.pk, b.pk, elsewhere.pk))
    for n in range(2):
        send_answers(LinkFactory(survey=survey), f"k{n}", said)
    assert list(WorksWith.objects.values_list("from_organisation", "to_organisation")) == [(a.pk, b.pk)]
    send_answers(
        LinkFactory(survey=survey, form="pictures"), "k3", Answers(SAID.values, SAID.unsaid, "", b.pk, (a.pk,))
    )
    assert WorksWith.objects.count() == 1


def test_nothing_says_who_answered(survey):
    """Every row that an answer brings, whole: no line in the audit, no sent form, no moment, no key of the link."""
    link = LinkFactory(survey=survey, email="an@voorbeeld.example")
    before = everything()
    send_answers(link, "k1", Answers(SAID.values, SAID.unsaid, "Samen koffie drinken."))
    new = everything() - before
    assert {table for table, _row in new} == {"pulse_answersheet", "pulse_remark", "pulse_spentkey", "pulse_link"}
    assert (AuditEntry.objects.count(), SentForm.objects.count()) == (0, 0)
    sheet, remark, spent = AnswerSheet.objects.get(), Remark.objects.get(), SpentKey.objects.get()
    used = Link.objects.get(pk=link.pk)
    changed = {field.name for field in Link._meta.fields if getattr(used, field.name) != getattr(link, field.name)}
    assert changed == {"is_used"}
    shared = {survey.pk, survey.authority_id, link.layer, link.form}
    for row in (sheet, remark, spent):
        values = {value for field in row._meta.fields if isinstance(value := field.value_from_object(row), int | str)}
        told = {field.value_from_object(used) for field in Link._meta.fields} - {None, "", True, False}
        assert values & told <= shared, row
    assert len({sheet.pk, remark.pk}) == 2
    assert not any(":" in json.dumps(field.value_from_object(sheet), default=str) for field in sheet._meta.fields)


def everything():
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
            found |= {(model._meta.db_table, repr(row)) for row in cursor.fetchall()}
    return found


def test_closing_forgets_the_keys_of_forms(survey):
    send_answers(LinkFactory(survey=survey), "k1", SAID)
    closed = close_survey(survey.director, survey.authority, survey.network, survey.pk)
    assert (closed.state, closed.closes_on) == ("closed", localdate())
    assert (SpentKey.objects.count(), AnswerSheet.objects.count()) == (0, 1)
