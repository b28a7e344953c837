"""Meetings that also stand in a list: said to be one, so that they count once, or two."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.network.actions.once import say_same, take_same_back
from draagvlak.capabilities.network.queries.doubled import doubled, said_to_be_one
from draagvlak.pages.calendar.forms.doubled import PairForm
from draagvlak.pages.calendar.views.telling import address, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import who


@require_GET
@in_network(may="network.count_once")
def look(request: Visit) -> HttpResponse:
    context = {
        "title": _("Twee keer genoteerd?"),
        "pairs": doubled(request.network),
        "same": said_to_be_one(request.network),
    }
    return render(request, "calendar/doubled.html", context)


@require_POST
@in_network(may="network.count_once")
def say(request: Visit) -> HttpResponse:
    form = PairForm(request.POST)
    if not form.is_valid():
        raise Http404
    pair, said = (form.cleaned_data["meeting"], form.cleaned_data["contact"]), form.cleaned_data["said"]
    try:
        if said == "back":
            take_same_back(*who(request), pair)
        else:
            say_same(*who(request), pair, said == "same")
    except LookupError:
        raise Http404 from None
    told = {
        "same": _("Genoteerd: dit is één vergadering. Ze telt één keer."),
        "apart": _("Genoteerd: dit zijn er twee. We vragen het niet meer."),
        "back": _("Teruggenomen: de vergadering telt weer apart."),
    }
    return done(request, told[said], to=address(request, "doubled"))
