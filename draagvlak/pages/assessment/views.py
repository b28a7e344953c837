"""The guided impact assessment: write it, take it along, and record what was decided."""

from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.actions import assessing
from draagvlak.capabilities.network.queries.assessing import assessment, document
from draagvlak.capabilities.network.writers.assessment_docx import as_docx
from draagvlak.capabilities.network.writers.assessment_pdf import as_pdf
from draagvlak.pages.assessment.forms import AnswersForm, DecisionForm
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.views import changed_meanwhile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS = {"docx": (as_docx, WORD), "pdf": (as_pdf, "application/pdf")}
PAGE = "assessment/assessment.html"


@require_http_methods(["GET", "POST"])
@in_authority(may="network.assess")
def write(request: Visit) -> HttpResponse:
    form = AnswersForm(request.POST if request.method == "POST" else None, initial=_answered())
    if not (request.method == "POST" and form.is_valid()):
        return render(request, PAGE, _context(request, form), status=422 if form.errors else 200)
    try:
        assessing.keep_answers(request.user, request.authority, form.cleaned_data["version"], form.answers)
    except ChangedMeanwhileError:
        return changed_meanwhile(request, PAGE, form, _answered(), _context(request, form))
    messages.success(request, _("Bewaard. Je kan later verdergaan."))
    return redirect("assessment:write", request.authority.slug)


@require_POST
@in_authority(may="network.decide")
def decide(request: Visit) -> HttpResponse:
    form, found = DecisionForm(request.POST), assessment()
    if not form.is_valid() or found is None:
        context = _context(request, AnswersForm(initial=_answered()), form)
        return render(request, PAGE, context, status=422)
    try:
        assessing.record_decision(request.user, request.authority, **form.cleaned_data)
    except ChangedMeanwhileError as error:
        context = _context(request, AnswersForm(initial=_answered()), form)
        return changed_meanwhile(request, PAGE, form, vars(error.now), context | {"about_decision": True})
    messages.success(request, _("De beslissing is vastgelegd. Regisseur en beheerder zien nu personen op de kaart."))
    return redirect("assessment:write", request.authority.slug)


@require_POST
@in_authority(may="network.decide")
def withdraw(request: Visit) -> HttpResponse:
    assessing.withdraw_decision(request.user, request.authority)
    messages.success(request, _("De beslissing is ingetrokken. De kaart toont alleen nog organisaties."))
    return redirect("assessment:write", request.authority.slug)


@require_GET
@in_authority(may="network.assess")
def file(request: Visit, ending: str) -> HttpResponse:
    found = document()
    if found is None or ending not in WRITERS:
        raise Http404
    write_it, kind = WRITERS[ending]
    headers = {"Content-Disposition": f'attachment; filename="effectbeoordeling-{request.authority.slug}.{ending}"'}
    return HttpResponse(write_it(found), content_type=kind, headers=headers)


def _answered() -> dict[str, Any]:
    found = assessment()
    if found is None:
        return {"version": 0}
    return {**found.answers, "version": 0 if found.withdrawn_at else found.version}


def _context(request: Visit, form: AnswersForm, decision: DecisionForm | None = None) -> dict[str, Any]:
    found = assessment()
    stands = found is not None and found.decided_on and not found.withdrawn_at
    first = {"version": found.version if found else 0, "body": _("College van burgemeester en schepenen")}
    return {
        "title": _("Mag de kaart personen tonen?"),
        "form": form,
        "found": found,
        "stands": stands,
        "decision": decision or DecisionForm(initial=first),
        "may_decide": rules.has_perm("network.decide", request.user, request.authority),
    }
