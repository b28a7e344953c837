"""What the surveys of a network say: for everybody in it, as a page and as a file."""

from typing import Any

import rules
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.basics.fragments import stamp_of
from draagvlak.capabilities.exchange.writers.results import as_results
from draagvlak.capabilities.pulse.queries.results import results_of
from draagvlak.pages.shared.doors import Visit, in_network, paced

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@in_network(may="pulse.read_results")
def results(request: Visit) -> HttpResponse:
    found = results_of(request.network)
    context: dict[str, Any] = {"title": _("Wat de peilingen zeggen"), "results": found, "stamp": stamp_of(found.told)}
    context["runs"] = rules.has_perm("pulse.run", request.user, request.network)
    return render(request, "survey/results.html", context)


@require_GET
@in_network(may="pulse.read_results")
@paced("export")
def file(request: Visit) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="peilingen-{request.network.slug}.xlsx"'}
    return HttpResponse(as_results(results_of(request.network).rounds), content_type=XLSX, headers=headers)
