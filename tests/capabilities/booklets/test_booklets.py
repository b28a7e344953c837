"""Making a booklet: chosen stories in an order, published, taken back, and each step undone."""

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.booklets.actions import booklets as actions
from draagvlak.capabilities.booklets.actions.booklets import Cover
from draagvlak.capabilities.booklets.actions.chapters import add_story, move_story, take_out
from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.booklets.queries.booklets import booklet_at, booklets_of, chapters_of, stories_left
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.models import WovenStory
from tests.capabilities.policy.conftest import work as network_at_work
from tests.factories.booklets import published_story

pytestmark = pytest.mark.django_db
work = network_at_work
COVER = Cover("  Wat  blijft ", "Vijf regisseurs", "Waarom.")


@pytest.fixture
def booklet(work):
    return actions.make_booklet(*work.who, COVER, work.step())


@pytest.fixture
def stories(work):
    return [published_story(work.network, title) for title in ("a", "b", "c")]


def titles(booklet):
    return "".join(one.title for one in chapters_of(booklet))


def filled(work, booklet, stories):
    return [add_story(*work.who, (booklet.pk, story.pk), work.step()) for story in stories]


def test_it_is_made_once_and_read_by_whoever_makes_it(work, booklet):
    with pytest.raises(SentBeforeError):
        actions.make_booklet(*work.who, COVER, f"step-number-{work.steps:06}")
    assert [(one.title, one.is_published) for one in booklets_of(work.network, with_drafts=True)] == [
        ("Wat blijft", False)
    ]
    assert booklets_of(work.network) == []
    assert (booklet_at(work.network, booklet.pk), booklet_at(work.network, booklet.pk, True)) == (None, booklet)


def test_stories_come_in_order_and_move(work, booklet, stories):
    a, b, c = filled(work, booklet, stories)
    assert (titles(booklet), list(stories_left(booklet))) == ("abc", [])
    move_story(*work.who, (booklet.pk, c.pk), -1, work.step())
    assert titles(booklet) == "acb"
    move_story(*work.who, (booklet.pk, a.pk), -1, work.step())
    assert titles(booklet) == "acb"
    step = work.step()
    move_story(*work.who, (booklet.pk, a.pk), 1, step)
    with pytest.raises(SentBeforeError):
        move_story(*work.who, (booklet.pk, a.pk), 1, step)
    assert titles(booklet) == "cab"
    actions.undo_booklet_step(*work.who, step)
    assert titles(booklet) == "acb"
    out = work.step()
    take_out(*work.who, (booklet.pk, b.pk), out)
    assert (titles(booklet), [one.title for one in stories_left(booklet)]) == ("ac", ["b"])
    actions.undo_booklet_step(*work.who, out)
    assert titles(booklet) == "acb"


def test_a_story_stands_once_and_only_where_readers_read_it(work, booklet, stories):
    filled(work, booklet, [stories[0], stories[0]])
    assert titles(booklet) == "a"
    draft = published_story(work.network, "d", published_on=None, state="draft")
    with pytest.raises(WovenStory.DoesNotExist):
        filled(work, booklet, [draft])
    assert list(stories_left(booklet, "C")) == [stories[2]]
    assert not draft.in_booklets.exists()


def test_publishing_asks_for_a_story(work, booklet, stories):
    with pytest.raises(RefusedError) as refused:
        actions.publish(*work.who, booklet.pk, work.step())
    assert refused.value.code == "no-stories"
    filled(work, booklet, stories[:1])
    step = work.step()
    actions.publish(*work.who, booklet.pk, step)
    actions.publish(*work.who, booklet.pk, work.step())
    assert [(one.stories, one.is_published) for one in booklets_of(work.network)] == [(1, True)]
    actions.undo_booklet_step(*work.who, step)
    assert booklets_of(work.network) == []
    actions.publish(*work.who, booklet.pk, work.step())
    actions.take_down(*work.who, booklet.pk, work.step())
    assert booklets_of(work.network) == []


def test_it_goes_and_comes_back(work, booklet, stories):
    filled(work, booklet, stories)
    step = work.step()
    actions.remove_booklet(*work.who, booklet.pk, step)
    assert (Booklet.objects.count(), BookletStory.objects.count(), WovenStory.objects.count()) == (0, 0, 3)
    actions.undo_booklet_step(*work.who, step)
    assert titles(Booklet.objects.get()) == "abc"


def test_nobody_overwrites_silently(work, booklet):
    actions.change_booklet(*work.who, (booklet.pk, 1), Cover("Anders"), work.step())
    with pytest.raises(ChangedMeanwhileError):
        actions.change_booklet(*work.who, (booklet.pk, 1), COVER, work.step())
    with pytest.raises(RefusedError):
        actions.change_booklet(*work.who, (booklet.pk, 2), Cover(" "), work.step())
    with pytest.raises(RefusedError):
        actions.change_booklet(*work.who, (booklet.pk, 2), Cover("85.07.30-033.28"), work.step())
    assert Booklet.objects.get().title == "Anders"


@pytest.mark.parametrize("kind", ["colleague", "leader", "politician", "administrator"])
def test_who_reads_does_not_write(work, booklet, kind):
    other = work.as_role(kind)
    with pytest.raises(PermissionDenied):
        actions.publish(other, work.authority, work.network, booklet.pk, work.step())
