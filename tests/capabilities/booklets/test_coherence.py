"""Threads and the map of themes: what published stories still quote, by kind of voice, and what was taken back not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.booklets.queries.themes import theme_map
from draagvlak.capabilities.booklets.queries.threads import thread_of, threads_of
from draagvlak.capabilities.conversations.models import Theme
from tests.capabilities.booklets.conftest import KEY, RIDE, ROOM
from tests.capabilities.policy.conftest import DAY
from tests.factories.booklets import published_story
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import conversation_in, fragment_in, voice_in

pytestmark = pytest.mark.django_db


def theme(name):
    return Theme.objects.get(name=name).pk


def test_what_is_said_stands_side_by_side(bindery):
    found = thread_of(bindery.network, theme("vertrouwen"), DAY)
    assert [(column.says, [line.words for line in column.lines]) for column in found.columns] == [
        ("Wat mensen in armoede zeggen", [RIDE]),
        ("Wat regisseurs zeggen", [KEY]),
        ("Wat leidinggevenden zeggen", [ROOM]),
    ]
    assert [story.key for story in found.columns[0].lines[0].stories] == [bindery.first.pk]
    assert {story.key for story in found.stories} == {bindery.first.pk, bindery.second.pk}
    assert [(name, count) for _key, name, count in found.beside] == [("spreken", 1), ("vervoer", 1)]
    assert "sleuteldrager" not in repr(found)


def test_what_is_taken_back_is_in_no_thread_and_in_no_count(bindery):
    taken_back(bindery.consent(bindery.ride, "pages"))
    found = thread_of(bindery.network, theme("vertrouwen"), DAY)
    assert (len(found.columns), RIDE in repr(found)) == (2, False)
    assert [(one.name, one.quotes) for one in threads_of(bindery.network, DAY)] == [("vertrouwen", 2), ("spreken", 1)]
    assert {row.name: row.quotes for row in theme_map(bindery.network, DAY).rows} == {
        "vertrouwen": 2,
        "spreken": 1,
        "vervoer": 0,
    }


def test_what_stands_in_no_published_story_is_not_there(bindery):
    bindery.second.published_on = None
    bindery.second.save()
    found = thread_of(bindery.network, theme("vertrouwen"), DAY)
    assert (len(found.columns), KEY in repr(found)) == (1, False)
    assert thread_of(bindery.network, 0, DAY) is None


def test_a_long_column_is_shown_in_part(bindery):
    evening = conversation_in(bindery.network, text="")
    voice = voice_in(evening, "Els")
    more = [fragment_in(evening, f"woord {n}", voice, themes=("vervoer",)) for n in range(9)]
    for fragment in more:
        agreed(fragment, "pages", name="Els")
    published_story(bindery.network, "Veel", more)
    found = thread_of(bindery.network, theme("vervoer"), DAY)
    assert ([len(column.lines) for column in found.columns], found.left) == ([8], 2)
    assert thread_of(bindery.network, theme("vervoer"), DAY, whole=True).left == 0


def test_themes_are_tied_by_the_stories_they_share(bindery):
    found = theme_map(bindery.network, DAY)
    assert [(row.name, row.quotes, row.stories) for row in found.rows] == [
        ("vertrouwen", 3, 2),
        ("spreken", 1, 1),
        ("vervoer", 1, 1),
    ]
    assert found.rows[0].beside == (("spreken", 1), ("vervoer", 1))
    wide, narrow = found.pictures
    assert (wide.width, narrow.width, len(wide.strands), len(narrow.nodes)) == (640, 330, 3, 3)
    assert wide.nodes[0].radius == 30


def test_a_fixed_number_of_queries(bindery):
    def asked():
        with CaptureQueriesContext(connection) as found:
            threads_of(bindery.network, DAY)
            thread_of(bindery.network, theme("vertrouwen"), DAY)
            theme_map(bindery.network, DAY)
        return len(found)

    before = asked()
    for n in range(3):
        published_story(bindery.network, f"Nog {n}", [bindery.room])
    assert asked() == before


def test_nothing_yet(work):
    assert (threads_of(work.network, DAY), theme_map(work.network, DAY).pictures) == ([], ())
