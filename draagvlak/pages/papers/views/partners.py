"""The partners of a note, whether those are there that are wanted, and who signed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.actions import partners as actions
from draagvlak.capabilities.publications.queries.notes import is_filed
from draagvlak.capabilities.publications.queries.partners import (
    composition,
    offered,
    partner_at,
    partners_of,
    places_of,
)
from draagvlak.capabilities.publications.readers.schemes import scheme_of
from draagvlak.pages.papers.forms.partners import PartnerForm, partner_begins
from draagvlak.pages.papers.forms.words import REFUSALS
from draagvlak.pages.papers.views.telling import READ, WRITE, address, answer, attempt, note_in
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, there, told, who


@require_GET
@in_network(may=READ)
def listing(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    scheme, partners, places = scheme_of(row.scheme), list(partners_of(row)), places_of(request.network)
    words = {one.fact: one.words for one in scheme.partners}
    context = {
        "title": _("Partners van de nota"),
        "note": row,
        "partners": [(one, [words[fact] for fact in one.fulfils if fact in words]) for one in partners],
        "composition": composition(scheme, partners, places),
        "has_places": len(places) > 1,
        "may_write": may(request, WRITE) and not is_filed(row),
        "sees_names": may(request, "network.read_people"),
    }
    return render(request, "papers/partners.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def add(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    form = _form(request, row)
    context = {"title": _("Nieuwe partner"), "note": row, "offered": offered(request.network, row)}

    def save(step: str) -> None:
        actions.add_partner(*who(request), note, form.told(), step)

    page = Page("papers/partner.html", form, context)
    return answer(request, page, save, _("De partner staat erbij."), address(request, "partners", note))


def _form(request: Visit, note: Any, first: dict[str, Any] | None = None) -> PartnerForm:
    places, sees_names = places_of(request.network), may(request, "network.read_people")
    return PartnerForm(scheme_of(note.scheme), places, sees_names, sent(request), initial=first)


@require_POST
@in_network(may=WRITE)
def add_all(request: Visit, note: int) -> HttpResponse:
    note_in(request, note)
    step, to = new_step(), address(request, "partners", note)
    try:
        count = actions.add_partners(*who(request), note, step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    said = ngettext("%(count)s organisatie erbij gezet.", "%(count)s organisaties erbij gezet.", count)
    return told(request, said % {"count": count}, to, address(request, "undo", step) if count else "")


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, note: int, partner: int) -> HttpResponse:
    row = note_in(request, note)
    found = there(partner_at(row, partner))
    form = _form(request, row, partner_begins(found))

    def save(step: str) -> None:
        actions.change_partner(*who(request), (partner, form.at_version), form.told(), step)

    context = {"title": _("Pas de partner aan"), "note": row, "partner": found}
    page = Page("papers/partner.html", form, context, lambda: partner_begins(there(partner_at(row, partner))))
    return answer(request, page, save, _("Bewaard."), address(request, "partners", note))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, note: int, partner: int) -> HttpResponse:
    there(partner_at(note_in(request, note), partner))
    step = new_step()
    return attempt(
        request,
        lambda: actions.remove_partner(*who(request), partner, step),
        _("Weggehaald."),
        address(request, "undo", step),
        address(request, "partners", note),
    )
