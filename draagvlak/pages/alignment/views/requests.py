"""What a network asks of people and organisations: noted, changed, taken away."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.alignment.actions import requests as actions
from draagvlak.capabilities.alignment.queries.profiles import asked_of, people_to_ask, request_at
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.alignment.forms.request import RequestForm, request_begins
from draagvlak.pages.alignment.views.telling import WRITE, address, answer
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, there, told, who


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def note(request: Visit) -> HttpResponse:
    begins = {"asked_on": day_of(request.network)}
    form = RequestForm(people_to_ask(request.network, []), sent(request), initial=begins)

    def save(step: str) -> None:
        actions.note_request(*who(request), form.asked, step)

    page = Page("alignment/request.html", form, {"title": _("Noteer een vraag")})
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "profile"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, asked_for: int) -> HttpResponse:
    row = there(request_at(request.network, asked_for))
    of = asked_of(row)
    form = RequestForm(people_to_ask(request.network, of[0]), sent(request), initial=request_begins(row, of))

    def save(step: str) -> None:
        actions.change_request(*who(request), (asked_for, form.at_version), form.asked, step)

    def now() -> dict[str, Any]:
        found = there(request_at(request.network, asked_for))
        return request_begins(found, asked_of(found))

    page = Page("alignment/request.html", form, {"title": _("Pas deze vraag aan"), "row": row}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "profile"))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, asked_for: int) -> HttpResponse:
    there(request_at(request.network, asked_for))
    step = new_step()
    actions.remove_request(*who(request), asked_for, step)
    return told(request, _("De vraag is weg."), address(request, "profile"), address(request, "undo_in_network", step))
