"""What the public page of the network tells: a newsletter may announce its open activities, and no others, and leads to
where everybody may read on.
"""

from typing import Any

from django.urls import reverse

from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.activities import activities_of
from draagvlak.capabilities.public_pages.queries.content import stories_of
from draagvlak.capabilities.public_pages.queries.results import results_told
from draagvlak.capabilities.public_pages.queries.shown import Shown
from draagvlak.capabilities.visibility.choices import ItemKind
from draagvlak.capabilities.visibility.queries.newsletters import ReadOn
from draagvlak.capabilities.visibility.queries.telling import OpenActivity
from draagvlak.pages.shared.doors import Visit

MOST = 50


def open_activities(page: Any) -> list[OpenActivity]:
    """Of the public page; none where there is none, or it or that part of it is switched off."""
    if page is None or not page.is_on or Block.ACTIVITIES not in page.blocks:
        return []
    return [
        OpenActivity(one.key, one.title, one.text, one.place, one.starts_at)
        for one in activities_of(page, most=MOST)
        if not one.is_cancelled
    ]


def read_on(request: Visit, page: Any, activities: list[OpenActivity]) -> ReadOn:
    """What stands on the public page today. `activities`: those that are open to everybody."""
    if page is None or not page.is_on:
        return ReadOn()
    shown = Shown(request.authority, request.network, page)
    whose = [request.authority.slug, request.network.slug]
    home = request.build_absolute_uri(reverse("public:page", args=whose))
    results = results_told(page) if shown.has(Block.RESULTS) else []
    stories = [one.key for one in stories_of(shown)]
    at = {key: reverse("public:story", args=[*whose, key]) for key in stories}
    pieces = {(ItemKind.STORY.value, key): request.build_absolute_uri(at[key]) for key in stories}
    pieces |= {(ItemKind.RESULT.value, one.row.pk): f"{home}#resultaat-{one.row.pk}" for one in results}
    pieces |= {(ItemKind.ACTIVITY.value, one.key): f"{home}#activiteit-{one.key}" for one in activities}
    return ReadOn(home, pieces)
