"""What somebody said in conversations: they read it, it goes with them, and what others said keeps its place."""

from datetime import timedelta

import pytest

from draagvlak.capabilities.conversations.models import Fragment, Participant, Sound, SoundPiece, Source
from draagvlak.capabilities.privacy.actions.erasing.conversations import forget_in_conversations
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.about import _said
from draagvlak.capabilities.privacy.queries.called import called
from tests.capabilities.conversations.conftest import DAY, SAID, Harvest
from tests.capabilities.policy.conftest import work
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
__all__ = ["work"]


@pytest.fixture
def harvest(work):
    return Harvest(work)


def test_what_one_said_is_told_and_goes_with_one(work, harvest):
    person = add_someone(work.network, "Zoë Qvist", ("people_in_poverty",))
    own, bo = harvest.voice("Zoë", person=person.pk), harvest.voice("Bo")
    text = "Zoë: ik zeg dit\nBo: ik hoorde het van Zoë, en Zoë Qvist zei meer\nZot: dag\n"
    source = harvest.bring(text)
    harvest.notes = source
    theirs, others = harvest.mark("ik zeg dit", own), harvest.mark("het van Zoë, en Zoë Qvist zei", bo)
    last = harvest.mark("Zot: dag")
    talk = harvest.talk
    sound = Sound.objects.create(authority=work.authority, conversation=talk, kind="ogg", name="a.ogg", size=1)
    SoundPiece.objects.create(authority=work.authority, sound=sound, number=0, data=b"x")
    (said,) = _said(person)
    assert (said["known_as"], said["text"], said["on"]) == ("Zoë", "ik zeg dit", DAY.isoformat())

    assert forget_in_conversations(person, called(person)) == {"fragments": 1}

    assert [one.pk for one in Participant.objects.all()] == [bo.pk]
    assert (Sound.objects.count(), SoundPiece.objects.count()) == (0, 0)
    source.refresh_from_db()
    assert source.text == "[gewist]\nBo: ik hoorde het van [gewist], en [gewist] zei meer\nZot: dag"
    for one in Fragment.objects.all():
        assert source.text[one.start : one.end] == one.words
    assert {one.pk: one.words for one in Fragment.objects.all()} == {
        others.pk: "het van [gewist], en [gewist] zei",
        last.pk: "dag",
    }
    assert not Fragment.history.model.objects.filter(id=theirs.pk).exists()


def test_texts_and_sound_have_their_time_and_fragments_wait_for_consent(work, harvest):
    one = harvest.mark(SAID[0])
    Source.objects.update(added_on=DAY - timedelta(days=200))
    assert carry_out(work.authority, Kept.CONVERSATION_TEXTS) == 1
    one.refresh_from_db()
    assert (Source.objects.count(), one.words, one.source, one.start) == (0, SAID[0], None, None)
    assert carry_out(work.authority, Kept.CONVERSATION_TEXTS) == 0


def test_what_was_taken_away_goes_at_night(work, harvest):
    one = harvest.mark(SAID[0])
    Fragment.objects.filter(pk=one.pk).update(gone_on=DAY, gone_by="a step")
    carry_out(work.authority, Kept.HISTORY)
    assert (Fragment.objects.count(), Fragment.history.model.objects.count()) == (0, 0)
    assert SAID[0] in Source.objects.get().text  # a mark went, not what was said
    Source.objects.update(gone_on=DAY)
    carry_out(work.authority, Kept.HISTORY)
    assert Source.objects.count() == 0
