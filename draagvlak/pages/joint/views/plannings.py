"""Which plannings there are, one of them, and making, changing, removing one."""

import rules
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.planning.actions import plannings as actions
from draagvlak.capabilities.planning.queries.available import said_of
from draagvlak.capabilities.planning.queries.overview import overview_of
from draagvlak.capabilities.planning.queries.plannings import (
    networks_to_plan,
    own_planning,
    people_of,
    plannings_of,
    seen_by,
)
from draagvlak.pages.joint.forms.plannings import AskForm, PlanningForm, new_begins, planning_begins
from draagvlak.pages.joint.views.telling import PLAN, READ, SAY, address, own_in, planning_in, who
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, sent, told


@require_GET
@in_authority(may=READ)
def listing(request: Visit) -> HttpResponse:
    context = {
        "title": _("Samen vergaderen"),
        "plannings": list(plannings_of(*who(request))),
        "may_plan": rules.has_perm(PLAN, request.user, request.authority),
        "may_say": rules.has_perm(SAY, request.user, request.authority),
    }
    return render(request, "joint/list.html", context)


@require_GET
@in_authority(may=READ)
def one(request: Visit, planning: int) -> HttpResponse:
    row = planning_in(request, planning)
    seen = seen_by(request.user, row)
    context = {
        "title": row.name,
        "planning": row,
        "may_plan": own_planning(*who(request), planning) is not None,
        "overview": overview_of(request.user, row),
        "said": said_of(people_of(row, seen.named)) if seen.named else None,
        "ask": AskForm(auto_id="ask_%s"),
    }
    return render(request, "joint/one.html", context)


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def make(request: Visit) -> HttpResponse:
    form = PlanningForm(networks_to_plan(*who(request)), sent(request), initial=new_begins())
    made = []

    def save(step: str) -> None:
        made.append(actions.make_planning(*who(request), form.about(), step))

    def done(_step: str) -> HttpResponse:
        return told(
            request, _("De planning is er. Zeg nu wat gehouden moet worden."), address(request, "one", made[0].pk)
        )

    page = Page("joint/planning.html", form, {"title": _("Nieuwe planning")})
    return telling.answer(request, page, save, lambda: address(request, "list"), done)


@require_http_methods(["GET", "POST"])
@in_authority(may=PLAN)
def change(request: Visit, planning: int) -> HttpResponse:
    row = own_in(request, planning)
    form = PlanningForm(networks_to_plan(*who(request)), sent(request), initial=planning_begins(row))

    def save(_step: str) -> None:
        actions.change_planning(*who(request), (planning, form.at_version), form.about())

    to = address(request, "one", planning)
    context = {"title": _("Pas de planning aan"), "planning": row}
    page = Page("joint/planning.html", form, context, lambda: planning_begins(own_in(request, planning)))
    return telling.answer(request, page, save, lambda: to, lambda _step: told(request, _("Bewaard."), to))


@require_POST
@in_authority(may=PLAN)
def remove(request: Visit, planning: int) -> HttpResponse:
    own_in(request, planning)
    actions.remove_planning(*who(request), planning)
    said = _("De planning is weg. Wat in de agenda’s staat, blijft daar staan.")
    return told(request, said, address(request, "list"))
