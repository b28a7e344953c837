"""The ideas that one may see, and finding one of exactly those."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.queries import listing
from draagvlak.capabilities.ideas.queries.quiet import quiet_ideas
from draagvlak.pages.ideas.forms.idea import LookForm
from draagvlak.pages.ideas.views.telling import HAVE, READ
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import may, who

QUIET_AT_ONCE = 3  # of what is quiet, so many are asked after on one page


@require_safe
@in_network(may=READ)
def index(request: Visit) -> HttpResponse:
    form = LookForm(request.GET)
    keys = listing.keys_found(request.user, request.network, form.look)
    page = listing.page_of(keys, request.GET.get("pagina"))
    see(*who(request), list(page.object_list))
    context = {
        "title": _("Ideeën"),
        "form": form,
        "is_narrowed": form.look != listing.Look(),
        "page": page,
        "ideas": listing.shown(request.user, request.network, list(page.object_list)),
        "may_have": may(request, HAVE),
        "quiet": list(quiet_ideas(request.user, request.network)[:QUIET_AT_ONCE]),
    }
    return render(request, "ideas/list.html", context)
