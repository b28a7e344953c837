"""The next step toward a layer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.actions import steps as actions
from draagvlak.capabilities.support.queries.choosing import bodies_and_people, members_named
from draagvlak.capabilities.support.queries.ledger import step_at
from draagvlak.capabilities.support.queries.one_layer import questions_for
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, there, who
from draagvlak.pages.support.forms.fields import who_choices
from draagvlak.pages.support.forms.steps import ResultForm, StepForm, step_begins
from draagvlak.pages.support.views.telling import WRITE, address, answer, done, known


def _form(request: Visit, layer: str, begins: dict[str, object], person: object = None) -> StepForm:
    choices = who_choices(*bodies_and_people(request.network, layer, with_person=person))
    owners = [(str(key), name) for key, name in members_named(request.network)]
    return StepForm(choices, owners, request.POST if request.method == "POST" else None, initial=begins)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def plan(request: Visit, layer: str) -> HttpResponse:
    form = _form(request, known(layer), {"owner": str(request.network.director_id or "")})

    def save(step: str) -> None:
        actions.plan_step(*who(request), form.plan(layer), step)

    context = {"title": _("Plan een stap"), "layer": layer, "questions": questions_for(request.network, layer)}
    page = Page("support/step.html", form, context)
    return answer(request, page, save, _("De stap staat gepland."), lambda: address(request, "layer", layer))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, planned: int) -> HttpResponse:
    row = there(step_at(request.network, planned))
    form = _form(request, row.layer, step_begins(row), row.person)

    def save(step: str) -> None:
        actions.change_step(*who(request), (planned, form.at_version), form.plan(row.layer), step)

    context = {"title": _("Pas deze stap aan"), "layer": row.layer, "row": row}
    page = Page("support/step.html", form, context, lambda: step_begins(there(step_at(request.network, planned))))
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "layer", row.layer))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def close(request: Visit, planned: int) -> HttpResponse:
    row = there(step_at(request.network, planned))
    begins = {"done_on": row.done_on or day_of(request.network), "result": row.result, "version": row.version}
    form = ResultForm(request.POST if request.method == "POST" else None, initial=begins)

    def save(step: str) -> None:
        came_of_it = form.cleaned_data["done_on"], form.cleaned_data["result"]
        actions.close_step(*who(request), (planned, form.at_version), came_of_it, step)

    def now() -> dict[str, object]:
        found = there(step_at(request.network, planned))
        return {"done_on": found.done_on, "result": found.result, "version": found.version}

    context = {"title": _("Wat kwam ervan?"), "layer": row.layer, "row": row}
    page = Page("support/result.html", form, context, now)
    return answer(request, page, save, _("Genoteerd wat ervan kwam."), lambda: address(request, "layer", row.layer))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, planned: int) -> HttpResponse:
    row, step = there(step_at(request.network, planned)), new_step()
    actions.remove_step(*who(request), planned, step)
    return done(request, _("De stap is weg."), step, address(request, "layer", row.layer))
