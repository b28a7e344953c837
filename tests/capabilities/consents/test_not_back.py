"""Words that were taken back do not come back with a text that was still open somewhere, or is brought once more."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.outliving import TAKEN_BACK, file_at
from draagvlak.capabilities.consents.actions.taking_back import take_back_for
from draagvlak.capabilities.conversations.actions.sources import Brought, bring_text, write_text
from draagvlak.capabilities.conversations.models import Fragment, Source
from draagvlak.capabilities.privacy.actions.again import apply_withdrawals_again
from draagvlak.capabilities.weaving.actions.stories import Words, begin, keep_typing
from tests.factories.consents import agreed
from tests.factories.conversations import SAID, TEXT, conversation_in, fragment_in, voice_in

pytestmark = pytest.mark.django_db
GONE = f"An zei: […].\nBo zei: {SAID[1]}.\n"


@pytest.fixture
def taken(told, settings, tmp_path):
    """One quote of the conversation, taken back."""
    settings.STATE = tmp_path
    agreed(told.first)
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    assert Source.objects.get().text == GONE
    return told


def test_an_editor_that_was_open_brings_nothing_back(taken):
    source = Source.objects.get()
    assert write_text(*taken.who, (source.pk, source.version - 1), TEXT).text == GONE  # nothing else was typed
    with pytest.raises(ChangedMeanwhileError):  # two texts are shown, to choose from
        write_text(*taken.who, (source.pk, source.version - 1), f"{TEXT}En toen?\n")
    kept = write_text(*taken.who, (source.pk, source.version), f"{TEXT}En toen?\n")
    assert kept.text == f"{GONE}En toen?\n"
    again = write_text(*taken.who, (source.pk, kept.version), f"{TEXT}En toen?\n")  # the same, saved once more
    assert (again.text, again.version) == (kept.text, kept.version)


def test_the_same_text_brought_once_more_lacks_them_in_every_conversation(taken):
    other = conversation_in(taken.work.network, text="")
    for conversation in (taken.first.conversation, other):
        made = bring_text(*taken.who, conversation.pk, Brought(TEXT, "Nog eens"), taken.work.step())
        assert made.text == GONE.strip()


def test_a_story_that_was_open_brings_nothing_back(taken):
    """Somebody typed the words over in it."""
    story = begin(*taken.who, Words("De bus", "", f"Ze zei: {SAID[0]}, overal."), taken.work.step())
    assert story.text == "Ze zei: […], overal."
    kept = keep_typing(*taken.who, (story.pk, story.version), Words(SAID[0], SAID[0], "Anders."))
    assert (kept.title, kept.lead, kept.text) == ("[…]", "[…]", "Anders.")


def test_few_words_are_known_again_where_they_stood(told, settings, tmp_path):
    """Anybody may say them elsewhere; the fragment itself may have been marked after a backup was made."""
    settings.STATE, since = tmp_path, now()
    text = "Cem zei: geen feest, nooit. Bo zei: ook bij ons geen feest.\n"
    talk = conversation_in(told.work.network, text=text)
    voice = voice_in(talk, "Cem")
    agreed(fragment_in(talk, "geen feest", voice))
    take_back_for((told.work.user, *told.who[1:]), voice.pk)
    gone = "Cem zei: […], nooit. Bo zei: ook bij ons geen feest.\n"
    source = Source.objects.get(conversation=talk)
    assert source.text == gone
    Fragment.objects.filter(conversation=talk).delete()
    Source.objects.filter(pk=source.pk).update(text=text)
    apply_withdrawals_again(since)
    assert Source.objects.get(pk=source.pk).text == gone
    source.refresh_from_db()
    assert write_text(*told.who, (source.pk, source.version), text + "Ja.\n").text == gone + "Ja.\n"
    assert "feest" not in file_at(TAKEN_BACK).read_text()


def test_who_types_is_told(taken, client):
    client.force_login(taken.teller)
    source = Source.objects.get()
    place = ["gemeente", "net", source.conversation_id, source.pk]
    said = {"text": f"{TEXT}En toen?", "version": source.version, "key": "k" * 20}
    answer = client.post(reverse("conversations:save", args=place), said)
    assert answer.json()["said"] == "Bewaard, zonder de woorden die iemand introk."
    shown = client.get(reverse("conversations:text", args=place)).content.decode()
    assert "Waar […] staat, zijn woorden weg" in shown
    assert SAID[0] not in shown
