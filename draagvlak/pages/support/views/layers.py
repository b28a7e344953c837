"""How far each layer is carried, one layer whole, and taking back what was done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.support.actions.undoing import undo_step
from draagvlak.capabilities.support.choices import PARTNER_LAYER, term_of
from draagvlak.capabilities.support.queries import layers as queries
from draagvlak.capabilities.support.queries.ledger import reads_named
from draagvlak.capabilities.support.queries.one_layer import layer_page
from draagvlak.capabilities.support.wording.levels import certainty
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import may, taken_back, who
from draagvlak.pages.support.views.telling import WRITE, address, known


@require_GET
@in_network(may="support.read_evidence")
def overview(request: Visit) -> HttpResponse:
    is_whole = reads_named(request.user, request.network)
    seen = queries.overview(request.network, with_named=is_whole, with_steps=is_whole)
    context = {"title": _("Steun per laag"), "seen": seen, "term": term_of(seen.day), "may_write": may(request, WRITE)}
    return render(request, "support/layers.html", context)


@require_GET
@in_network(may="support.read_evidence")
def layer(request: Visit, layer: str) -> HttpResponse:
    is_whole = reads_named(request.user, request.network)
    page = layer_page(request.network, known(layer), is_whole, request.GET.get("pagina", ""))
    context = {
        "title": page.shown.title,
        "layer": layer,
        "page": page,
        "certainty": certainty(page.shown.level) if is_whole else "",
        "is_partner": layer == PARTNER_LAYER,
        "may_write": may(request, WRITE),
    }
    return render(request, "support/layer.html", context)


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    def undone() -> None:
        undo_step(*who(request), step)
        outdate_report(*who(request))

    return taken_back(request, undone, address(request, "layers"))
