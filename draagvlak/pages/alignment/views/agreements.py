"""What networks agreed: the document of today, one agreement with its history, and changes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from draagvlak.capabilities.alignment.actions import agreements as actions
from draagvlak.capabilities.alignment.queries import agreements as queries
from draagvlak.pages.alignment.forms.agreement import AgreementForm, EndForm, agreement_begins, choices_of
from draagvlak.pages.alignment.views.telling import READ, WRITE, answer_here, here, may_here, who
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import Page, sent, there


@require_GET
@in_authority(may=READ)
def listing(request: Visit) -> HttpResponse:
    context = {"title": _("Afspraken tussen netwerken"), "found": queries.document(*who(request))}
    return render(request, "alignment/agreements.html", context | {"may_write": may_here(request, WRITE)})


@require_GET
@in_authority(may=READ)
def one(request: Visit, agreed: int) -> HttpResponse:
    row = there(queries.agreement_at(agreed))
    context = {"title": row.subject, "one": queries.shown_one(*who(request), row), "before": queries.history_of(row)}
    return render(request, "alignment/agreement.html", context | {"may_write": may_here(request, WRITE)})


def _form(request: Visit, begins: dict[str, Any], keeps: int | None = None) -> AgreementForm:
    people = queries.people_to_name(*who(request))
    choices = choices_of(queries.networks_to_agree(), people, keeps)
    return AgreementForm(*choices, sent(request), initial=begins)


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def make(request: Visit) -> HttpResponse:
    form = _form(request, {"since": localdate()})

    def save(step: str) -> None:
        actions.agree(*who(request), form.agreed, step)

    page = Page("alignment/agreement_form.html", form, {"title": _("Nieuwe afspraak")})
    return answer_here(request, page, save, _("De afspraak staat er."), lambda: here(request, "agreements"))


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def change(request: Visit, agreed: int) -> HttpResponse:
    row = there(_still_holds(agreed))
    form = _form(request, agreement_begins(row, queries.parties_of(row)), row.person_id)

    def save(step: str) -> None:
        actions.change_agreement(*who(request), (agreed, form.at_version), form.agreed, step)

    def now() -> dict[str, Any]:
        found = there(queries.agreement_at(agreed))
        return agreement_begins(found, queries.parties_of(found))

    page = Page("alignment/agreement_form.html", form, {"title": _("Pas de afspraak aan"), "row": row}, now)
    return answer_here(request, page, save, _("Bewaard."), lambda: here(request, "agreement", agreed))


@require_http_methods(["GET", "POST"])
@in_authority(may=WRITE)
def end(request: Visit, agreed: int) -> HttpResponse:
    row = there(_still_holds(agreed))
    form = EndForm(sent(request), initial={"until": localdate(), "version": row.version})

    def save(step: str) -> None:
        last = form.cleaned_data["until"], form.cleaned_data["why_ended"]
        actions.end_agreement(*who(request), (agreed, form.at_version), last, step)

    def now() -> dict[str, Any]:
        found = there(queries.agreement_at(agreed))
        return {"until": found.until, "why_ended": found.why_ended, "version": found.version}

    page = Page("alignment/end.html", form, {"title": _("Beëindig de afspraak"), "row": row}, now)
    said = _("De afspraak is beëindigd. Ze blijft staan bij wat voorbij is.")
    return answer_here(request, page, save, said, lambda: here(request, "agreement", agreed))


def _still_holds(agreed: int) -> Any:
    row = queries.agreement_at(agreed)
    return row if row is not None and row.until is None else None
