"""Objectives and action plans: the two levels above the actions of a plan, and what an objective fits."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.policy.actions import fits as fit_actions
from draagvlak.capabilities.policy.actions import plans as actions
from draagvlak.capabilities.policy.choices import levels_of
from draagvlak.capabilities.policy.queries import actions as queries
from draagvlak.capabilities.policy.queries.plans import plan_at
from draagvlak.pages.plan.forms.fields import LevelForm, level_begins
from draagvlak.pages.plan.forms.plans import ActionPlanForm, FitForm
from draagvlak.pages.plan.views.telling import WRITE, address, answer, remove
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, sent, there, who

FORM = "plan/level_form.html"
BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@in_network(may=WRITE)
def make_objective(request: Visit, plan: int) -> HttpResponse:
    above = there(plan_at(request.network, plan))
    form = LevelForm(sent(request))

    def save(step: str) -> None:
        actions.note_objective(*who(request), plan, form.told(), step)

    title = _("Nieuwe %(level)s") % {"level": levels_of(above.kind)[0]}
    page = Page(FORM, form, {"title": title, "plan": above})
    return answer(request, page, save, _("Ze staat in het plan."), lambda: address(request, "plan", plan))


@require_http_methods(BOTH)
@in_network(may=WRITE)
def objective(request: Visit, objective: int) -> HttpResponse:
    row = there(queries.objective_at(request.network, objective))
    form = LevelForm(sent(request), initial=level_begins(row))

    def save(step: str) -> None:
        actions.change_objective(*who(request), (objective, form.at_version), form.told(), step)

    title = _("Pas deze %(level)s aan") % {"level": levels_of(row.plan.kind)[0]}
    page = Page(
        FORM,
        form,
        {"title": title, "plan": row.plan, "take": address(request, "remove_objective", objective)},
        lambda: level_begins(there(queries.objective_at(request.network, objective))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "plan", row.plan_id))


@require_POST
@in_network(may=WRITE)
def remove_objective(request: Visit, objective: int) -> HttpResponse:
    row = there(queries.objective_at(request.network, objective))
    here = address(request, "plan", row.plan_id)

    def take(step: str) -> None:
        actions.remove_objective(*who(request), objective, step)

    return remove(request, take, _("Ze is uit het plan gehaald."), here, here)


@require_http_methods(BOTH)
@in_network(may=WRITE)
def make_action_plan(request: Visit, objective: int) -> HttpResponse:
    above = there(queries.objective_at(request.network, objective))
    form = ActionPlanForm([], sent(request))

    def save(step: str) -> None:
        actions.note_action_plan(*who(request), objective, form.told(), step)

    title = _("Nieuw onder ‘%(above)s’: %(level)s") % {"level": levels_of(above.plan.kind)[1], "above": above}
    page = Page(FORM, form, {"title": title, "plan": above.plan})
    return answer(request, page, save, _("Het staat in het plan."), lambda: address(request, "plan", above.plan_id))


@require_http_methods(BOTH)
@in_network(may=WRITE)
def action_plan(request: Visit, action_plan: int) -> HttpResponse:
    row = there(queries.action_plan_at(request.network, action_plan))
    plan = row.objective.plan
    begins = level_begins(row) | {"objective": str(row.objective_id)}
    objectives = queries.objectives_to_choose(plan)
    form = ActionPlanForm(objectives, sent(request), initial=begins)

    def save(step: str) -> None:
        actions.change_action_plan(*who(request), (action_plan, form.at_version), form.told(), step)

    def now() -> dict[str, object]:
        found = there(queries.action_plan_at(request.network, action_plan))
        return level_begins(found) | {"objective": str(found.objective_id)}

    title = _("Pas aan: %(level)s") % {"level": levels_of(plan.kind)[1]}
    context = {"title": title, "plan": plan, "take": address(request, "remove_action_plan", action_plan)}
    page = Page(FORM, form, context, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "plan", plan.pk))


@require_POST
@in_network(may=WRITE)
def remove_action_plan(request: Visit, action_plan: int) -> HttpResponse:
    row = there(queries.action_plan_at(request.network, action_plan))
    here = address(request, "plan", row.objective.plan_id)

    def take(step: str) -> None:
        actions.remove_action_plan(*who(request), action_plan, step)

    return remove(request, take, _("Het is uit het plan gehaald."), here, here)


@require_http_methods(BOTH)
@in_network(may=WRITE)
def fit(request: Visit, objective: int) -> HttpResponse:
    row = there(queries.objective_at(request.network, objective))
    form = FitForm(queries.fitting(row), sent(request))

    def save(step: str) -> None:
        fit_actions.link_fit(*who(request), objective, int(form.cleaned_data["fits"]), step)

    page = Page("plan/fit_form.html", form, {"title": _("Waarbij past ‘%(what)s’?") % {"what": row}, "plan": row.plan})
    return answer(request, page, save, _("Het verband staat er."), lambda: address(request, "plan", row.plan_id))


@require_POST
@in_network(may=WRITE)
def end_fit(request: Visit, fit: int) -> HttpResponse:
    row = there(queries.fit_at(request.network, fit))
    here = address(request, "plan", row.objective.plan_id)

    def take(step: str) -> None:
        fit_actions.end_fit(*who(request), fit, step)

    return remove(request, take, _("Dit verband geldt niet meer."), here, here)
