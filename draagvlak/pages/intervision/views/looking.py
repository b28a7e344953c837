"""What others share with us; and what we share, as a list and as others see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.intervision.pictures.multiples import multiples
from draagvlak.capabilities.intervision.queries.own import as_others_see, shares_of
from draagvlak.capabilities.intervision.queries.peers import peers_of
from draagvlak.capabilities.intervision.queries.practices import own_practices
from draagvlak.capabilities.intervision.queries.questions import asked_of_us
from draagvlak.capabilities.intervision.queries.sessions import invitations
from draagvlak.capabilities.intervision.wording.figures import about_words, parts_word
from draagvlak.pages.intervision.views.telling import READ, SHARE, may_here
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may=READ)
def overview(request: Visit) -> HttpResponse:
    peers = [(one, parts_word(one.shared), about_words(one.figures)) for one in peers_of(request.authority)]
    asked = [one for one in asked_of_us(request.authority) if not one.closed_on]
    context = {"title": _("Intervisie"), "peers": peers, "asked": asked, "may_share": may_here(request, SHARE)}
    context["sessions"] = invitations(request.authority)
    return render(request, "intervision/overview.html", context)


@require_GET
@in_authority(may=READ)
def ours(request: Visit) -> HttpResponse:
    seen = as_others_see(request.user, request.authority)
    context = {
        "title": _("Wat wij delen"),
        "networks": shares_of(request.user, request.authority),
        "practices": list(own_practices(request.user, request.authority)),
        "seen": seen,
        "abouts": [about_words(one.figures) for one in seen if "about" in one.shared],
        "pictures": multiples(seen),
    }
    return render(request, "intervision/ours.html", context)
