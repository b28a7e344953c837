"""With the last consent that is taken back the words go from the conversation too, in every way of taking back; what of
them others said, or stands agreed to for another use, stays.
"""

import pytest

from draagvlak.capabilities.consents.actions.answering import Noted, Said, answer, note_answers
from draagvlak.capabilities.consents.actions.taking_back import take_back, take_back_for, take_back_own
from draagvlak.capabilities.consents.models import Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.links import ask_at, opened
from draagvlak.capabilities.consents.queries.quotable import withdrawn
from draagvlak.capabilities.conversations.actions.fragments import Marked, change_fragment, remove_fragment
from draagvlak.capabilities.conversations.actions.undoing import undo_step
from draagvlak.capabilities.conversations.models import Fragment, Source
from tests.capabilities.policy.conftest import DAY
from tests.factories.consents import agreed
from tests.factories.conversations import SAID, fragment_in, voice_in

pytestmark = pytest.mark.django_db
YES, NO = Said("named"), Said("no")
GONE = f"An zei: […].\nBo zei: {SAID[1]}.\n"


def written(told):
    """What the conversation says, and the words of the first fragment, now and before."""
    told.first.refresh_from_db()
    before = set(Fragment.history.filter(id=told.first.pk).values_list("words", flat=True))
    return Source.objects.earliest("pk").text, told.first.words, before


def by_link(told, token):
    take_back(token, told.first.pk)


def for_who_asks(told, _token):
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk, told.first.pk)


def by_account(told, _token):
    told.voice.user = told.work.as_role("partner")
    told.voice.save()
    take_back_own((told.voice.user, *told.who[1:]), told.first.pk)


def by_no(told, token):
    answer(token, {Asked.objects.get(fragment=told.first).pk: NO})


def by_no_on_paper(told, token):
    key = Asked.objects.get(fragment=told.first).pk
    note_answers(told.who, ask_at(token).pk, {key: NO}, Noted("paper", DAY), told.work.step())


@pytest.mark.parametrize("way", [by_link, for_who_asks, by_account, by_no, by_no_on_paper])
def test_the_words_go_from_the_conversation_at_once(told, way):
    _made, token, (a, b) = told.ask()
    answer(token, {a: YES, b: YES})
    way(told, token)
    assert written(told) == (GONE, "", {""})
    assert (told.first.taken_back_on, told.first.start, told.first.version) == (DAY, None, 2)
    told.second.refresh_from_db()
    assert (told.second.words, Source.objects.get().text[told.second.start : told.second.end]) == (SAID[1], SAID[1])
    assert withdrawn(told.work.network, [told.first.pk, told.second.pk], "pages") == {told.first.pk}
    assert not Asked.objects.filter(fragment=told.first).exists()
    assert set(QuoteConsent.objects.filter(fragment=told.first).values_list("words_mark", flat=True)) == {""}
    found = {one.fragment: (one.words, one.taken_back_on) for one in opened(ask_at(token)).quotes}
    assert found == {told.first.pk: ("", DAY), told.second.pk: (SAID[1], None)}


def test_what_was_never_agreed_to_stays_until_its_time(told):
    _made, token, (a, _b) = told.ask()
    answer(token, {a: NO})
    take_back(token)
    assert written(told)[1] == SAID[0]


def test_another_use_keeps_the_words_and_the_page_says_which(told):
    _made, token, (a, b) = told.ask("pages", "public", fragments=[told.first])
    answer(token, {a: YES, b: YES})
    answer(token, {a: NO})
    assert written(told)[1] == SAID[0]
    (found,) = opened(ask_at(token)).standing
    assert [one.use for one in found.questions if one.is_yes] == ["public"]
    assert (found.taken_back_on, found.words) == (DAY, SAID[0])
    answer(token, {b: NO})
    assert written(told)[1] == ""


def test_a_use_that_is_over_keeps_nothing(told):
    agreed(told.first, "public", until=DAY.replace(day=1))
    agreed(told.first, "pages")
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    assert written(told)[1] == ""


def test_words_that_others_said_too_stay_and_the_same_of_the_same_voice_go(told):
    other = fragment_in(told.first.conversation, "geen feest", voice_in(told.first.conversation, "Cem"))
    same = fragment_in(told.first.conversation, "zonder vervoer", told.voice)
    agreed(told.first)
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    for one in (other, same):
        one.refresh_from_db()
    assert (other.words, same.words) == ("geen feest", "")
    assert Source.objects.get().text.startswith("An zei: […]geen feest.")
    assert Source.objects.get().text[other.start : other.end] == "geen feest"


def test_words_that_nobody_marked_a_second_time_go_too(told):
    source = Source.objects.get()
    more = Source.objects.create(
        conversation=source.conversation, authority=source.authority, kind="pasted", text=f"Nog eens: {SAID[0]}!"
    )
    Fragment.objects.filter(pk=told.first.pk).update(start=None, end=None)
    agreed(told.first)
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    more.refresh_from_db()
    assert (written(told)[0], more.text) == (GONE, "Nog eens: […]!")


def test_no_step_brings_them_back(told):
    agreed(told.first)
    step, place = told.work.step(), (told.teller, *told.who[1:])
    change_fragment(*place, (told.first.pk, 1), Marked(voice=told.voice.pk, new_themes=("Vervoer",)), step)
    remove_fragment(*place, told.first.pk, removed := told.work.step())
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    undo_step(*place, removed)
    assert written(told)[1:] == ("", {""})
    undo_step(*place, step)
    assert (*written(told)[1:], told.first.taken_back_on) == ("", {""}, DAY)
