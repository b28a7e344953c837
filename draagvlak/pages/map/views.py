"""The map of a network and its twin, a table: organisations for whoever may see them, persons for the director."""

import rules
from django.http import HttpResponse, JsonResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_GET

from draagvlak.basics.fragments import stamp_of
from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.insights import actions
from draagvlak.capabilities.insights.choices import Level
from draagvlak.capabilities.insights.queries import MapOf, map_of
from draagvlak.pages.map.forms import LookForm
from draagvlak.pages.shared.doors import Visit, in_network

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
    drawn = _map(request, level, has_ties=False)
    table = drawn.table
    is_people = level == Level.PEOPLE
    looked = LookForm(request.GET).shown(table)
    context = {
        "table": table,
        "told": drawn.told,
        "is_people": is_people,
        "data_route": "map:people_data" if is_people else "map:data",
        "may_see_people": is_people or rules.has_perm("network.read_map", request.user, request.network),
        **_ways_on(request),
        "bands": table.bands[::-1],
        "scripts": SCRIPTS,
        "stamp": stamp_of(level, table.director, list(looked["page"])),
        **looked,
    }
    return page_or_part(request, "map/map.html", "twin", context)
