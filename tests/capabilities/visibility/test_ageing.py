"""What has had its time goes, and what it pointed to may go before it; what somebody is told of themselves."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.texts_about import Scope, texts_about
from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem, VisibleStep
from tests.capabilities.support.conftest import DAY
from tests.factories.people import add_someone
from tests.factories.policy import ResultFactory

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2020, 11, 23), date(2020, 11, 24)  # six years before DAY


def test_steps_and_newsletters_of_six_years_ago_go(home):
    result = ResultFactory(network=home.network, on=BEFORE)
    for on in (BEFORE, AFTER):
        home.plan(due=on)
        letter = Newsletter.objects.create(
            authority=home.authority, network=home.network, title="Nieuws", since=on, made_on=BEFORE, sent_on=on
        )
        own = {"authority": home.authority, "newsletter": letter}
        NewsletterItem.objects.create(kind="result", result=result, place=1, **own)
    assert carry_out(home.authority, Kept.VISIBLE) == 2
    assert list(VisibleStep.objects.values_list("due", flat=True)) == [AFTER]
    assert list(Newsletter.objects.values_list("sent_on", flat=True)) == [AFTER]
    assert NewsletterItem.objects.count() == 1
    assert {model.history.count() for model in (VisibleStep, Newsletter, NewsletterItem)} == {1}


def test_evidence_and_meetings_may_go_before_the_step_that_points_to_them(home):
    when = datetime(2019, 1, 1, 10, tzinfo=ZoneInfo("UTC"))
    meeting = Meeting.objects.create(
        authority=home.authority, network=home.network, title="Feest", starts_at=when, ends_at=when, uid="a"
    )
    row = home.plan(what="activity", which=meeting.pk)
    home.close(row, "landed", kind="briefing", body=home.college.pk)
    Evidence.objects.update(on=date(2013, 1, 1))
    assert carry_out(home.authority, Kept.EVIDENCE) == 1
    assert carry_out(home.authority, Kept.MEETINGS) == 1
    row.refresh_from_db()
    assert (row.evidence_id, row.meeting_id, row.state) == (None, None, "landed")


def test_somebody_is_told_of_the_steps_that_they_do_or_that_name_them(home):
    an, bo = (add_someone(home.network, name, ("colleague",)) for name in ("An Peeters", "Bo Maes"))
    home.plan(words="Toon het", owner=an.pk, due=DAY)
    home.close(home.plan(words="Iets"), "landed", words="An Peeters zei dat Bo Maes komt")
    home.plan(words="Niets van hen")
    scope = Scope(frozenset({home.network.pk}), frozenset({home.network.pk}))
    texts = {one.key: one.proposed for one in texts_about(an, scope)}
    assert sorted(text.partition("\n")[0] for text in texts.values()) == ["Iets", "Toon het"]
    assert not [text for text in texts.values() if "Bo Maes" in text]
    told = held_about(home.authority, an, scope, texts)["steps"]
    assert [(one["due"], one["done_on"]) for one in told] == [("2026-11-24", None), (None, "2026-11-24")]
    assert len(held_about(home.authority, bo, scope, {})["steps"]) == 1
