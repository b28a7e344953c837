"""The map of a network and its twin, a table: organisations for whoever may see them, persons for the director."""

from collections.abc import Callable
from functools import cache
from typing import Any

import rules
from django.http import HttpResponse, JsonResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_GET

from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.insights import actions
from draagvlak.capabilities.insights.choices import Level
from draagvlak.capabilities.insights.queries import MapOf, map_of, mark_of_map
from draagvlak.capabilities.pulse.queries.working import told_ties
from draagvlak.pages.map.forms import LookForm
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.parts import mark_of_part

VENDOR = ("map/vendor/graphology.umd.min.js", "map/vendor/sigma.min.js")
SCRIPTS = (
    *VENDOR,
    *(f"map/{name}.js" for name in ("shapes", "ties", "still", "paper", "graph", "steps", "twin", "map")),
)


@require_GET
@in_network(may="network.read_organisation_map")
def organisations(request: Visit) -> HttpResponse:
    return _page(request, Level.ORGANISATIONS)


@require_GET
@in_network(may="network.read_map")
def people(request: Visit) -> HttpResponse:
    return _page(request, Level.PEOPLE)


@require_GET
@gzip_page  # nothing in it is secret from whoever may read it, nor repeats what was asked
@conditional_page
@in_network(may="network.read_organisation_map")
def organisations_data(request: Visit) -> HttpResponse:
    """May wait in the browser's own cache, to be asked after each time; persons, below, never do."""
    return JsonResponse(_map(request, Level.ORGANISATIONS).payload(), headers={"Cache-Control": "private, no-cache"})


@require_GET
@gzip_page  # nothing in it is secret from whoever may read it, nor repeats what was asked
@conditional_page
@in_network(may="network.read_map")
def people_data(request: Visit) -> HttpResponse:
    return JsonResponse(_map(request, Level.PEOPLE).payload())


def _map(request: Visit, level: str, has_ties: bool = True) -> MapOf:
    found = map_of(request.network, level, has_ties)
    if found is None:
        actions.refresh_map(request.user, request.authority, request.network)
        found = map_of(request.network, level, has_ties)
    if found is None:
        raise RuntimeError("A map that was just drawn is not there.")
    return found


def _ways_on(request: Visit) -> dict[str, bool]:
    return {
        "may_import": rules.has_perm("network.import", request.user, request.network),
        "may_assess": rules.has_perm("network.assess", request.user, request.authority),
    }


def _page(request: Visit, level: str) -> HttpResponse:
    is_people = level == Level.PEOPLE
    looked = cache(lambda: _looked(request, level))
    told = [] if is_people else told_ties(request.network)
    rights = {
        "may_see_people": is_people or rules.has_perm("network.read_map", request.user, request.network),
        **_ways_on(request),
    }
    context = {
        "looked": looked,
        "is_people": is_people,
        "data_route": "map:people_data" if is_people else "map:data",
        "scripts": SCRIPTS,
        "told": told,
        "mark": mark_of_part(request, level, _mark(request, level, looked), told, request.GET.urlencode(), rights),
        **rights,
    }
    return page_or_part(request, "map/map.html", "twin", context)


def _mark(request: Visit, level: str, looked: Callable[[], dict[str, Any]]) -> object:
    """By what a map is kept: one of organisations follows from what is stored, so it is read only where it is not kept
    yet. On one of persons each has the name that they bear now.
    """
    if level == Level.PEOPLE:
        table, said = looked()["table"], (looked()["counted"], looked()["ties_of"])
        return table.together, table.falling, table.director, said, list(looked()["page"])
    mark = mark_of_map(request.network, level)
    if mark is None:
        looked()  # which draws it
        mark = mark_of_map(request.network, level)
    return mark


def _looked(request: Visit, level: str) -> dict[str, Any]:
    form = LookForm(request.GET)
    found = _map(request, level, has_ties=form.asks_ties())
    return {"bands": found.table.bands[::-1], **form.shown(found)}
