"""The plans of a network: all of them, one as a tree, and the plan itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.policy.actions import plans as actions
from draagvlak.capabilities.policy.actions.undoing import undo_step
from draagvlak.capabilities.policy.queries import plans as queries
from draagvlak.capabilities.policy.queries.measured import measured
from draagvlak.pages.plan.forms.plans import PlanForm, plan_begins
from draagvlak.pages.plan.views.noting import SMALL
from draagvlak.pages.plan.views.telling import READ, WRITE, address, answer, may_write, remove
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, sent, taken_back, there, who


@require_GET
@in_network(may=READ)
def overview(request: Visit) -> HttpResponse:
    context = {"title": _("Plannen"), "plans": queries.plans_of(request.network), "may_write": may_write(request)}
    return render(request, "plan/plans.html", context)


@require_GET
@in_network(may=READ)
def plan(request: Visit, plan: int) -> HttpResponse:
    shown = there(queries.plan_shown(request.network, plan))
    shown = measured(shown, may(request, SMALL))
    context = {"title": shown.row.name, "plan": shown, "may_write": may_write(request)}
    return render(request, "plan/plan.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    municipalities = queries.municipalities_of(request.network)
    form = PlanForm(municipalities, sent(request))
    made: list[int] = []

    def save(step: str) -> None:
        made.append(actions.note_plan(*who(request), form.told(), step).pk)

    def to() -> str:
        return address(request, "plan", made[0]) if made else address(request, "plans")

    page = Page("plan/plan_form.html", form, {"title": _("Nieuw plan")})
    return answer(request, page, save, _("Het plan staat er. Zet er nu je eerste doelstelling in."), to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, plan: int) -> HttpResponse:
    row = there(queries.plan_at(request.network, plan))
    municipalities = queries.municipalities_of(request.network)
    form = PlanForm(municipalities, sent(request), initial=plan_begins(row))

    def save(step: str) -> None:
        actions.change_plan(*who(request), (plan, form.at_version), form.told(), step)

    page = Page(
        "plan/plan_form.html",
        form,
        {"title": _("Pas dit plan aan"), "plan": row},
        lambda: plan_begins(there(queries.plan_at(request.network, plan))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "plan", plan))


@require_POST
@in_network(may=WRITE)
def take_away(request: Visit, plan: int) -> HttpResponse:
    there(queries.plan_at(request.network, plan))
    here = address(request, "plan", plan)

    def take(step: str) -> None:
        actions.remove_plan(*who(request), plan, step)

    return remove(request, take, _("Het plan is weg."), address(request, "plans"), here)


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_step(*who(request), step), address(request, "plans"))
