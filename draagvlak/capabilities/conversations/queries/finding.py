"""Looking for fragments: by words, whatever their accents and capitals, and by theme."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.conversations.models import Theme
from draagvlak.capabilities.conversations.queries.fragments import shown
from draagvlak.capabilities.conversations.queries.seeing import fragments_in, own_fragments_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.searching import plain

PAGE, MOST_WORDS = 25, 8


@dataclass(frozen=True)
class Look:
    """Words to find, each of which must be somewhere; `theme`: the key of one, None for any."""

    text: str = ""
    theme: int | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text.strip()) or self.theme is not None


def page_found(network: Network, look: Look, number: str | None) -> Page[Any]:
    """Fragments, as `FragmentShown`, for who harvests. Words are also looked for in the name of the voice."""
    rows = fragments_in(network)
    if look.theme is not None:
        rows = rows.filter(has_themes__theme=look.theme)
    words = plain(look.text).split()[:MOST_WORDS]
    if words:
        texts = rows.order_by().values_list("pk", "words", "voice__known_as")
        rows = rows.filter(pk__in=[key for key, said, who in texts if _has_all(f"{said} {who or ''}", words)])
    return _page(rows, number)


def _has_all(text: str, words: list[str]) -> bool:
    letters = plain(text)
    return all(word in letters for word in words)


def own_page(user: User, network: Network, number: str | None) -> Page[Any]:
    """What `user` said themselves."""
    return _page(own_fragments_in(user, network), number)


def _page(rows: Any, number: str | None) -> Page[Any]:
    ordered = rows.order_by("-conversation__held_on", "-conversation", "source__position", "source", "start", "pk")
    page: Page[Any] = Paginator(ordered.values_list("pk", flat=True), PAGE).get_page(number)
    page.object_list = shown(rows.filter(pk__in=list(page.object_list)))
    return page


@dataclass(frozen=True)
class ThemeListed:
    row: Theme
    fragments: int


def themes_listed(network: Network) -> list[ThemeListed]:
    """Those that are offered, with of how many fragments. One query."""
    there = Q(
        of_fragments__fragment__gone_on=None,
        of_fragments__fragment__isnull=False,
        of_fragments__fragment__conversation__gone_on=None,
    )
    rows = Theme.objects.filter(network=network, gone_on=None).annotate(count=Count("of_fragments", filter=there))
    return [ThemeListed(row, row.count) for row in rows.order_by("name", "pk")]


def theme_at(network: Network, key: int) -> Theme | None:
    return Theme.objects.filter(network=network, gone_on=None, pk=key).first()
