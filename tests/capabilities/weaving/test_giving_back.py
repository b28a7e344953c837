"""From a draft to readers: looked over by who is quoted, given back to who took part, published; and what withdraws."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.actions.answering import answer
from draagvlak.capabilities.weaving.actions.asking import (
    ask_reviews,
    give_back,
    note_answer,
    note_reaction,
    renew_link,
    say_done,
)
from draagvlak.capabilities.weaving.actions.publishing import narrow, publish, unpublish
from draagvlak.capabilities.weaving.actions.stories import Words, undo_step, write
from draagvlak.capabilities.weaving.models import Given, Review
from draagvlak.capabilities.weaving.queries.answering import asked_at
from draagvlak.capabilities.weaving.queries.reading import published, story_read
from draagvlak.capabilities.weaving.queries.steps import steps_of, uses_of
from draagvlak.capabilities.weaving.wording.missing import NotReadyError, sentence_of
from tests.capabilities.policy.conftest import DAY
from tests.capabilities.weaving.conftest import ASK, RIDE
from tests.factories.consents import taken_back
from tests.factories.conversations import conversation_in, fragment_in, voice_in

pytestmark = pytest.mark.django_db
NARROW, WIDE = (False, False), (True, True)


def at(weave):
    weave.story.refresh_from_db()
    return weave.story.pk, weave.story.version


def lacks(weave, wide=NARROW):
    weave.story.refresh_from_db()
    missing = steps_of(weave.network, weave.story, uses_of(*wide)).missing
    return [(str(one.lack), one.names or one.count) for one in missing]


def looked_over(weave):
    """Both voices said that it is good, in a conversation."""
    ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk, weave.bo.pk], "said"))
    for row in Review.objects.all():
        note_answer(*weave.who, (row.pk, row.version), ("good", "", "said"))


def published_story(weave, wide=NARROW):
    weave.agree(*uses_of(*wide))
    looked_over(weave)
    give_back(*weave.who, weave.story.pk, ([weave.an.pk, weave.bo.pk, weave.chris.pk], "paper"))
    return publish(*weave.who, at(weave), wide, weave.work.step())


def test_all_that_is_missing_is_named_one_by_one(weave):
    assert lacks(weave, WIDE) == [
        *[("consent", 2)] * 3,
        ("not-asked", ("An", "Bo")),
        ("not-given", ("An", "Bo", "Chris")),
    ]
    weave.agree()
    links = ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk, weave.bo.pk], "link"))
    assert lacks(weave) == [("open", ("An", "Bo")), ("not-given", ("An", "Bo", "Chris"))]
    answer(links[0][1], Review.objects.get(participant=weave.an).version, ("good", ""))
    answer(links[1][1], Review.objects.get(participant=weave.bo).version, ("other", "Niet zo."))
    assert lacks(weave) == [("objects", ("Bo",)), ("not-given", ("An", "Bo", "Chris"))]
    with pytest.raises(NotReadyError) as not_ready:
        publish(*weave.who, at(weave), NARROW, weave.work.step())
    assert [sentence_of(one) for one in not_ready.value.missing] == [
        "Wil iets anders, en jij schreef nog niet wat je ermee deed: Bo.",
        "Kreeg het verhaal nog niet terug: An, Bo en Chris.",
    ]
    with pytest.raises(NotReadyError):
        give_back(*weave.who, weave.story.pk, ([weave.an.pk], "link"))
    row = Review.objects.get(participant=weave.bo)
    say_done(*weave.who, "review", (row.pk, row.version), "De zin is anders.")
    give_back(*weave.who, weave.story.pk, ([weave.an.pk, weave.bo.pk, weave.chris.pk], "said"))
    assert lacks(weave) == []
    assert publish(*weave.who, at(weave), NARROW, weave.work.step()).state == "published"


def test_a_quote_that_was_put_in_afterwards_is_looked_over_too(weave):
    looked_over(weave)
    more = fragment_in(weave.evening, "Eerst de bus", weave.an)
    write(*weave.who, at(weave), Words("De bus", "", f"{weave.text}\n[[{more.pk}]]\n[[999999]]"), weave.work.step())
    assert lacks(weave)[:3] == [("gone", 1), ("consent", 3), ("not-asked", ("An",))]


def test_somebody_who_took_part_twice_is_asked_once(weave):
    user = weave.work.as_role("partner")
    other = conversation_in(weave.network, "Tweede avond")
    for conversation in (weave.evening, other):
        voice_in(conversation, "Dana", user=user)
    dana = other.participants.get()
    said = fragment_in(other, "zonder vervoer geen feest", dana)
    write(*weave.who, at(weave), Words("De bus", "", f"{weave.text}\n[[{said.pk}]]"), weave.work.step())
    weave.story.refresh_from_db()
    steps = steps_of(weave.network, weave.story, ())
    assert [one.heard.name for one in steps.given] == ["An", "Bo", "Chris", "Dana"]
    assert [len(one.heard.keys) for one in steps.given] == [1, 1, 1, 2]


def test_readers_read_what_was_published_until_it_is_again(weave):
    published_story(weave)
    write(*weave.who, at(weave), Words("Nieuwe titel", "", "Nieuw."), weave.work.step())
    weave.story.refresh_from_db()
    read = story_read(weave.network, weave.story.pk, "pages", DAY)
    assert (weave.story.state, read.title, read.blocks[3].quote) == ("draft", "De bus rijdt", None)
    publish(*weave.who, at(weave), NARROW, "step-of-publishing-2")
    assert story_read(weave.network, weave.story.pk, "pages", DAY).title == "Nieuwe titel"
    undo_step(*weave.who, "step-of-publishing-2")
    assert story_read(weave.network, weave.story.pk, "pages", DAY).title == "De bus rijdt"
    unpublish(*weave.who, at(weave), "step-of-hiding-1")
    assert story_read(weave.network, weave.story.pk, "pages", DAY) is None
    undo_step(*weave.who, "step-of-hiding-1")
    assert [head.title for head in published(weave.network, "pages", DAY)] == ["De bus rijdt"]


def test_a_story_as_it_is_read(weave):
    published_story(weave)
    read = story_read(weave.network, weave.story.pk, "pages", DAY)
    quoted = [(block.quote.words, block.quote.name) for block in read.blocks if block.quote]
    assert quoted == [(RIDE, "An"), (ASK, "")]
    assert [(voice.name, voice.layer) for voice in read.voices] == [
        ("An", "people_in_poverty"),
        ("", "people_in_poverty"),
    ]
    assert [(one.question, one.kind) for one in read.spoken] == [("Wat houdt je tegen?", "poverty")]
    assert [name for _key, name in read.themes] == ["spreken", "vervoer"]
    assert published(weave.network, "public", DAY) == published(weave.network, "peers", DAY) == []


def test_each_wider_use_asks_its_own_consent(weave):
    published_story(weave)
    with pytest.raises(NotReadyError) as not_ready:
        publish(*weave.who, at(weave), (True, False), weave.work.step())
    assert [(one.lack, one.use, one.count) for one in not_ready.value.missing] == [("consent", "public", 2)]
    weave.agree("public", "peers")
    publish(*weave.who, at(weave), WIDE, weave.work.step())
    assert len(published(weave.network, "public", DAY)) == len(published(weave.network, "peers", DAY)) == 1
    narrow(*weave.who, at(weave), "for_public", weave.work.step())
    assert (published(weave.network, "public", DAY), len(published(weave.network, "peers", DAY))) == ([], 1)


def test_words_that_were_taken_back_are_nowhere_at_once(weave):
    published_story(weave, (True, False))
    taken_back(weave.first)  # of the public page
    public = story_read(weave.network, weave.story.pk, "public", DAY)
    assert ([block.is_withdrawn for block in public.blocks if block.kind == "quote"], public.withdrawn) == (
        [True, False],
        1,
    )
    assert RIDE not in repr(public)
    assert RIDE in repr(story_read(weave.network, weave.story.pk, "pages", DAY))
    assert [name for _key, name in public.themes] == ["spreken"]
    for version in weave.story.history.all():
        assert RIDE not in version.text + version.read_text


def test_a_link_shows_ones_own_words_and_of_others_only_what_they_agreed_to(weave):
    ((_an, token), (_bo, other)) = ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk, weave.bo.pk], "link"))
    ride, ask = (block for block in asked_at(token).blocks if block.kind == "quote")
    assert (ride.quote.words, ride.is_own, ask.quote, ask.waits) == (RIDE, True, None, True)
    weave.agree()
    blocks = asked_at(other).blocks
    seen = [(block.quote.words, block.quote.name, block.is_own) for block in blocks if block.kind == "quote"]
    assert seen == [(RIDE, "An", False), (ASK, "", True)]


def test_a_link_that_was_replaced_is_over_or_unknown_leads_nowhere(weave):
    ((_an, token),) = ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk], "paper"))
    row = Review.objects.get()
    _row, new = renew_link(*weave.who, "review", row.pk)
    assert (asked_at(token), asked_at("x"), asked_at("")) == (None, None, None)
    assert asked_at(new).is_review
    Review.objects.update(until=DAY - timedelta(days=1))
    assert asked_at(new) is None
    with pytest.raises(PermissionDenied):
        answer(new, 1, ("good", ""))


def test_a_reaction_is_answered_and_a_new_one_waits_again(weave):
    looked_over(weave)
    ((_chris, token),) = give_back(*weave.who, weave.story.pk, ([weave.chris.pk], "link"))
    with pytest.raises(RefusedError):
        answer(token, 1, ("", " "))
    answer(token, 1, ("", "Mooi."))
    row = Given.objects.get()
    say_done(*weave.who, "given", (row.pk, row.version), "Dank je.")
    assert (asked_at(token).row.said, asked_at(token).row.done_with_it) == ("Mooi.", "Dank je.")
    answer(token, 3, ("", "Nog iets."))
    assert (asked_at(token).row.said, asked_at(token).row.done_with_it) == ("Nog iets.", "")
    row = Given.objects.get()
    note_reaction(*weave.who, (row.pk, row.version), ("Zij zei het anders.", "said"))
    assert [one.waits for one in steps_of(weave.network, weave.story, ()).given] == [False, False, True]


def test_a_story_without_quotes_needs_nobody(weave):
    write(*weave.who, at(weave), Words("Zonder stem", "", "Alleen mijn woorden."), weave.work.step())
    assert lacks(weave, WIDE) == []
    with pytest.raises(RefusedError):
        ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk], "link"))
