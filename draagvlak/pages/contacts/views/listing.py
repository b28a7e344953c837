"""The contacts, newest first, and how to find one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.network.queries import contacts as queries
from draagvlak.pages.contacts.forms import FindForm
from draagvlak.pages.contacts.forms.words import lines_of
from draagvlak.pages.contacts.views.one import REMOVED
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.parts import mark_of_part


@require_GET
@in_network(may="network.note_contact")
def index(request: Visit) -> HttpResponse:
    mine = queries.contacts_for(request.user, request.network)
    kinds = queries.kinds_of(request.user, request.network)
    form = FindForm(kinds, request.GET)
    wanted = form.wanted()
    asked, is_narrowed = _asked(request), wanted != queries.Wanted()
    page = queries.page_of_contacts(queries.found(mine, wanted, request.network), request.GET.get("pagina"))
    context = {
        "title": _("Contacten"),
        "form": form,
        "is_narrowed": is_narrowed,
        "page": page,
        "is_cut": page.paginator.is_cut,  # type: ignore[attr-defined]
        "lines": lambda: lines_of(page.object_list, request.path),
        "find_mark": mark_of_part(request, asked, is_narrowed, kinds),
        "list_mark": mark_of_part(request, asked, page.number, page.paginator.count, page.object_list),
        "drafts": queries.waiting_of(request.user, request.network),
        "removed": _removed(request),
        "asked": asked,
    }
    return render(request, "contacts/list.html", context)


def _asked(request: Visit) -> str:
    """What was asked, which tells one kept page of the list from another."""
    asked = request.GET.copy()
    for part in ("pagina", "weg"):
        asked.pop(part, None)
    return asked.urlencode()


def _removed(request: Visit) -> Any:
    """The key of what was taken away just now, if it can be brought back."""
    key = request.GET.get("weg", "")
    return int(key) if key in request.session.get(REMOVED, {}) else None
