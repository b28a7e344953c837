"""The menu (LANGUAGE §2): at most seven words, each with the pages that stand under it, for whoever may open them."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import rules
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.queries.standing import remembered_roles


@dataclass(frozen=True)
class Entry:
    """A page, by the name of its address, and the right that opens it; `in_network`: its address names a network."""

    route: str
    words: Promise
    right: str
    in_network: bool = True


REPORT, PEOPLE, CONTACTS = _("Rapport"), _("Mensen"), _("Contacten")
WEEK = Entry("week:week", _("Je week"), "network.direct")
MENU: tuple[tuple[Promise, tuple[Entry, ...]], ...] = (
    (
        REPORT,
        (
            Entry("report:letter", _("Ankerrapport"), "network.read_report"),
            Entry("report:summary", _("Samenvatting"), "network.read_aggregates"),
            Entry("map:map", _("Kaart"), "network.read_organisation_map"),
            Entry("week:drive", _("Beweging"), "network.read_report"),
            WEEK,
            Entry("week:mine", _("Mijn werk"), "network.direct"),
        ),
    ),
    (
        PEOPLE,
        (
            Entry("people:people", _("Alle mensen"), "network.read_people"),
            Entry("people:organisations", _("Organisaties"), "network.read_organisations"),
        ),
    ),
    (
        CONTACTS,
        (
            Entry("contacts:list", _("Alle contacten"), "network.note_contact"),
            Entry("contacts:fading", _("Lang niet gezien"), "network.direct"),
            Entry("calendar:list", _("Vergaderingen"), "network.read_own_meetings"),
        ),
    ),
    (
        _("Netwerken"),
        (
            Entry("start:home", _("Alle netwerken"), "network.open", in_network=False),
            Entry("report:shared", _("Met ons gedeeld"), "network.read_shared", in_network=False),
            Entry("networks:settings", _("Naam en soort"), "network.settings"),
            Entry("networks:share", _("Delen"), "network.share"),
            Entry("networks:make", _("Nieuw netwerk"), "network.settings", in_network=False),
            Entry("start:choose", _("Lijst inlezen"), "network.import", in_network=False),
        ),
    ),
)
# On a phone: two words, +, one word more, and the others behind "Meer".
BEFORE_NOTE, AFTER_NOTE = (REPORT, CONTACTS), (PEOPLE,)
NOTE = Entry("contacts:note", _("Noteer"), "network.note_contact")
# Under one's own name, at the top.
OWN: tuple[Entry, ...] = (
    Entry("privacy:page", _("Privacy"), "privacy.open", in_network=False),
    Entry("privacy:log", _("Logboek"), "privacy.read_audit", in_network=False),
    Entry("assessment:write", _("Personen op de kaart"), "network.assess", in_network=False),
    Entry("roles:people", _("Wie heeft toegang"), "network.invite", in_network=False),
)


@dataclass(frozen=True)
class Shown:
    """A word of the menu as a page shows it."""

    words: Promise
    address: str
    is_here: bool
    pages: tuple["Shown", ...] = ()


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `menu`, and `pages_here`, those that stand beside the page asked for. Made for a template
    that shows it: a part of a page does not.
    """
    if getattr(request, "authority", None) is None:
        return {}
    made = cache(lambda: _menu(request))
    return {
        "menu": lambda: made()["menu"],
        "pages_here": lambda: made()["pages_here"],
        "own_pages": lambda: made()["own_pages"],
        "bar": lambda: made()["bar"],
        "network_address": lambda: made()["network_address"],
    }


def _menu(request: Any) -> dict[str, Any]:
    with remembered_roles(request.user, request.authority):
        groups = [(words, _shown(request, entries)) for words, entries in MENU]
        shown = [
            Shown(words, pages[0].address, any(page.is_here for page in pages), pages)
            for words, pages in groups
            if pages
        ]
        here = next((group.pages for group in shown if group.is_here and len(group.pages) > 1), ())
        own = _shown(request, OWN)
        bar = _bar(request, shown, own)
    return {"menu": shown, "pages_here": here, "own_pages": own, "bar": bar, "network_address": _begin_of(shown)}


def _begin_of(shown: list[Shown]) -> str | None:
    """Where the network's name leads: the week of who directs it, the first page of the menu for others."""
    pages = [page for group in shown for page in group.pages]
    return next((page.address for page in pages if page.words is WEEK.words), pages[0].address if pages else None)


def _bar(request: HttpRequest, shown: list[Shown], own: tuple[Shown, ...]) -> dict[str, Any]:
    """What stands at the bottom of a phone."""
    before = [group for group in shown if group.words in BEFORE_NOTE]
    after = [group for group in shown if group.words in AFTER_NOTE]
    more = [page for group in shown if group not in before + after for page in group.pages]
    return {"before": before, "note": next(iter(_shown(request, (NOTE,))), None), "after": after, "more": [*more, *own]}


def first_page(user: Any, authority: Any, network: Any) -> str | None:
    """The address of the week in `network`, or of the first page in the menu that `user` may open; None without one."""
    for entries in ((WEEK,), *(entries for _words, entries in MENU)):
        for entry in entries:
            if entry.in_network and rules.has_perm(entry.right, user, network):
                return reverse(entry.route, args=[authority.slug, network.slug])
    return None


def _shown(request: Any, entries: tuple[Entry, ...]) -> tuple[Shown, ...]:
    network: Any = getattr(request, "network", None)
    found = []
    for entry in entries:
        where = network if entry.in_network else request.authority
        if where is not None and rules.has_perm(entry.right, request.user, where):
            slugs = [request.authority.slug, *([network.slug] if entry.in_network else [])]
            address = reverse(entry.route, args=slugs)
            found.append(Shown(entry.words, address, _is_here(request, entry, address)))
    nearest = max((len(page.address) for page in found if page.is_here), default=0)
    return tuple(replace(page, is_here=page.is_here and len(page.address) == nearest) for page in found)


def _is_here(request: Any, entry: Entry, address: str) -> bool:
    """The page itself, or one that stands below it; below the workspace's first page stands everything."""
    return bool(request.path == address or (entry.in_network and request.path.startswith(address)))


def mark_of(user: Any) -> str:
    """By this a browser knows which of the notes it kept are of whoever is signed in; it tells nothing else."""
    return salted_hmac("draagvlak.notes", str(user.pk), algorithm="sha256").hexdigest()[:32]


def owner(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `owner`, "" for who is not signed in."""
    user = getattr(request, "user", None)
    return {"owner": mark_of(user) if user is not None and user.is_authenticated else ""}
