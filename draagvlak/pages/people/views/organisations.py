"""The organisations of a network: the list, one of them, and what is known of it."""

import rules
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.network.actions.one_of_two import undo_joining
from draagvlak.capabilities.network.actions.organisations import describe_organisation
from draagvlak.capabilities.network.queries.organisations import (
    Seen,
    joining_of,
    page_of_organisations,
    people_named,
    people_of_organisation,
    seen_of,
    suggested,
)
from draagvlak.capabilities.network.readers.details import RefusedError, shown_enterprise_number, shown_phone
from draagvlak.pages.people.forms.organisation import OrganisationForm, organisation_begins
from draagvlak.pages.people.forms.words import REFUSALS
from draagvlak.pages.people.views.saving import Page, address, answer, outdate, readable, sees_all
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.parts import mark_of_part


@require_GET
@in_network(may="network.read_organisations")
@paced("search")
def look(request: Visit) -> HttpResponse:
    text = request.GET.get("zoek", "")[:200]
    page = page_of_organisations(request.network, text, request.GET.get("pagina"))
    may_see_people = rules.has_perm("network.read_people", request.user, request.network)
    rows = [(row.name, row.people if may_see_people else 0, row.said and row.said.kind) for row in page.object_list]
    shown = request.GET.urlencode(), page.number, page.paginator.count, may_see_people, rows
    context = {
        "title": _("Organisaties"),
        "page": page,
        "text": text,
        "may_see_people": may_see_people,
        "mark": mark_of_part(request, *shown),
    }
    return page_or_part(request, "people/organisations.html", "list", context)


@require_GET
@in_network(may="network.write_people")
@paced("search")
def names(request: Visit) -> HttpResponse:
    """Options for a field, while one types."""
    typed = request.GET.get("organisation", "")[:200]
    return render(request, "people/names.html", {"names": suggested(request.network, typed)})


@require_GET
@in_network(may="network.read_organisations")
def organisation(request: Visit, name: str) -> HttpResponse:
    seen = _seen(request, name)
    context = {
        "title": seen.row.name,
        "seen": seen,
        "number": shown_enterprise_number(seen.row.enterprise_number),
        "phone": shown_phone(seen.row.phone),
        "may_see_people": rules.has_perm("network.read_people", request.user, request.network),
        "may_write": sees_all(request),
    }
    return render(request, "people/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_network(may="network.write_people")
def describe(request: Visit, name: str) -> HttpResponse:
    seen = _seen(request, name)
    form = OrganisationForm(request.POST or None, initial=organisation_begins(seen))

    def save() -> str:
        where = request.user, request.authority, request.network
        was = name, form.cleaned_data["version"]
        row = describe_organisation(*where, was, form.cleaned_data)
        outdate(request, people_of_organisation(row.name))
        return address(request, "organisation", row.name)

    people, before = people_named(name)
    context = {"title": _("Pas deze organisatie aan"), "organisation": seen.row, "people": people, "before": before}
    page = Page("people/describe.html", form, context, lambda: organisation_begins(_seen(request, name)))
    return answer(request, page, save, _("Bewaard."))


@require_POST
@in_network(may="network.write_people")
def part(request: Visit, joining: int) -> HttpResponse:
    """Two organisations again."""
    found = joining_of(request.network, joining)
    if found is None:
        raise Http404
    people, name = people_of_organisation(found.kept.name), found.kept.name
    try:
        name = undo_joining(request.user, request.authority, request.network, joining).name
    except ObjectDoesNotExist:
        raise Http404 from None
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.code]))
    else:
        outdate(request, people)
        messages.success(request, _("Het zijn weer twee organisaties."))
    is_there = seen_of(request.network, name, ()) is not None
    return redirect(address(request, "organisation", name) if is_there else address(request, "organisations"))


def _seen(request: Visit, name: str) -> Seen:
    networks = [network.pk for network in readable(request, "network.read_organisations")]
    found = seen_of(request.network, name, networks)
    if found is None:
        raise Http404
    return found
