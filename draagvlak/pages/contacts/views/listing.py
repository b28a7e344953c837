"""The contacts, newest first, and how to find one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.network.queries import contacts as queries
from draagvlak.pages.contacts.forms import FindForm
from draagvlak.pages.contacts.forms.words import line_of
from draagvlak.pages.contacts.views.one import REMOVED
from draagvlak.pages.shared.doors import Visit, in_network

A_PAGE = 50


@require_GET
@in_network(may="network.note_contact")
def index(request: Visit) -> HttpResponse:
    mine = queries.contacts_for(request.user, request.network)
    form = FindForm(queries.kinds_of(mine), request.GET)
    wanted = form.wanted()
    page = Paginator(queries.with_people(queries.found(mine, wanted)), A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "title": _("Contacten"),
        "form": form,
        "is_narrowed": wanted != queries.Wanted(),
        "page": page,
        "lines": [line_of(contact) for contact in page],
        "drafts": queries.drafts_of(request.user, request.network),
        "removed": _removed(request),
    }
    return render(request, "contacts/list.html", context)


def _removed(request: Visit) -> Any:
    """The key of what was taken away just now, if it can be brought back."""
    key = request.GET.get("weg", "")
    return int(key) if key in request.session.get(REMOVED, {}) else None
