"""The bodies of a network."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.support.actions import bodies as actions
from draagvlak.capabilities.support.choices import PARTNER_LAYER
from draagvlak.capabilities.support.queries.ledger import body_at, reads_named
from draagvlak.capabilities.support.queries.one_body import body_page
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, there, who
from draagvlak.pages.support.forms.bodies import BodyForm, body_begins
from draagvlak.pages.support.forms.words import REFUSALS
from draagvlak.pages.support.views.telling import WRITE, address, answer, done


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    first = {"kind": "partner_board"} if request.GET.get("laag") == PARTNER_LAYER else {}
    form = BodyForm(request.POST if request.method == "POST" else None, initial=first)
    made: list[int] = []

    def save(step: str) -> None:
        made.append(actions.note_body(*who(request), form.told(), step).pk)

    def to() -> str:
        return address(request, "body", made[0]) if made else address(request, "layers")

    page = Page("support/body_form.html", form, {"title": _("Nieuw orgaan")})
    return answer(request, page, save, _("Het orgaan staat erbij. Zeg nu wie erin zit."), to)


@require_GET
@in_network(may="support.read_evidence")
def body(request: Visit, body: int) -> HttpResponse:
    row = there(body_at(request.network, body))
    page = body_page(request.network, row, reads_named(request.user, request.network))
    context = {
        "title": row.name,
        "page": page,
        "body": row,
        "sees_people": may(request, "network.read_people"),
        "may_write": may(request, WRITE),
    }
    return render(request, "support/body.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, body: int) -> HttpResponse:
    row = there(body_at(request.network, body))
    form = BodyForm(request.POST if request.method == "POST" else None, initial=body_begins(row))

    def save(step: str) -> None:
        actions.change_body(*who(request), (body, form.at_version), form.told(), step)

    page = Page(
        "support/body_form.html",
        form,
        {"title": _("Pas dit orgaan aan"), "body": row},
        lambda: body_begins(there(body_at(request.network, body))),
    )
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "body", body))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, body: int) -> HttpResponse:
    row, step = there(body_at(request.network, body)), new_step()
    try:
        actions.remove_body(*who(request), body, step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), address(request, "body", body))
    return done(request, _("Het orgaan is weg."), step, address(request, "layer", row.layer))
