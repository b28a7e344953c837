"""Networks of an authority: begin one, say what it is, and let a partnership see a part of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.authorities.queries import municipalities_of, partnerships_of
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.actions import networks, sharing
from draagvlak.capabilities.network.choices import Shared
from draagvlak.capabilities.network.queries.emptiness import is_empty
from draagvlak.capabilities.network.queries.sharing import share_at, shares_of
from draagvlak.pages.networks.forms import NetworkForm, NewNetworkForm, ShareForm
from draagvlak.pages.shared.doors import Visit, in_authority, in_network
from draagvlak.pages.shared.views import changed_meanwhile

TOLD = {
    Shared.REPORT: gettext_lazy("De samenvatting van het rapport, zonder namen"),
    Shared.ORGANISATIONS: gettext_lazy("De kaart van organisaties, zonder namen"),
}


@require_http_methods(["GET", "POST"])
@in_authority(may="network.settings")
def make(request: Visit) -> HttpResponse:
    form = NewNetworkForm(municipalities_of(request.authority), request.POST if request.method == "POST" else None)
    if form.is_valid():
        who = request.user, request.authority
        form.once(lambda key: networks.make_network(*who, form.described, key))
        messages.success(request, _("Het netwerk is er. Nodig nu mensen uit, of lees een lijst in."))
        return redirect("start:home", request.authority.slug)
    context = {"title": _("Nieuw netwerk"), "form": form}
    return render(request, "networks/make.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_network(may="network.settings")
def settings(request: Visit) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = NetworkForm(municipalities_of(request.authority), data, initial=_as_now(request.network))
    context = {"title": _("Naam en soort"), "form": form, "is_empty": is_empty(request.network)}
    if not form.is_valid():
        return render(request, "networks/settings.html", context, status=422 if form.errors else 200)
    try:
        who = request.user, request.authority, request.network
        networks.change_network(*who, form.cleaned_data["version"], form.described)
    except ChangedMeanwhileError as changed:
        return changed_meanwhile(request, "networks/settings.html", form, _as_now(changed.now), context)
    outdate_report(request.user, request.authority, request.network)
    messages.success(request, _("Bewaard."))
    return redirect("networks:settings", request.authority.slug, request.network.slug)


@require_POST
@in_network(may="network.settings")
def remove(request: Visit) -> HttpResponse:
    try:
        networks.remove_network(request.user, request.authority, request.network)
    except ValueError:
        messages.error(request, _("In dit netwerk staat al iets. Er is niets veranderd."))
        return redirect("networks:settings", request.authority.slug, request.network.slug)
    messages.success(request, _("Het netwerk is weg."))
    return redirect("start:home", request.authority.slug)


@require_http_methods(["GET", "POST"])
@in_network(may="network.share")
def share(request: Visit) -> HttpResponse:
    partnerships = list(partnerships_of(request.authority))
    if request.method == "POST":
        form = ShareForm(partnerships, request.POST)
        if not form.is_valid():
            raise Http404
        sharing.share_network(request.user, request.authority, request.network, *form.chosen)
        return redirect("networks:share", request.authority.slug, request.network.slug)
    seen = {(one.partnership_id, one.what): one for one in shares_of(request.network)}
    offers = [
        (place, [(what, str(words), seen.get((place.pk, what))) for what, words in TOLD.items()])
        for place in partnerships
    ]
    return render(request, "networks/share.html", {"title": _("Delen"), "offers": offers})


@require_POST
@in_network(may="network.share")
def stop(request: Visit, share: int) -> HttpResponse:
    found = share_at(request.network, share)
    if found is None:
        raise Http404
    sharing.stop_sharing(request.user, request.authority, request.network, found)
    messages.success(request, _("Gestopt. Het samenwerkingsverband ziet dit niet meer."))
    return redirect("networks:share", request.authority.slug, request.network.slug)


def _as_now(network: Any) -> dict[str, Any]:
    spans = list(network.municipalities.values_list("nis", flat=True))
    return {"name": network.name, "kind": network.kind, "municipalities": spans, "version": network.version}
