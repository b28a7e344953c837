"""The list of ideas that somebody may see: their own, where they were let in, and what was opened to their layer."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Idea, Opening
from draagvlak.capabilities.ideas.queries.family import living
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, visible_ideas
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.searching import found

PAGE = 25
MINE, OPENED = "mijn", "open"


@dataclass(frozen=True)
class Look:
    """How the list is looked at: words to find; `which`: those that one is in on, or those that were opened to one."""

    text: str = ""
    which: str = ""


@dataclass(frozen=True)
class IdeaShown:
    """An idea in a list. `layers`: to which it is open, told to who is in on it; `names` and `place` likewise."""

    row: Idea
    is_own: bool
    is_inside: bool
    layers: tuple[str, ...]


def keys_found(user: User, network: Network, look: Look) -> Sequence[int]:
    """The keys of living ideas that `look` shows, what was stirred last first; of a search, what resembles best."""
    rows = living(user, network)
    within = inside_ideas(user, network).values("pk")
    if look.which == MINE:
        rows = rows.filter(pk__in=within)
    elif look.which == OPENED:
        rows = rows.exclude(pk__in=within)
    if not look.text.strip():
        return list(rows.values_list("pk", flat=True))
    return found(list(rows.values_list("pk", "title", "text")), look.text)


def page_of(keys: Sequence[int], number: str | None) -> Page[int]:
    return Paginator(keys, PAGE).get_page(number)


def shown(user: User, network: Network, keys: Collection[int]) -> list[IdeaShown]:
    """The ideas with these keys, in that order, as far as they still are for `user`: to be asked once they are marked
    as seen. Three queries.
    """
    rows = {row.pk: row for row in visible_ideas(user, network).filter(pk__in=keys)}
    within = set(inside_ideas(user, network).filter(pk__in=keys).values_list("pk", flat=True))
    layers = layers_by_idea(Opening.objects.filter(idea__in=within))
    return [
        IdeaShown(rows[key], rows[key].owner_id == user.pk, key in within, tuple(layers[key]))
        for key in keys
        if key in rows
    ]


def layers_by_idea(openings: QuerySet[Opening]) -> dict[int, list[str]]:
    by_idea: dict[int, list[str]] = defaultdict(list)
    for opening in openings.order_by("pk"):
        by_idea[opening.idea_id].append(opening.get_layer_display())
    return by_idea
