"""In a municipality: with which partnership a network of one's own may go together. In a partnership: its plans."""

from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.merging.actions import agreeing
from draagvlak.capabilities.merging.queries.agreeing import agreement_at, offers_of
from draagvlak.capabilities.merging.queries.sources import agreed_networks, mergers
from draagvlak.capabilities.merging.wording import refusal
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.merging.forms import AgreeForm
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may="merging.open")
def overview(request: Visit) -> HttpResponse:
    context: dict[str, Any] = {"title": _("Samengaan")}
    if rules.has_perm("merging.read", request.user, request.authority):
        context |= {"mergers": mergers(), "agreed": agreed_networks(request.authority)}
        return render(request, "merging/list.html", context)
    context["offers"] = offers_of(request.user, request.authority)
    context["may_agree"] = rules.has_perm("merging.agree", request.user, request.authority)
    return render(request, "merging/local.html", context)


@require_POST
@in_authority(may="merging.agree")
def agree(request: Visit) -> HttpResponse:
    form = AgreeForm(offers_of(request.user, request.authority).rows, request.POST)
    if not form.is_valid():
        raise Http404
    agreeing.agree(request.user, request.authority, form.agreeing)
    messages.success(request, _("Genoteerd. Intrekken kan tot het samengaan."))
    return redirect("merging:list", request.authority.slug)


@require_POST
@in_authority(may="merging.agree")
def withdraw(request: Visit, agreement: int) -> HttpResponse:
    found = agreement_at(agreement)
    if found is None:
        raise Http404
    try:
        agreeing.withdraw(request.user, request.authority, found)
        messages.success(request, _("Ingetrokken. Het samenwerkingsverband ziet niets meer van dit netwerk."))
    except RefusedError as refused:
        messages.error(request, refusal(refused.code))
    return redirect("merging:list", request.authority.slug)
