"""What stands in a booklet: what voices agreed to for booklets, and nothing of what was taken back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.booklets.queries.binding import bound_of
from draagvlak.capabilities.booklets.wording.bound import Reference
from draagvlak.capabilities.weaving.wording.blocks import without
from tests.capabilities.booklets.conftest import ASK, KEY, RIDE, ROOM
from tests.capabilities.policy.conftest import DAY
from tests.factories.booklets import booklet_of, linked_stories, published_story
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import conversation_in, fragment_in, voice_in

pytestmark = pytest.mark.django_db


def words_in(bound):
    return [part.words for chapter in bound.chapters for part in chapter.parts if part.kind == "quote"]


def test_only_what_was_agreed_to_for_booklets(bindery):
    bound = bound_of(bindery.booklet, DAY)
    assert words_in(bound) == [RIDE, ASK, KEY]
    assert bound.voices == ("An", "de sleuteldrager")
    assert bound.layers == ("people_in_poverty", "director")
    assert [(one.kind, one.question) for one in bound.sources] == [
        ("poverty", "Wat houdt je tegen?"),
        ("directors", ""),
    ]
    assert (bound.foreword, bound.withdrawn) == (("Lees.", "En geef door."), 0)
    assert [part.kind for part in bound.chapters[0].parts] == ["heading", "paragraph", "quote", "quote"]
    assert bound.chapters[0].themes == ("spreken", "vertrouwen", "vervoer")


def test_no_heading_skips_a_level(bindery):
    story = published_story(bindery.network, "Koppen", text="## a\n\nx\n\n## b\n\n# c\n\n## d")
    booklet = booklet_of(bindery.network, "Koppen", [story])
    (chapter,) = bound_of(booklet, DAY).chapters
    assert [part.level for part in chapter.parts if part.kind == "heading"] == [1, 1, 1, 2]


def test_on_pages_both_consents_are_needed(bindery):
    taken_back(bindery.consent(bindery.ride, "pages"))
    assert words_in(bound_of(bindery.booklet, DAY, on_pages=True)) == [ASK, KEY]
    assert words_in(bound_of(bindery.booklet, DAY)) == [RIDE, ASK, KEY]


def test_what_is_taken_back_is_gone_and_counted_by_voice(bindery):
    taken_back(bindery.consent(bindery.ride), date(2026, 5, 1))
    bound = bound_of(bindery.booklet, DAY)
    assert (words_in(bound), bound.withdrawn, bound.voices) == ([ASK, KEY], 1, ("de sleuteldrager",))
    assert [part.kind for part in bound.chapters[0].parts] == ["heading", "paragraph", "gone", "quote"]
    assert RIDE not in repr(bound)
    taken_back(bindery.consent(bindery.ask), date(2026, 3, 20))  # before the booklet was made
    assert bound_of(bindery.booklet, DAY).withdrawn == 1
    agreed(bindery.ride, "booklet")
    assert (words_in(bound_of(bindery.booklet, DAY)), bound_of(bindery.booklet, DAY).withdrawn) == ([RIDE, KEY], 0)


def published_without(story, key):
    """As a story-teller does once words are gone: left out, and published anew."""
    for text in ("text", "read_text"):
        setattr(story, text, without(getattr(story, text), {key}))
    story.version += 1
    story.save()


def test_a_voice_that_is_left_out_of_the_story_is_still_told(bindery):
    later = booklet_of(bindery.network, "Later", [bindery.second], made_on=date(2026, 6, 1))
    taken_back(bindery.consent(bindery.ride), date(2026, 5, 1))
    published_without(bindery.first, bindery.ride.pk)
    bound = bound_of(bindery.booklet, DAY)
    assert [part.kind for part in bound.chapters[0].parts] == ["heading", "paragraph", "quote"]
    assert bound.withdrawn == 1
    published_without(bindery.first, bindery.ask.pk)  # left out, and not taken back
    assert bound_of(bindery.booklet, DAY).withdrawn == 1
    later.chapters.create(authority=bindery.work.authority, story=bindery.first, position=2)
    assert bound_of(later, DAY).withdrawn == 0  # these words never stood in it
    later.made_on = DAY
    assert bound_of(later, DAY).withdrawn == 0
    agreed(bindery.ride, "booklet")
    assert bound_of(bindery.booklet, DAY).withdrawn == 0


def test_a_story_that_was_taken_down_waits(bindery):
    bindery.first.published_on = None
    bindery.first.save()
    bound = bound_of(bindery.booklet, DAY)
    assert [chapter.key for chapter in bound.chapters] == [bindery.second.pk]


def test_it_refers_within_and_to_another_booklet(bindery):
    third = published_story(bindery.network, "Ruimte", [bindery.room])
    fourth = published_story(bindery.network, "Later")
    linked_stories(fourth, bindery.first)
    assert bound_of(bindery.booklet, DAY).chapters[0].references == (
        Reference(bindery.second.pk, "De sleutel", ("vertrouwen",)),
    )
    other = booklet_of(bindery.network, "Leiding", [third, fourth])
    hidden = booklet_of(bindery.network, "Nog niet", [third], state="draft", published_on=None)
    references = bound_of(bindery.booklet, DAY).chapters[0].references
    assert references == (
        Reference(bindery.second.pk, "De sleutel", ("vertrouwen",)),
        Reference(fourth.pk, "Later", (), other.pk, "Leiding"),
    )
    agreed(bindery.room, "booklet", name="Dirk")
    assert bound_of(bindery.booklet, DAY).chapters[0].references[2] == Reference(
        third.pk, "Ruimte", ("vertrouwen",), other.pk, "Leiding"
    )
    assert bound_of(hidden, DAY).chapters[0].references[0].booklet == bindery.booklet.pk


def test_a_fixed_number_of_queries(bindery):
    def asked():
        with CaptureQueriesContext(connection) as found:
            bound_of(bindery.booklet, DAY)
        return len(found)

    booklet_of(bindery.network, "Leiding", [published_story(bindery.network, "Ruimte", [bindery.ask])])
    before = asked()
    evening = conversation_in(bindery.network, text="dat ook\n")
    fragment = fragment_in(evening, "dat ook", voice_in(evening, "Els"), themes=("spreken",))
    agreed(fragment, "booklet", name="Els")
    stories = [published_story(bindery.network, f"Nog {n}", [fragment]) for n in range(4)]
    booklet_of(bindery.network, "Meer", stories)
    bindery.booklet.chapters.create(authority=bindery.work.authority, story=stories[0], position=9)
    assert asked() == before
    assert before < 20


def test_room_may_stand_on_pages_alone(bindery):
    assert ROOM not in repr(bound_of(bindery.booklet, DAY))
