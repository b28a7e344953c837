"""One visible step: planned, changed, taken away, and what came of it."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.queries.layers import SHOWN_LAYERS
from draagvlak.capabilities.support.queries.ledger import bodies_in
from draagvlak.capabilities.visibility.actions import steps as actions
from draagvlak.capabilities.visibility.actions.closing import close_step
from draagvlak.capabilities.visibility.choices import Shown
from draagvlak.capabilities.visibility.queries.choosing import to_choose
from draagvlak.capabilities.visibility.queries.plan import eyes_of, step_at, teller_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, there, who
from draagvlak.pages.visibility.forms.steps import CameForm, StepForm, came_begins, step_begins
from draagvlak.pages.visibility.views.telling import WRITE, address, answer, done

FORM = "visibility/step.html"


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    layer, what = request.GET.get("laag", ""), request.GET.get("wat", "")
    first = {"owner": str(request.network.director_id or "")}
    first |= {"whom": f"l{layer}"} if layer in Layer.values else {}
    first |= {"shown": what} if what in Shown.values else {}
    form = StepForm(to_choose(request.network), sent(request), initial=first)

    def save(step: str) -> None:
        actions.plan_step(*who(request), form.planned(), step)

    page = Page(FORM, form, {"title": _("Plan een zichtbare stap")})
    return answer(request, page, save, _("De stap staat gepland."), lambda: address(request, "plan"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, visible_step: int) -> HttpResponse:
    row = there(step_at(request.network, visible_step))
    form = StepForm(to_choose(request.network, row), sent(request), initial=step_begins(row))

    def save(step: str) -> None:
        actions.change_step(*who(request), (visible_step, form.at_version), form.planned(), step)

    context = {"title": _("Pas deze stap aan"), "row": row}
    page = Page(FORM, form, context, lambda: step_begins(there(step_at(request.network, visible_step))))
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "plan"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def close(request: Visit, visible_step: int) -> HttpResponse:
    row, day = there(step_at(request.network, visible_step)), day_of(request.network)
    bodies = [(str(one.pk), one.name) for one in bodies_in(request.network, [row.layer])]
    form = CameForm(bodies, row.evidence_id is None, sent(request), initial=came_begins(row, day, bodies))

    def save(step: str) -> None:
        close_step(*who(request), (visible_step, form.at_version), form.came(), step)

    what = teller_of(eyes_of(request.user, request.network), request.network, [row]).what(row)
    context = {"title": _("Wat kwam ervan?"), "row": row, "what": what}
    context["needs_body"] = not bodies and row.layer in SHOWN_LAYERS
    page = Page(
        "visibility/came.html",
        form,
        context,
        lambda: came_begins(there(step_at(request.network, visible_step)), day, bodies),
    )
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "plan"))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, visible_step: int) -> HttpResponse:
    there(step_at(request.network, visible_step))
    step = new_step()
    actions.remove_step(*who(request), visible_step, step)
    return done(request, _("De stap is weg."), address(request, "undo", step), address(request, "plan"))
