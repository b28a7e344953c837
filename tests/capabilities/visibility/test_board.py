"""What the page for the board tells: what came across, and a story with the words of who agreed to both places."""

from datetime import timedelta

import pytest

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.visibility.actions.board import choose_board_story
from draagvlak.capabilities.visibility.actions.undoing import undo_step
from draagvlak.capabilities.visibility.models import BoardStory
from draagvlak.capabilities.visibility.queries.board import for_board
from tests.capabilities.support.conftest import DAY
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import SAID
from tests.factories.people import add_someone
from tests.factories.policy import ResultFactory
from tests.factories.visible import published_story

pytestmark = pytest.mark.django_db


def choose(home, story, version=0):
    choose_board_story(*home.who, version, story.pk if story else None, step := home.step())
    return step


def test_what_came_across_in_words_that_name_nobody(home):
    result = ResultFactory(network=home.network, title="Een ruilwinkel")
    home.close(home.plan(what="result", which=result.pk, words="Aan An"), "landed", words="An lachte")
    home.close(home.plan("management"), "missed")
    add_someone(home.network, "An Peeters", ("colleague",))
    home.close(home.plan(words="Koffie met An Peeters"), "landed", on=DAY - timedelta(days=1))
    home.close(home.plan("management", words="Een stand op de markt"), "landed", on=DAY - timedelta(days=2))
    assert for_board(home.network).seen == (
        (DAY, "bestuur", "een resultaat: Een ruilwinkel"),
        (DAY - timedelta(days=2), "management", "Een stand op de markt"),
    )


def test_quotes_stand_there_of_who_agreed_to_pages_and_paper(home):
    story, (an, bo) = published_story(home.network, uses=("pages",))
    choose(home, story)
    assert for_board(home.network).story.quotes == ()
    paper = agreed(an, "booklet")
    agreed(bo, "booklet", "Bo")
    assert [(one.words, one.name) for one in for_board(home.network).story.quotes] == [(SAID[0], "An")]
    taken_back(paper)
    assert for_board(home.network).story.quotes == ()
    agreed(an, "booklet", "Fatima", "pseudonym")
    assert [one.name for one in for_board(home.network).story.quotes] == [""]


def test_only_a_story_that_can_be_read(home):
    story, _fragments = published_story(home.network)
    draft, _others = published_story(home.network, "Nog niet", published_on=None)
    with pytest.raises(RefusedError):
        choose(home, draft)
    first = choose(home, story)
    assert for_board(home.network).story.title == "De bus naar het feest"
    story.published_on = None
    story.save()
    assert for_board(home.network).story is None
    undo_step(*home.who, first)
    assert BoardStory.objects.count() == 0


def test_chosen_again_and_none(home):
    story, other = (published_story(home.network, title)[0] for title in ("Eerst", "Dan"))
    choose(home, story)
    changed = choose(home, other, 1)
    assert BoardStory.objects.get().story_id == other.pk
    undo_step(*home.who, changed)
    assert BoardStory.objects.get().story_id == story.pk
    choose(home, None)
    assert for_board(home.network).story is None
