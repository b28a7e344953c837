"""Whom the director did not see for long: gently, with who may know more, and "not now" as an answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.insights.actions import answer_conversation, withdraw_answer
from draagvlak.capabilities.insights.queries import set_aside
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.fading import fading_ties, known_by
from draagvlak.capabilities.network.wording.contacts import listed
from draagvlak.pages.shared.doors import Visit, in_network

A_PAGE = 50


@require_GET
@in_network(may="network.direct")
def index(request: Visit) -> HttpResponse:
    network, aside = request.network, set_aside(request.network)
    me = network.director_id
    ties = fading_ties(network, me, {person.pk for person, _ in aside}) if me else []
    page = Paginator(ties, A_PAGE).get_page(request.GET.get("pagina"))
    others = known_by(network, [one.person.pk for one in page], me) if me else {}
    today = day_of(network)
    context = {
        "title": _("Wie zag je lang niet?"),
        "page": page,
        "rows": [(one, one.is_quiet(today), listed(others[one.person.pk])) for one in page],
        "aside": aside,
        "has_director": me is not None,
    }
    return render(request, "contacts/fading.html", context)


@require_POST
@in_network(may="network.answer_conversation")
def put_aside(request: Visit, person: int) -> HttpResponse:
    """ "Not now", for ninety days; or, with `terug`, back in the list."""
    whose = (request.user, request.authority, request.network)
    pair = (request.network.director_id or 0, person)
    try:
        if "terug" in request.POST:
            withdraw_answer(*whose, pair)
        else:
            answer_conversation(*whose, pair, "not_now")
            messages.success(request, _("Genoteerd: niet nu. Over drie maanden kijken we opnieuw."))
    except ValueError as error:
        raise Http404 from error
    return redirect("contacts:fading", request.authority.slug, request.network.slug)
