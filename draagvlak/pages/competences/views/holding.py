"""Who has a role, from when and up to when."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.competences.actions import holding as actions
from draagvlak.capabilities.competences.queries import holders as queries
from draagvlak.pages.competences.forms.roles import HoldForm, HoldingForm, holding_begins
from draagvlak.pages.competences.views.roles import WRITE, address, answer, done
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, there, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def hold(request: Visit, network_role: int) -> HttpResponse:
    row = there(queries.role_at(request.network, network_role))
    form = HoldForm(queries.may_hold(request.network), sent(request))

    def save(step: str) -> None:
        actions.hold(*who(request), (network_role, form.cleaned_data["person"]), form.held(), step)

    page = Page("competences/hold.html", form, {"title": _("Wie heeft deze rol?"), "role": row})
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "role", network_role))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, holding: int) -> HttpResponse:
    row = there(queries.holding_at(request.network, holding))
    form = HoldingForm(sent(request), initial=holding_begins(row))

    def save(step: str) -> None:
        actions.change_holding(*who(request), (holding, form.at_version), form.held(), step)

    def now() -> dict[str, Any]:
        return holding_begins(there(queries.holding_at(request.network, holding)))

    context = {"title": row.person.name, "role": row.role, "holding": row}
    page = Page("competences/hold.html", form, context, now)
    return answer(request, page, save, _("Bewaard."), lambda: _to(request, row))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, holding: int) -> HttpResponse:
    row, step = there(queries.holding_at(request.network, holding)), new_step()
    actions.remove_holding(*who(request), holding, step)
    return done(request, _("Weggehaald."), step, _to(request, row))


def _to(request: Visit, row: Any) -> str:
    return address(request, "role", row.role_id) if row.role.ended_on is None else address(request, "roles")
