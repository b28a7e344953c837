"""Stories: told, agreed to use by use, and taken back by whoever told them; then their words stand nowhere."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.stories.actions.consents import note_consent, renew_link, withdraw_consent, withdraw_own
from draagvlak.capabilities.stories.actions.stories import (
    Words,
    change_story,
    end_story_link,
    erase_story,
    link_story,
    tell,
    undo_story_step,
)
from draagvlak.capabilities.stories.models import Consent, ResultStory, Story
from draagvlak.capabilities.stories.queries.seeing import agreed_stories, readable, taken_back
from draagvlak.capabilities.stories.queries.stories import results_of_story, stories_of_results
from draagvlak.capabilities.stories.queries.withdrawing import own_consent
from tests.capabilities.policy.conftest import DAY, work

pytestmark = pytest.mark.django_db
__all__ = ["work"]
STEP, TOLD = "a-step-of-its-own", date(2026, 6, 1)
WORDS = Words("Weer op de fiets", "Nu rijd ik elke week mee.", TOLD, "M.")
ROLES = ("administrator", "director", "colleague", "partner", "experience", "storyteller", "leader", "politician")


@pytest.fixture
def story(work):
    return tell(*work.who, WORDS, work.step())


def agree(work, story, use="pages", day=date(2026, 6, 2)):
    return note_consent(*work.who, story.pk, (use, "said", day), work.step())


def readers(work, story):
    return {kind for kind in ROLES if readable(work.as_role(kind), work.network, DAY).filter(pk=story.pk).exists()}


def test_who_reads_follows_from_what_was_agreed(work, story):
    assert readers(work, story) == {"director", "storyteller"}
    pack, _token = agree(work, story, "pack")
    assert readers(work, story) == {"director", "storyteller"}
    consent, _token = agree(work, story)
    assert readers(work, story) == set(ROLES)
    withdraw_consent(*work.who, consent.pk)
    assert readers(work, story) == {"director", "storyteller"}
    withdraw_consent(*work.who, pack.pk)
    assert (readers(work, story), list(taken_back(work.network))) == (set(), [story])
    agree(work, story)
    assert readers(work, story) == set(ROLES)


def test_each_use_is_agreed_to_apart_and_on_no_day_after_it_was_taken_back(work, story):
    consent, _token = agree(work, story, "pack", date(2026, 7, 1))
    assert list(agreed_stories(work.network, "pack", date(2026, 6, 30))) == []
    assert list(agreed_stories(work.network, "pack", date(2026, 7, 1))) == [story]
    assert list(agreed_stories(work.network, "pages", DAY)) == []
    withdraw_consent(*work.who, consent.pk)
    withdraw_consent(*work.who, consent.pk)
    assert list(agreed_stories(work.network, "pack", date(2026, 7, 1))) == []
    assert Consent.objects.get().withdrawn_on == DAY


def test_who_told_it_takes_it_back_with_the_link(work, story):
    consent, token = agree(work, story)
    assert Consent.objects.get().token_hash == hash_of(token)
    assert (own_consent(token).title, own_consent(token).text) == (WORDS.title, WORDS.text)
    withdraw_own(token)
    withdraw_own(token)
    assert (own_consent(token).title, own_consent(token).text) == ("", "")
    assert readers(work, story) == set()
    assert set(AuditEntry.objects.filter(user=None).values_list("what", "network_key")) == {
        ("stories.withdraw_own", work.network.pk)
    }
    with pytest.raises(Consent.DoesNotExist):
        renew_link(*work.who, consent.pk)


def test_a_new_link_ends_the_old_one(work, story):
    consent, token = agree(work, story)
    newer = renew_link(*work.who, consent.pk)
    assert (own_consent(token), own_consent("x" * 5000), own_consent("")) == (None, None, None)
    with pytest.raises(PermissionDenied):
        withdraw_own(token)
    assert own_consent(newer).title == WORDS.title


def test_words_that_somebody_agreed_to_stay_as_they_are(work, story):
    other = Words("Weer op de fiets", "Andere woorden", TOLD, "M.")
    change_story(*work.who, (story.pk, 1), other, STEP)
    consent, _token = agree(work, story)
    with pytest.raises(RefusedError):
        change_story(*work.who, (story.pk, 2), WORDS, work.step())
    with pytest.raises(ChangedMeanwhileError):
        undo_story_step(*work.who, STEP)
    withdraw_consent(*work.who, consent.pk)
    with pytest.raises(Story.DoesNotExist):
        change_story(*work.who, (story.pk, 2), WORDS, work.step())


def test_telling_can_be_taken_back_until_somebody_agreed(work):
    tell(*work.who, WORDS, STEP)
    undo_story_step(*work.who, STEP)
    assert (Story.objects.count(), Story.history.count()) == (0, 0)
    told = tell(*work.who, WORDS, "another-step-of-it")
    consent, _token = agree(work, told)
    withdraw_consent(*work.who, consent.pk)
    with pytest.raises(ChangedMeanwhileError):
        undo_story_step(*work.who, "another-step-of-it")


def test_a_story_tells_of_results(work, story):
    result = work.result()
    link = link_story(*work.who, (story.pk, result.pk), STEP)
    assert link_story(*work.who, (story.pk, result.pk), work.step()) == link
    assert stories_of_results(work.user, work.network, [result.pk]) == [story]
    assert stories_of_results(work.as_role("leader"), work.network, [result.pk]) == []
    end_story_link(*work.who, link.pk, "step-that-ends-it")
    assert [(one.since, one.until) for one in results_of_story(story)] == [(DAY, DAY)]
    assert stories_of_results(work.user, work.network, [result.pk]) == []
    undo_story_step(*work.who, "step-that-ends-it")
    assert stories_of_results(work.user, work.network, [result.pk]) == [story]


def test_erasing_leaves_nothing(work, story):
    link_story(*work.who, (story.pk, work.result().pk), work.step())
    agree(work, story)
    erase_story(*work.who, story.pk)
    for model in (Story, Consent, ResultStory, Story.history.model, ResultStory.history.model):
        assert model.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("pages", "said", date(2026, 5, 1)), "before-told"),
        (("pages", "said", date(2026, 11, 25)), "not-yet"),
        (("pack", "said", date(2026, 6, 2)), "agreed-already"),
    ],
)
def test_what_is_no_consent(work, story, said, code):
    agree(work, story, "pack")
    with pytest.raises(RefusedError) as refused:
        note_consent(*work.who, story.pk, said, work.step())
    assert (refused.value.code, Consent.objects.count()) == (code, 1)


def test_who_does_not_work_with_stories_changes_none(work, story):
    leader = work.as_role("leader")
    consent, _token = agree(work, story)
    for act in (
        lambda: tell(leader, work.authority, work.network, WORDS, STEP),
        lambda: withdraw_consent(leader, work.authority, work.network, consent.pk),
        lambda: erase_story(leader, work.authority, work.network, story.pk),
    ):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(RefusedError):
        tell(*work.who, Words("", "85.07.30-033.28", TOLD), STEP)


def test_words_that_nobody_agreed_to_go_after_half_a_year(work, story):
    """And five years after a consent was taken back, that it was so."""
    kept = tell(*work.who, WORDS, work.step())
    agree(work, kept)
    gone = tell(*work.who, Words("Weg", "Weg", date(2026, 1, 1)), work.step())
    consent, _token = agree(work, gone)
    withdraw_consent(*work.who, consent.pk)
    ended = []
    for day in (date(2026, 12, 1), date(2026, 12, 2), date(2027, 5, 25)):
        type(work.network).objects.update(frozen_on=day)
        ended.append(carry_out(work.authority, Kept.STORIES))
    assert ended == [0, 1, 1]
    assert set(Story.objects.values_list("pk", "text")) == {(kept.pk, WORDS.text), (gone.pk, "")}
    assert set(Story.history.values_list("id", flat=True)) == {kept.pk}
    with pytest.raises(RefusedError):
        agree(work, gone)
    type(work.network).objects.update(frozen_on=date(2031, 11, 25))
    assert carry_out(work.authority, Kept.CONSENTS) == 1
    assert (list(Story.objects.all()), Consent.objects.get().story) == ([kept], kept)
