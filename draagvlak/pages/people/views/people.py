"""The people of a network: the list, one of them, and their address cards."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.network.queries import cards as card_queries
from draagvlak.capabilities.network.queries.people import (
    known_of,
    organisation_names,
    page_of_people,
    person_at,
)
from draagvlak.capabilities.network.readers.details import shown_phone
from draagvlak.capabilities.network.writers.cards import MEDIA_TYPE, as_cards
from draagvlak.pages.people.forms.look import LookForm, rows_shown, with_layers
from draagvlak.pages.people.views.saving import address, readable, sees_all
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.parts import mark_of_part


@require_GET
@in_network(may="network.read_people")
@paced("search")
def look(request: Visit) -> HttpResponse:
    organisations = organisation_names(request.network)
    form = LookForm(request.GET, organisations)
    page = page_of_people(request.network, form.look, request.GET.get("pagina"))
    asked, may_write = request.GET.urlencode(), sees_all(request)
    context = {
        "title": _("Mensen"),
        "form": form,
        "page": page,
        "rows": lambda: rows_shown(page.object_list, address(request, "people")),
        "may_write": may_write,
        "asked": asked,
        "search_mark": mark_of_part(request, may_write, asked, organisations),
        "list_mark": mark_of_part(request, may_write, asked, page.number, page.paginator.count, page.object_list),
    }
    return page_or_part(request, "people/people.html", "list", context)


@require_GET
@in_network(may="network.read_people")
def person(request: Visit, person: int) -> HttpResponse:
    networks = [network.pk for network in readable(request, "network.read_people")]
    known = known_of(request.network, person, networks)
    if known is None:
        raise Http404
    with_layers(known.memberships)
    may_write = sees_all(request)
    is_hidden = not may_write and (known.is_in_poverty or known.person.is_minor)
    reached = {"phone": shown_phone(known.person.phone), "email": known.person.email} if not is_hidden else {}
    context = {"title": known.person.name, "known": known, "person": known.person, **reached}
    context |= {"is_hidden": is_hidden, "may_write": may_write}
    return render(request, "people/person.html", context)


@require_GET
@in_network(may="network.export_people")
@paced("export")
def cards(request: Visit) -> HttpResponse:
    """The list as it is filtered; only those whose contact data may be seen."""
    look = LookForm(request.GET, organisation_names(request.network)).look
    people = card_queries.people_seen(request.network, look)
    return _file(request, people, f"{request.network.slug}.vcf")


@require_GET
@in_network(may="network.export_people")
@paced("export")
def card(request: Visit, person: int) -> HttpResponse:
    found = person_at(request.network, person)
    if found is None:
        raise Http404
    return _file(request, [found], "adreskaart.vcf")


def _file(request: Visit, people: list, name: str) -> HttpResponse:  # type: ignore[type-arg]
    found = card_queries.cards_of(request.network, people, sees_all(request))
    if not found and len(people) == 1:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_cards(found), content_type=MEDIA_TYPE, headers=headers)
