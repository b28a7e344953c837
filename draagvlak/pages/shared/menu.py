"""The menu (LANGUAGE §2): at most seven words, each with the pages that stand under it, for whoever may open them."""

from dataclasses import dataclass
from typing import Any

import rules
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """A page, by the name of its address, and the right that opens it; `in_network`: its address names a network."""

    route: str
    words: Promise
    right: str
    in_network: bool = True


MENU: tuple[tuple[Promise, tuple[Entry, ...]], ...] = (
    (
        _("Rapport"),
        (
            Entry("report:letter", _("Ankerrapport"), "network.read_report"),
            Entry("report:summary", _("Samenvatting"), "network.read_aggregates"),
            Entry("map:map", _("Kaart"), "network.read_organisation_map"),
        ),
    ),
    (
        _("Netwerken"),
        (
            Entry("start:home", _("Alle netwerken"), "network.open", in_network=False),
            Entry("start:choose", _("Lijst inlezen"), "network.import", in_network=False),
        ),
    ),
)
# Under one's own name, at the top.
OWN: tuple[Entry, ...] = (
    Entry("privacy:page", _("Privacy"), "privacy.open", in_network=False),
    Entry("privacy:log", _("Logboek"), "privacy.read_audit", in_network=False),
    Entry("assessment:write", _("Personen op de kaart"), "network.assess", in_network=False),
)


@dataclass(frozen=True)
class Shown:
    """A word of the menu as a page shows it."""

    words: Promise
    address: str
    is_here: bool
    pages: tuple["Shown", ...] = ()


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `menu`, and `pages_here`, those that stand beside the page asked for."""
    if getattr(request, "authority", None) is None:
        return {}
    groups = [(words, _shown(request, entries)) for words, entries in MENU]
    shown = [
        Shown(words, pages[0].address, any(page.is_here for page in pages), pages) for words, pages in groups if pages
    ]
    here = next((group.pages for group in shown if group.is_here and len(group.pages) > 1), ())
    return {"menu": shown, "pages_here": here, "own_pages": _shown(request, OWN)}


def _shown(request: Any, entries: tuple[Entry, ...]) -> tuple[Shown, ...]:
    network: Any = getattr(request, "network", None)
    found = []
    for entry in entries:
        where = network if entry.in_network else request.authority
        if where is not None and rules.has_perm(entry.right, request.user, where):
            slugs = [request.authority.slug, *([network.slug] if entry.in_network else [])]
            address = reverse(entry.route, args=slugs)
            found.append(Shown(entry.words, address, _is_here(request, entry, address)))
    return tuple(found)


def _is_here(request: Any, entry: Entry, address: str) -> bool:
    """The page itself, or one that stands below it; below the workspace's first page stands everything."""
    return bool(request.path == address or (entry.in_network and request.path.startswith(address)))
