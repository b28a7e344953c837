"""What programs read of public pages: RSS, Atom, a calendar, and which addresses search engines may know."""

from datetime import date, datetime, time
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as as_sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from draagvlak.capabilities.network.writers.calendar import CONTENT_TYPE, as_calendar
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.activities import Activity, fed_activities
from draagvlak.capabilities.public_pages.queries.content import content_of
from draagvlak.capabilities.public_pages.queries.shown import Shown
from draagvlak.capabilities.public_pages.queries.sitemap import Place, places
from draagvlak.capabilities.public_pages.writers.feed import CONTENT_TYPES, Feed, Item, as_feed
from draagvlak.pages.public.views.telling import BECAUSE, KEPT, absolute, shown_to_all
from draagvlak.pages.shared.doors import paced, public


@require_safe
@public(because=BECAUSE)
@paced("public-page", methods=("GET", "HEAD"))
@shown_to_all
def rss(request: HttpRequest, shown: Shown) -> HttpResponse:
    return _fed(request, shown, "rss")


@require_safe
@public(because=BECAUSE)
@paced("public-page", methods=("GET", "HEAD"))
@shown_to_all
def atom(request: HttpRequest, shown: Shown) -> HttpResponse:
    return _fed(request, shown, "atom")


@require_safe
@public(because=BECAUSE)
@paced("public-page", methods=("GET", "HEAD"))
@shown_to_all
def calendar(request: HttpRequest, shown: Shown) -> HttpResponse:
    """An empty calendar where activities are not shown: a program that reads along goes on."""
    page = absolute(request, shown)
    told = [one.as_told() for one in fed_activities(shown.page)] if shown.has(Block.ACTIVITIES) else []
    name = _("%(network)s: open activiteiten") % {"network": shown.network.name}
    answer = HttpResponse(as_calendar(name, told, lambda key: f"{page}#activiteit-{key}"), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = 'inline; filename="open-activiteiten.ics"'
    return answer


def _fed(request: HttpRequest, shown: Shown, kind: str) -> HttpResponse:
    page, content = absolute(request, shown), content_of(shown)
    items = [_of_story(one, absolute(request, shown, "story", one.key)) for one in content.stories]
    items += [_of_activity(one, f"{page}#activiteit-{one.key}") for one in content.activities]
    items += [_of_result(one.row, f"{page}#resultaat-{one.row.pk}") for one in content.results]
    text = _("Verhalen, open activiteiten en resultaten van %(network)s.") % {"network": shown.network.name}
    feed = Feed(shown.network.name, text, page, absolute(request, shown, kind))
    return HttpResponse(as_feed(kind, feed, items), content_type=CONTENT_TYPES[kind])


def _of_story(one: Any, address: str) -> Item:
    return Item(address, one.title, one.lead, address, _at(one.published_on))


def _of_activity(one: Activity, address: str) -> Item:
    said = _("Afgelast.") if one.is_cancelled else f"{one.when}."
    where = f"{one.place}." if one.place else ""
    text = " ".join(filter(None, (said, where, one.text)))
    return Item(f"urn:uuid:{one.uid.partition('@')[0]}", one.title, text, address, one.changed_at)


def _of_result(row: Any, address: str) -> Item:
    return Item(address, row.title, row.text, address, _at(row.on))


def _at(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


class PublicPages(Sitemap):  # type: ignore[type-arg]
    def items(self) -> list[Place]:
        return places()

    def location(self, item: Place) -> str:
        whose = (item.authority, item.network)
        return (
            reverse("public:page", args=whose)
            if item.story is None
            else reverse("public:story", args=[*whose, item.story])
        )

    def lastmod(self, item: Place) -> datetime | None:
        return _at(item.on) if item.on else None


@require_safe
@public(because="which addresses search engines may know: those of pages that are on")
@paced("public-page", methods=("GET", "HEAD"))
def sitemap(request: HttpRequest) -> HttpResponse:
    answer = as_sitemap(request, {"openbaar": PublicPages()})
    answer["Cache-Control"] = KEPT
    return answer
