"""Which organisations, and which people, of two networks are one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.merging.actions import planning
from draagvlak.capabilities.merging.choices import What
from draagvlak.capabilities.merging.queries.doubles import pairs_of
from draagvlak.capabilities.merging.queries.organisations import new_names, organisations_of
from draagvlak.capabilities.merging.queries.sources import merger_at, sources_of
from draagvlak.capabilities.merging.wording import refusal
from draagvlak.capabilities.merging.wording.told import pairs_told, twins_told
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.merging.forms import DecideForm
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import refused as told_why
from draagvlak.pages.shared.telling import there, told

PAGE = 50
PAGES = {What.PERSON: "merging:people", What.ORGANISATION: "merging:organisations"}


@require_GET
@in_authority(may="merging.read")
def organisations(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    sources = sources_of(found)
    every = organisations_of(found, sources)
    called = len(set(new_names(every).values()))
    pairs = _page(request, every.twins)
    context = {"title": _("Dezelfde organisaties"), "merger": found, "sources": sources, "page": pairs}
    context |= {"pairs": twins_told(pairs), "what": What.ORGANISATION, "counts": (len(every.all), called)}
    return render(request, "merging/pairs.html", context)


@require_GET
@in_authority(may="merging.read")
def people(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    sources = sources_of(found)
    every = pairs_of(found, sources)
    pairs = _page(request, every.shown)
    context = {"title": _("Dezelfde mensen"), "merger": found, "sources": sources, "page": pairs}
    context |= {"pairs": pairs_told(pairs), "what": What.PERSON, "hidden": every.hidden}
    return render(request, "merging/pairs.html", context)


@require_POST
@in_authority(may="merging.plan")
def decide(request: Visit, merger: int) -> HttpResponse:
    found, form = there(merger_at(merger)), DecideForm(request.POST)
    if not form.is_valid():
        raise Http404
    what, pair, is_same = form.decided
    page = reverse(PAGES[what], args=[request.authority.slug, merger])
    try:
        planning.decide(request.user, request.authority, found, what, pair, is_same)
    except LookupError:
        raise Http404 from None
    except RefusedError as refused:
        return told_why(request, refusal(refused.code), page)
    said = {True: _("Genoteerd: dezelfde."), False: _("Genoteerd: twee verschillende."), None: _("Weer open.")}
    return told(request, said[is_same], page)


def _page(request: Visit, rows: Any) -> Any:
    return Paginator(rows, PAGE).get_page(request.GET.get("pagina"))
