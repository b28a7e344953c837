"""All that stands on a public page, read when it is asked for: nothing of it is kept."""

from dataclasses import dataclass
from typing import Any

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.insights.queries.summary import Summary, summary_of
from draagvlak.capabilities.network.queries import day_of, spanned
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.activities import Activity, activities_of
from draagvlak.capabilities.public_pages.queries.events import Near, events_near
from draagvlak.capabilities.public_pages.queries.partners import Group, partners_of
from draagvlak.capabilities.public_pages.queries.results import Told, results_told
from draagvlak.capabilities.public_pages.queries.shown import Shown
from draagvlak.capabilities.weaving.queries.reading import published, story_read

MOST_STORIES = 50


@dataclass(frozen=True)
class Content:
    """Of a block that is off, nothing. `municipalities`: names of those that the network spans."""

    municipalities: tuple[str, ...]
    headline: Summary | None
    activities: tuple[Activity, ...]
    events: tuple[Near, ...]
    stories: tuple[Any, ...]
    results: tuple[Told, ...]
    partners: tuple[Group, ...]


def content_of(shown: Shown) -> Content:
    """In a fixed number of queries, whatever the number of rows."""
    page, kept = shown.page, shown.page.pk is not None
    return Content(
        spanned(shown.network),
        summary_of(shown.network) if shown.has(Block.HEADLINE) else None,
        tuple(activities_of(page)) if kept and shown.has(Block.ACTIVITIES) else (),
        tuple(events_near(page)) if kept and shown.has(Block.EVENTS) else (),
        stories_of(shown),
        tuple(results_told(page)) if kept and shown.has(Block.RESULTS) else (),
        tuple(partners_of(page)) if kept and shown.has(Block.PARTNERS) else (),
    )


def stories_of(shown: Shown) -> tuple[Any, ...]:
    """The newest first. Titles and leads hold nobody's words."""
    if not shown.has(Block.STORIES):
        return ()
    return tuple(published(shown.network, Use.PUBLIC, day_of(shown.network))[:MOST_STORIES])


def story_of(shown: Shown, key: int) -> Any | None:
    """The story with the quotes that may stand in it at this moment; None where it is not for everybody."""
    if not shown.has(Block.STORIES):
        return None
    return story_read(shown.network, key, Use.PUBLIC, day_of(shown.network))
