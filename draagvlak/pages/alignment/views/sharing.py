"""Which neighbours see what a network is for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.alignment.actions import sharing
from draagvlak.capabilities.alignment.queries.sharing import neighbours_of, share_at
from draagvlak.pages.alignment.forms.profile import NeighbourForm
from draagvlak.pages.alignment.views.telling import address
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import sent, there, who


@require_http_methods(["GET", "POST"])
@in_network(may="network.share")
def share(request: Visit) -> HttpResponse:
    form = NeighbourForm(*neighbours_of(request.authority), sent(request))
    if form.is_valid():
        sharing.share_with_neighbour(*who(request), form.chosen)
        messages.success(request, _("Gedeeld. Deze buur ziet nu het profiel en de organisaties."))
        return redirect(address(request, "profile"))
    context = {"title": _("Deel met een buur"), "form": form}
    return render(request, "alignment/neighbour.html", context, status=422 if form.errors else 200)


@require_POST
@in_network(may="network.share")
def stop(request: Visit, neighbour: int) -> HttpResponse:
    found = there(share_at(request.network, neighbour))
    sharing.stop_sharing_with_neighbour(*who(request), found)
    messages.success(request, _("Gestopt. Deze buur ziet dit netwerk niet meer."))
    return redirect(address(request, "profile"))
