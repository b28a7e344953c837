"""Who sits in a body: one by one, or all at once after elections."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.support.actions import bodies as actions
from draagvlak.capabilities.support.actions.renewing import renew_body
from draagvlak.capabilities.support.queries.choosing import members_named
from draagvlak.capabilities.support.queries.ledger import body_at, office_at
from draagvlak.capabilities.support.queries.renewing import Renewal, preview_of, recognised, sitting
from draagvlak.capabilities.support.wording.levels import word_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, there, who
from draagvlak.pages.support.forms.bodies import OfficeForm, RenewForm, SeatForm, office_begins
from draagvlak.pages.support.views.telling import WRITE, address, answer, done


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def seat(request: Visit, body: int) -> HttpResponse:
    row = there(body_at(request.network, body))
    people = [(str(key), name) for key, name in members_named(request.network)]
    form = SeatForm(people, request.POST if request.method == "POST" else None)

    def save(step: str) -> None:
        actions.seat_somebody(*who(request), body, form.seated(), step)

    page = Page("support/seat.html", form, {"title": _("Wie zit erin?"), "body": row})
    return answer(request, page, save, _("Genoteerd."), lambda: address(request, "body", body))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, office: int) -> HttpResponse:
    row = there(office_at(request.network, office))
    form = OfficeForm(request.POST if request.method == "POST" else None, initial=office_begins(row))

    def save(step: str) -> None:
        actions.change_office(*who(request), (office, form.at_version), form.seated(), step)

    context = {"title": row.person.name, "body": row.body, "office": row}
    page = Page("support/seat.html", form, context, lambda: office_begins(there(office_at(request.network, office))))
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "body", row.body_id))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, office: int) -> HttpResponse:
    row, step = there(office_at(request.network, office)), new_step()
    actions.remove_office(*who(request), office, step)
    return done(request, _("Weggehaald."), step, address(request, "body", row.body_id))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def renew(request: Visit, body: int) -> HttpResponse:
    """First what would become of it, then, once that was seen, the thing itself."""
    row = there(body_at(request.network, body))
    form = RenewForm(
        sitting(request.network, row),
        request.POST if request.method == "POST" else None,
        initial={"version": row.version},
    )
    context = {"title": _("Nieuwe mensen in %(body)s") % {"body": row.name}, "body": row, "form": form}
    if request.method == "POST" and "doe" not in request.POST and form.is_valid():
        seen = preview_of(request.network, row, _renewal(request, form))
        levels = {"before": word_of(seen.before.level), "after": word_of(seen.after.level)}
        return render(request, "support/renew.html", {**context, "seen": seen, **levels})

    def save(step: str) -> None:
        renew_body(*who(request), (body, form.at_version), _renewal(request, form), step)

    page = Page("support/renew.html", form, context, lambda: {"version": there(body_at(request.network, body)).version})
    return answer(request, page, save, _("De nieuwe mensen staan erin."), lambda: address(request, "body", body))


def _renewal(request: Visit, form: RenewForm) -> Renewal:
    coming = recognised(request.network, form.lines())
    return Renewal(form.cleaned_data["on"], form.staying_keys(), coming)
