"""Telling a story, changing it, linking it to results; by its `step` each is taken back (undo_story_step)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.bulk import delete_at_once
from draagvlak.basics.editing import ChangedMeanwhileError, edit, keep_as_it_is
from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.queries.results import result_at
from draagvlak.capabilities.stories.models import Consent, ResultStory, Story
from draagvlak.capabilities.stories.queries.seeing import readable

TABLES = (Table(Story), Table(ResultStory, "story__network"))


@dataclass(frozen=True)
class Words:
    """What a form says of a story. `told_as`: the name that who told it chose, "" for none."""

    title: str
    text: str
    told_on: date
    told_as: str = ""


def tell(user: User, authority: Authority, network: Network, words: Words, step: str) -> Story:
    """Sent twice, made once. Nobody but who works with stories reads it yet.

    Raises RefusedError, PermissionDenied, and SentBeforeError.
    """
    with acting(user, "stories.write", authority, network, once=step) as note:
        made = Story(authority=authority, network=network, noted_by=user, **_ready(network, words))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_story(
    user: User, authority: Authority, network: Network, at: tuple[int, int], words: Words, step: str
) -> Story:
    """Other words than those that were agreed to are nobody's consent: of a story with one, only the day and the links
    change. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "stories.write", authority, network) as note:
        rows = readable(user, network, day_of(network)).select_for_update(of=("self",))
        before, values = rows.get(pk=at[0]), _ready(network, words)
        is_agreed = Consent.objects.filter(story=before, withdrawn_on=None).exists()
        if is_agreed and any(getattr(before, part) != values[part] for part in ("title", "text", "told_as")):
            raise RefusedError("text", "agreed-words")
        changed = edit(Story.objects.filter(network=network), *at, values | {"_change_reason": step})
        note(changed)
    return changed


def erase_story(user: User, authority: Authority, network: Network, key: int) -> None:
    """For good: the story, what it was before, what was agreed to and of what it tells. Raises DoesNotExist,
    PermissionDenied.
    """
    with acting(user, "stories.write", authority, network) as note:
        found = Story.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        links = list(ResultStory.objects.filter(story=found).values_list("pk", flat=True))
        found.delete()
        for model, keys in ((Story, [key]), (ResultStory, links)):
            delete_at_once(model.history.model.objects.filter(id__in=keys))


def link_story(user: User, authority: Authority, network: Network, keys: tuple[int, int], step: str) -> ResultStory:
    """That the story tells of the result (`keys` in that order). Linking twice is one link, which is given.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "stories.write", authority, network, once=step) as note:
        story = Story.objects.select_for_update(of=("self",)).get(network=network, pk=keys[0])
        result = result_at(network, keys[1])
        if result is None:
            raise RefusedError("result", "no-result")
        link = ResultStory.objects.filter(story=story, result=result, until=None).first()
        if link is None:
            link = ResultStory(authority=authority, story=story, result=result, since=day_of(network), by=user)
            link._change_reason = step  # type: ignore[attr-defined]
            link.save()
        note(link)
    return link


def end_story_link(user: User, authority: Authority, network: Network, key: int, step: str) -> ResultStory:
    """Raises DoesNotExist, also for one that ended, and PermissionDenied."""
    with acting(user, "stories.write", authority, network) as note:
        rows = ResultStory.objects.select_for_update(of=("self",)).filter(story__network=network, until=None)
        link = rows.get(pk=key)
        keep_as_it_is(link)
        link.until = max(day_of(network), link.since)
        link._change_reason = step  # type: ignore[attr-defined]
        link.save()
        note(link)
    return link


def undo_story_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Raises ChangedMeanwhileError, also where somebody agreed to the words as they are now, LookupError and
    PermissionDenied as policy.actions.undoing.
    """
    with acting(user, "stories.write", authority, network) as note:
        changed = Story.history.model.objects.filter(history_change_reason=step).values("id")
        held = list(Story.objects.select_for_update(of=("self",)).filter(network=network, pk__in=changed))
        agreed = Consent.objects.filter(story__in=held, withdrawn_on=None).first()
        if step and agreed is not None:
            raise ChangedMeanwhileError(agreed.story)
        count = take_back(TABLES, network, step)
        note(network)
    return count


def _ready(network: Network, words: Words) -> dict[str, Any]:
    texts = {part: getattr(words, part).strip() for part in ("title", "text", "told_as")}
    refuse_register_numbers(texts)
    for part in ("title", "text"):
        if not texts[part]:
            raise RefusedError(part, "empty")
    if words.told_on > day_of(network):
        raise RefusedError("told_on", "not-yet")
    return {**texts, "told_on": words.told_on}
