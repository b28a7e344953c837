"""To what a story is linked, and that nobody learns by it of an idea, a plan or a draft that is not for them."""

import pytest

from draagvlak.capabilities.ideas.models import Opening
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.weaving.actions.asking import ask_reviews
from draagvlak.capabilities.weaving.actions.linking import link, part
from draagvlak.capabilities.weaving.actions.stories import Words, begin
from draagvlak.capabilities.weaving.models import Given, Review, WovenLink
from draagvlak.capabilities.weaving.queries.linking import choices_of, ideas_linked, links_shown
from draagvlak.capabilities.weaving.queries.reading import published, story_read
from tests.capabilities.policy.conftest import DAY
from tests.capabilities.weaving.test_giving_back import published_story
from tests.factories.ideas import IdeaFactory
from tests.factories.policy import ActionFactory

pytestmark = pytest.mark.django_db


def shown(weave, user, writes=False):
    return [(one.kind, one.words) for one in links_shown(user, weave.network, weave.story, writes)]


def test_links_of_every_kind(weave):
    work, key = weave.work, weave.story.pk
    action, result = ActionFactory(network=weave.network), work.result()
    other = begin(*weave.who, Words("Een ander"), work.step())
    theme = weave.ride.has_themes.get().theme
    for to in (
        ("action", str(action.pk)),
        ("result", str(result.pk)),
        ("layer", "political"),
        ("theme", str(theme.pk)),
        ("place", " De  markt "),
        ("other", str(other.pk)),
    ):
        made = link(*weave.who, key, to, work.step())
        assert link(*weave.who, key, to, work.step()) == made
    leader = work.as_role("leader")
    found = [
        ("action", action.title),
        ("result", result.title),
        ("layer", "bestuur"),
        ("theme", "vervoer"),
        ("place", "De markt"),
    ]
    assert shown(weave, leader) == found
    assert shown(weave, work.user, writes=True) == [*found, ("other", "Een ander")]
    assert shown(weave, work.as_role("storyteller")) == found[2:]
    assert links_shown(work.user, weave.network, other, True)[0].words == "De bus rijdt"


def test_only_opened_ideas_and_only_for_who_sees_them(weave):
    user, key = weave.work.user, weave.story.pk
    idea = IdeaFactory(network=weave.network, owner=user)
    assert choices_of(user, weave.network, key, "idea") == []
    with pytest.raises(RefusedError):
        link(*weave.who, key, ("idea", idea.key), weave.work.step())
    Opening.objects.create(authority=weave.work.authority, idea=idea, layer="political", opened_on=DAY)
    link(*weave.who, key, ("idea", idea.key), weave.work.step())
    assert shown(weave, user) == [("idea", idea.title)]
    politician, member = weave.work.as_role("politician"), weave.work.as_role("partner")
    assert (shown(weave, politician), shown(weave, member)) == ([("idea", idea.title)], [])
    assert ideas_linked(member, weave.network, weave.story) == []


def test_parted_and_back(weave):
    made = link(*weave.who, weave.story.pk, ("place", "Hier"), weave.work.step())
    part(*weave.who, weave.story.pk, made.pk)
    assert shown(weave, weave.work.user) == []
    part(*weave.who, weave.story.pk, made.pk, is_parted=False)
    part(*weave.who, weave.story.pk, made.pk)
    link(*weave.who, weave.story.pk, ("place", "Hier"), weave.work.step())
    assert WovenLink.objects.get().until is None
    with pytest.raises(RefusedError):
        link(*weave.who, weave.story.pk, ("layer", "elsewhere"), weave.work.step())


def test_stories_about_the_same_are_read_together(weave):
    published_story(weave)
    more = begin(*weave.who, Words("Nog een bus", "", f"[[{weave.ride.pk}]]"), weave.work.step())
    alone = begin(*weave.who, Words("Iets anders", "", "Geen stem."), weave.work.step())
    for row in (more, alone):
        row.published_on, row.read_title, row.read_text = DAY, row.title, row.text
        row.save()
    link(*weave.who, weave.story.pk, ("other", str(alone.pk)), weave.work.step())
    read = story_read(weave.network, weave.story.pk, "pages", DAY)
    assert ([one.title for one in read.others], [one.title for one in read.alike]) == (["Iets anders"], ["Nog een bus"])
    assert [one.title for one in story_read(weave.network, alone.pk, "pages", DAY).links] == ["De bus rijdt"]
    assert len(published(weave.network, "booklet", DAY)) == 3


def test_links_and_words_have_their_time(weave):
    work = weave.work
    ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk], "link"))
    Given.objects.create(
        authority=work.authority, story=weave.story, participant=weave.bo, on=DAY, said="Mooi.", said_on=DAY
    )
    assert carry_out(work.authority, Kept.STORY_LINKS) == carry_out(work.authority, Kept.SAID_OF_STORIES) == 0
    Review.objects.update(until=DAY.replace(month=9))
    Given.objects.update(said_on=DAY.replace(year=DAY.year - 3))
    assert carry_out(work.authority, Kept.STORY_LINKS) == carry_out(work.authority, Kept.SAID_OF_STORIES) == 1
    assert (Review.objects.get().token_hash, Given.objects.get().said) == ("", "")
