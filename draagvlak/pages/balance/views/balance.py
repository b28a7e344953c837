"""Free space, policy and results side by side, now and over time."""

import rules
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.ideas.queries.balance import balance_mark, balance_of
from draagvlak.capabilities.ideas.queries.outlook import views_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.parts import mark_of_part


@require_GET
@in_network(may="ideas.read_balance")
def balance(request: Visit) -> HttpResponse:
    context = {
        "title": _("Evenwicht"),
        "mark": mark_of_part(request, *balance_mark(request.user, request.network)),
        "counted": lambda: balance_of(request.user, request.network),
        "views": views_of(request.user, request.network),
        "reads_ideas": rules.has_perm("ideas.read", request.user, request.network),
    }
    return render(request, "balance/balance.html", context)
