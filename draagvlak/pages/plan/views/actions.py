"""One action of a plan: what it is, what it costs, and whether it is still in the plan."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.queries.linking import ideas_of_action, keys_of_action
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.actions import actions
from draagvlak.capabilities.policy.queries import actions as queries
from draagvlak.pages.plan.forms.actions import ActionForm, AmountsForm, TakeOutForm, action_begins, amounts_begin
from draagvlak.pages.plan.views.results import of_action
from draagvlak.pages.plan.views.telling import READ, WRITE, address, answer, may_write, remove
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, sent, there, who

BOTH = ["GET", "POST"]


@require_GET
@in_network(may=READ)
def action(request: Visit, action: int) -> HttpResponse:
    row = there(queries.action_at(request.network, action))
    context = {"title": row.title, "page": queries.action_page(row), "may_write": may_write(request)}
    return render(request, "plan/action.html", context | of_action(request, row) | _ideas(request, row))


def _ideas(request: Visit, row: Any) -> dict[str, Any]:
    """The ideas that the action takes up and that whoever looks may see; who sees one, has seen it."""
    if not may(request, "ideas.read"):
        return {"may_read_ideas": False}
    see(*who(request), keys_of_action(request.user, row))
    may_link = may(request, "ideas.link") or may(request, "ideas.have")
    return {"may_read_ideas": True, "linked_ideas": ideas_of_action(request.user, row), "may_link_ideas": may_link}


@require_http_methods(BOTH)
@in_network(may=WRITE)
def make(request: Visit, action_plan: int) -> HttpResponse:
    above = there(queries.action_plan_at(request.network, action_plan))
    form = ActionForm([], sent(request))
    made: list[int] = []

    def save(step: str) -> None:
        made.append(actions.note_action(*who(request), action_plan, form.told(), step).pk)

    def to() -> str:
        return address(request, "action", made[0]) if made else address(request, "plan", above.objective.plan_id)

    context = {"title": _("Nieuwe actie onder ‘%(above)s’") % {"above": above}, "plan": above.objective.plan}
    page = Page("plan/action_form.html", form, context)
    return answer(request, page, save, _("De actie staat in het plan."), to)


@require_http_methods(BOTH)
@in_network(may=WRITE)
def change(request: Visit, action: int) -> HttpResponse:
    row = there(queries.action_at(request.network, action))
    places = queries.action_plans_to_choose(row.action_plan.objective.plan)
    form = ActionForm(places, sent(request), initial=action_begins(row))

    def save(step: str) -> None:
        actions.change_action(*who(request), (action, form.at_version), form.told(), step)

    page = Page(
        "plan/action_form.html",
        form,
        {"title": _("Pas deze actie aan"), "action": row},
        lambda: action_begins(there(queries.action_at(request.network, action))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "action", action))


@require_POST
@in_network(may=WRITE)
def move(request: Visit, action: int) -> HttpResponse:
    """One place up or down, and back to where it stands now."""
    row = there(queries.action_at(request.network, action))
    plan = address(request, "plan", row.action_plan.objective.plan_id)
    up, here = request.POST.get("naar") == "op", f"{plan}#actie-{action}"
    if row.code or row.until is not None:
        return redirect(here)

    def take(step: str) -> None:
        actions.move_action(*who(request), action, up, step)

    said = _("Een plaats hoger gezet.") if up else _("Een plaats lager gezet.")
    return remove(request, take, said, here, here)


@require_http_methods(BOTH)
@in_network(may=WRITE)
def amounts(request: Visit, action: int) -> HttpResponse:
    row = there(queries.action_at(request.network, action))
    known, plan = queries.amounts_at(row), row.action_plan.objective.plan
    years = {*known, *range(plan.first_year, plan.last_year + 1)}
    begins = amounts_begin(row, known)
    form = AmountsForm(years, sent(request), initial=begins)

    def save(step: str) -> None:
        actions.note_amounts(*who(request), (action, form.at_version), form.amounts(), step)

    def now() -> dict[str, object]:
        found = there(queries.action_at(request.network, action))
        return amounts_begin(found, queries.amounts_at(found))

    context = {"title": _("Wat kost ‘%(action)s’?") % {"action": row.title}, "action": row}
    page = Page("plan/amounts_form.html", form, context, now)
    return answer(request, page, save, _("De bedragen zijn bewaard."), lambda: address(request, "action", action))


@require_http_methods(BOTH)
@in_network(may=WRITE)
def take_out(request: Visit, action: int) -> HttpResponse:
    row = there(queries.action_at(request.network, action))
    begins = {"until": day_of(request.network), "version": row.version}
    form = TakeOutForm(sent(request), initial=begins)

    def save(step: str) -> None:
        actions.take_out(*who(request), (action, form.at_version), form.cleaned_data["until"], step)

    def now() -> dict[str, object]:
        found = there(queries.action_at(request.network, action))
        return {"until": found.until, "version": found.version}

    page = Page("plan/take_out.html", form, {"title": _("Haal deze actie uit het plan"), "action": row}, now)
    return answer(request, page, save, _("De actie is uit het plan."), lambda: address(request, "action", action))


@require_POST
@in_network(may=WRITE)
def put_back(request: Visit, action: int) -> HttpResponse:
    row, here = there(queries.action_at(request.network, action)), address(request, "action", action)
    if row.until is None:
        return redirect(here)

    def put(step: str) -> None:
        actions.put_back(*who(request), action, step)

    return remove(request, put, _("De actie staat weer in het plan."), here, here)
