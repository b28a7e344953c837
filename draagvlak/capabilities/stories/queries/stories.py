"""Stories in a list and one by one, what was agreed to, and of which results they tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.policy.queries.who import roles_of
from draagvlak.capabilities.stories.choices import Use
from draagvlak.capabilities.stories.models import Consent, ResultStory, Story
from draagvlak.capabilities.stories.queries.seeing import readable, taken_back, works_with

PAGE = 10


@dataclass(frozen=True)
class UseShown:
    """One use, and where it stands: agreed to (`consent`), taken back on a day, or never asked."""

    use: str
    words: str
    consent: Consent | None
    taken_back_on: date | None


@dataclass(frozen=True)
class Linked:
    """That a story tells of a result: since when, who said so (as what), and until when."""

    key: int
    result: Result
    since: date
    until: date | None
    by: str


@dataclass(frozen=True)
class StoryShown:
    """`uses` and `is_agreed` (for the pages) are for who works with stories."""

    row: Story
    uses: tuple[UseShown, ...]

    @property
    def is_agreed(self) -> bool:
        return any(one.use == Use.PAGES and one.consent is not None for one in self.uses)


@dataclass(frozen=True)
class TakenBack:
    """All that is said of a story whose consents were taken back: no title, no words."""

    key: int
    told_on: date
    taken_back_on: date | None


@dataclass(frozen=True)
class StoriesPage:
    page: Page[Any]
    taken_back: tuple[TakenBack, ...]
    may_write: bool


def stories_page(user: User, network: Network, number: str = "") -> StoriesPage:
    """A fixed number of queries, whatever the number of rows."""
    page: Page[Any] = Paginator(readable(user, network, day_of(network)), PAGE).get_page(number)
    may_write = works_with(user, network)
    rows = list(page.object_list)
    uses = _uses(rows)
    page.object_list = [StoryShown(row, uses[row.pk]) for row in rows]
    return StoriesPage(page, _all_taken_back(network) if may_write else (), may_write)


def _all_taken_back(network: Network) -> tuple[TakenBack, ...]:
    rows = taken_back(network).defer("title", "text", "told_as").prefetch_related("consents")
    return tuple(TakenBack(row.pk, row.told_on, _last_day(row.consents.all())) for row in rows[:PAGE])


def _last_day(consents: Iterable[Consent]) -> date | None:
    return max((one.withdrawn_on for one in consents if one.withdrawn_on), default=None)


def _uses(rows: Collection[Story]) -> dict[int, tuple[UseShown, ...]]:
    by_story: dict[int, list[Consent]] = defaultdict(list)
    for one in Consent.objects.filter(story__in=rows).order_by("pk"):
        by_story[one.story_id].append(one)
    return {row.pk: tuple(_use(use, by_story[row.pk]) for use in Use) for row in rows}


def _use(use: Use, consents: list[Consent]) -> UseShown:
    of_it = [one for one in consents if one.use == use]
    stands = next((one for one in of_it if one.withdrawn_on is None), None)
    return UseShown(use.value, str(use.label), stands, None if stands else _last_day(of_it))


def story_at(user: User, network: Network, key: int) -> Story | None:
    """One of which `user` may read the words."""
    return readable(user, network, day_of(network)).filter(pk=key).first()


def story_shown(row: Story) -> StoryShown:
    return StoryShown(row, _uses([row])[row.pk])


def taken_back_at(network: Network, key: int) -> StoryShown | None:
    """One whose consents were taken back, without its words, for who works with stories."""
    row = taken_back(network).filter(pk=key).defer("title", "text", "told_as").first()
    return None if row is None else story_shown(row)


def consent_at(network: Network, story: int, key: int) -> Consent | None:
    return Consent.objects.filter(story__network=network, story=story, pk=key).first()


def results_of_story(story: Story) -> list[Linked]:
    """Also those of which it is no longer held that the story tells of them."""
    rows = list(ResultStory.objects.filter(story=story).select_related("result").order_by("since", "pk"))
    roles = roles_of(story.network, (one.by_id for one in rows))
    return [Linked(one.pk, one.result, one.since, one.until, roles.get(one.by_id or 0, "")) for one in rows]


def stories_of_results(user: User, network: Network, results: Collection[int]) -> list[Story]:
    """The stories that `user` may read, told of any of these results as is held today; newest first."""
    linked = ResultStory.objects.filter(result__in=results, result__network=network, until=None).values("story")
    return list(readable(user, network, day_of(network)).filter(pk__in=linked))


def link_at(network: Network, story: int, key: int) -> ResultStory | None:
    return ResultStory.objects.filter(story__network=network, story=story, pk=key).first()
