"""Thirty days after the last day nothing says who was asked; after six years nothing what one person answered."""

from datetime import timedelta

from django.utils.timezone import localdate

from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.ageing import aged
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Remark, Survey
from draagvlak.capabilities.pulse.queries.asked import asked_by_layer
from tests.factories.surveys import AnswerSheetFactory, LinkFactory


def closed_before(survey, **ago):
    Survey.objects.filter(pk=survey.pk).update(closes_on=localdate() - timedelta(**ago), state="closed")


def test_addresses_go_after_thirty_days_and_the_count_stays(survey):
    LinkFactory(survey=survey, email="an@een.example", reminder_hash="r", is_used=True)
    LinkFactory(survey=survey, name="Recht-Op", many=True, expected=9)
    LinkFactory(survey=survey, email="weg@een.example", revoked_on=localdate())
    before = asked_by_layer(survey)
    closed_before(survey, days=30)
    assert (aged(Kept.SURVEY_LINKS).count, carry_out(survey.authority, Kept.SURVEY_LINKS)) == (0, 0)
    closed_before(survey, days=31)
    assert (aged(Kept.SURVEY_LINKS).count, carry_out(survey.authority, Kept.SURVEY_LINKS)) == (3, 3)
    left = {value for row in Link.objects.values_list("email", "token_hash", "reminder_hash", "name") for value in row}
    assert (left, asked_by_layer(survey), before) == ({""}, before, {"colleague": 10})
    assert carry_out(survey.authority, Kept.SURVEY_LINKS) == 0


def test_answers_go_after_six_years(survey):
    for _number in range(6):
        AnswerSheetFactory(survey=survey)
    Remark.objects.create(survey=survey, authority=survey.authority, text="Koffie")
    closed_before(survey, days=6 * 365)
    assert carry_out(survey.authority, Kept.ANSWERS) == 0
    closed_before(survey, days=6 * 365 + 3)
    assert carry_out(survey.authority, Kept.ANSWERS) > 0
    assert (AnswerSheet.objects.count(), Remark.objects.count(), Survey.objects.count()) == (0, 0, 1)
