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

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.queries.standing import remembered_roles
from draagvlak.pages.shared.last import last_authority, last_network


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
            Entry("succession:plan", _("Opvolging"), "succession.read"),
            Entry("succession:what_if", _("Wat als"), "succession.what_if"),
            WEEK,
            Entry("week:mine", _("Mijn werk"), "network.direct"),
        ),
    ),
    (
        PEOPLE,
        (
            Entry("people:people", _("Alle mensen"), "network.read_people"),
            Entry("people:organisations", _("Organisaties"), "network.read_organisations"),
            Entry("competences:roles", _("Rollen"), "competences.read_roles"),
            Entry("competences:mine", _("Mijn competenties"), "competences.describe", in_network=False),
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
        _("Draagvlak"),
        (
            Entry("support:layers", _("Steun per laag"), "support.read_evidence"),
            Entry("survey:list", _("Peilingen"), "pulse.read_results"),
        ),
    ),
    (
        _("Ideeën & plan"),
        (
            Entry("ideas:list", _("Ideeën"), "ideas.read"),
            Entry("plan:plans", _("Plannen"), "policy.read"),
            Entry("plan:results", _("Resultaten"), "policy.read"),
            Entry("plan:indicators", _("Indicatoren"), "policy.read"),
            Entry("balance:balance", _("Evenwicht"), "ideas.read_balance"),
            Entry("papers:list", _("Afsprakennota"), "publications.read"),
            Entry("papers:packs", _("Verantwoording"), "publications.read"),
        ),
    ),
    (
        _("Verhalen"),
        (
            Entry("consents:list", _("Citaten"), "consents.read"),
            Entry("weaving:list", _("Verhalen"), "weaving.read"),
            Entry("booklets:threads", _("Draden"), "booklets.read"),
            Entry("booklets:themes", _("Thema’s"), "booklets.read"),
            Entry("booklets:list", _("Bundels"), "booklets.read"),
            Entry("plan:stories", _("Verhalen van verandering"), "stories.read_agreed"),
        ),
    ),
    (
        _("Netwerken"),
        (
            Entry("start:home", _("Alle netwerken"), "network.open", in_network=False),
            Entry("alignment:overview", _("Afstemming"), "alignment.read", in_network=False),
            Entry("alignment:mine", _("Mijn vergaderlast"), "alignment.read_own_load", in_network=False),
            Entry("alignment:profile", _("Profiel"), "alignment.read"),
            Entry("joint:list", _("Samen vergaderen"), "planning.read", in_network=False),
            Entry("intervision:overview", _("Intervisie"), "intervision.read", in_network=False),
            Entry("report:shared", _("Met ons gedeeld"), "network.read_shared", in_network=False),
            Entry("merging:list", _("Samengaan"), "merging.open", in_network=False),
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
    Entry("joint:mine", _("Wanneer ik kan"), "planning.say_available", in_network=False),
    Entry("privacy:page", _("Privacy"), "privacy.open", in_network=False),
    Entry("privacy:log", _("Logboek"), "privacy.read_audit", in_network=False),
    Entry("assessment:write", _("Personen op de kaart"), "network.assess", in_network=False),
    Entry("settings:logo", _("Logo"), "network.set_logo", in_network=False),
    Entry("roles:people", _("Wie heeft toegang"), "network.invite", in_network=False),
)


# Pages of which the foot says that they may be shown to whoever is in them: nothing that is noted about somebody.
MAY_BE_SHOWN = frozenset({"report:letter", "report:summary", "map:map", "week:drive", "report:shared_one"})
# What each role comes for, the first that one may open: a director's week, an administrator's report, one's own notes
# of contacts, how the network stands, and the meetings that one was at.
FIRST: tuple[Entry, ...] = (
    WEEK,
    Entry("report:letter", _("Ankerrapport"), "network.read_report"),
    Entry("contacts:list", _("Alle contacten"), "network.note_contact"),
    Entry("report:summary", _("Samenvatting"), "network.read_aggregates"),
    Entry("calendar:list", _("Vergaderingen"), "network.read_own_meetings"),
)


@dataclass(frozen=True)
class Here:
    """Where the menu leads: on a page about no network, into the one that was last looked at, or the only one."""

    request: Any
    authority: Any
    network: Any


@dataclass(frozen=True)
class Shown:
    """A word of the menu as a page shows it."""

    words: Promise
    address: str
    is_here: bool
    pages: tuple["Shown", ...] = ()


PARTS = ("menu", "pages_here", "own_pages", "bar", "may_be_shown", "network_address")


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `menu`, `pages_here`, those that stand beside the page asked for, and more (PARTS). Made
    for a template that shows it: a part of a page does not.
    """
    made = cache(lambda: _made(request))
    return {part: lambda part=part: made().get(part) for part in PARTS}


def _made(request: HttpRequest) -> dict[str, Any]:
    here = _here(request)
    if here is None:
        return {}
    with inside(here.authority), remembered_roles(here.request.user, here.authority):
        return _menu(here)


def _here(request: Any) -> Here | None:
    """None where there is no menu: nobody is signed in, or who is has no place yet."""
    authority = getattr(request, "authority", None)
    network = getattr(request, "network", None)
    if authority is None and _is_ones_own(request):
        authority = last_authority(request)
    if authority is None:
        return None
    with inside(authority), remembered_roles(request.user, authority):  # also on a page that says that there is none
        return Here(request, authority, network or last_network(request, authority))


def _is_ones_own(request: Any) -> bool:
    """Whether it is a page of somebody's own account, ours or one of the library for signing in."""
    match, user = getattr(request, "resolver_match", None), getattr(request, "user", None)
    if match is None or user is None or not user.is_authenticated:
        return False
    return getattr(match.func, "is_personal", False) or match.url_name.startswith(("account_", "mfa_"))


def _menu(here: Here) -> dict[str, Any]:
    groups = [(words, _shown(here, entries)) for words, entries in MENU]
    shown = [
        Shown(words, pages[0].address, any(page.is_here for page in pages), pages) for words, pages in groups if pages
    ]
    beside = next((group.pages for group in shown if group.is_here and len(group.pages) > 1), ())
    own = _shown(here, OWN)
    return {
        "menu": shown,
        "pages_here": beside,
        "own_pages": own,
        "bar": _bar(here, shown, own),
        "may_be_shown": getattr(here.request.resolver_match, "view_name", "") in MAY_BE_SHOWN,
        "network_address": next((page.address for page in _shown(here, FIRST)), None),
    }


def _bar(here: Here, shown: list[Shown], own: tuple[Shown, ...]) -> dict[str, Any]:
    """What stands at the bottom of a phone."""
    before = [group for group in shown if group.words in BEFORE_NOTE]
    after = [group for group in shown if group.words in AFTER_NOTE]
    more = [page for group in shown if group not in before + after for page in group.pages]
    return {"before": before, "note": next(iter(_shown(here, (NOTE,))), None), "after": after, "more": [*more, *own]}


def first_page(user: Any, authority: Any, network: Any) -> str | None:
    """The address of the first page of FIRST, else of the menu, that `user` may open; None without one."""
    for entries in (FIRST, *(entries for _words, entries in MENU)):
        for entry in entries:
            if entry.in_network and rules.has_perm(entry.right, user, network):
                return reverse(entry.route, args=[authority.slug, network.slug])
    return None


def _shown(here: Here, entries: tuple[Entry, ...]) -> tuple[Shown, ...]:
    found = []
    for entry in entries:
        where = here.network if entry.in_network else here.authority
        if where is not None and rules.has_perm(entry.right, here.request.user, where):
            slugs = [here.authority.slug, *([here.network.slug] if entry.in_network else [])]
            address = reverse(entry.route, args=slugs)
            found.append(Shown(entry.words, address, _is_here(here.request, entry, address)))
    nearest = max((len(page.address) for page in found if page.is_here), default=0)
    return tuple(replace(page, is_here=page.is_here and len(page.address) == nearest) for page in found)


def _is_here(request: Any, entry: Entry, address: str) -> bool:
    """The page itself, or one that stands below it; below the workspace's first page stands everything."""
    is_first = entry.route == "start:home"
    return bool(request.path == address or (not is_first and request.path.startswith(address)))


def mark_of(user: Any) -> str:
    """By this a browser knows which of the notes it kept are of whoever is signed in; it tells nothing else."""
    return salted_hmac("draagvlak.notes", str(user.pk), algorithm="sha256").hexdigest()[:32]


def owner(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `owner`, "" for who is not signed in."""
    user = getattr(request, "user", None)
    return {"owner": mark_of(user) if user is not None and user.is_authenticated else ""}
