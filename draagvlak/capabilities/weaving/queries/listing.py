"""The list of stories: for who writes all of them, for others those that were published. Words that were said are in
no list, so a search finds none of them.
"""

from dataclasses import dataclass

import rules
from django.core.paginator import Page, Paginator

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.searching import found
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.queries.reading import StoryHead, heads_of, published_rows

PAGE = 20


@dataclass(frozen=True)
class Listed:
    """`head`: what readers see of it, None where nobody reads it. `row` is for who writes, else None."""

    key: int
    title: str
    lead: str
    head: StoryHead | None
    row: WovenStory | None


def writes(user: User, network: Network) -> bool:
    return bool(rules.has_perm("weaving.write", user, network))


def listed(user: User, network: Network, text: str = "", number: str = "") -> Page[Listed]:
    """Newest first; of a search, what resembles best."""
    may_write = writes(user, network)
    rows = list(WovenStory.objects.filter(network=network) if may_write else published_rows(network, Use.PAGES))
    if text.strip():
        by_key = {row.pk: row for row in rows}
        said = [(row.pk, *_said(row, may_write)) for row in rows]
        rows = [by_key[key] for key in found([(key, title, more) for key, title, more in said], text)]
    page = Paginator(rows, PAGE).get_page(number)
    read = [row for row in page.object_list if row.published_on]
    heads = {head.key: head for head in heads_of(network, read, Use.PAGES, day_of(network))}
    page.object_list = [_listed(row, heads.get(row.pk), may_write) for row in page.object_list]
    return page


def _said(row: WovenStory, may_write: bool) -> tuple[str, str]:
    if may_write:
        return row.title, f"{row.lead} {row.text}"
    return row.read_title, f"{row.read_lead} {row.read_text}"


def _listed(row: WovenStory, head: StoryHead | None, may_write: bool) -> Listed:
    if may_write:
        return Listed(row.pk, row.title, row.lead, head, row)
    return Listed(row.pk, row.read_title, row.read_lead, head, None)


def story_at(network: Network, key: int) -> WovenStory | None:
    """For who writes."""
    return WovenStory.objects.filter(network=network, pk=key).first()
