"""The anchoring report, as a letter with pictures."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.insights import actions, queries
from draagvlak.capabilities.insights.pictures import path_picture
from draagvlak.capabilities.insights.wording import basis, talks_heading
from draagvlak.pages.report.forms import BACK, AnswerForm
from draagvlak.pages.shared.doors import Visit, in_network, public


@require_GET
@in_network(may="network.read_report")
def letter(request: Visit) -> HttpResponse:
    return _letter(request)


@require_POST
@in_network(may="network.answer_conversation")
def answer(request: Visit) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    _keep(request, (given["a"], given["b"]), given["answer"])
    actions.refresh_report(request.user, request.authority, request.network)
    if request.htmx:
        return _letter(request)
    return redirect("report:letter", request.authority.slug, request.network.slug)


@require_GET
@in_network(may="network.export")
def as_file(request: Visit) -> HttpResponse:
    name = f"{request.network.slug}-rapport.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return JsonResponse(_report(request), json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=headers)


@require_GET
@public(because="how we calculate is for everybody to read, also for whoever is counted")
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "report/method.html", {"title": _("Hoe we rekenen")})


def _keep(request: Visit, pair: tuple[int, int], said: str) -> None:
    who = (request.user, request.authority, request.network, pair)
    try:
        if said == BACK:
            actions.withdraw_answer(*who)
        else:
            actions.answer_conversation(*who, said)
    except ValueError as error:
        raise Http404 from error


def _report(request: Visit) -> dict[str, Any]:
    found = queries.report_of(request.network)
    if found is None:
        actions.refresh_report(request.user, request.authority, request.network)
        found = queries.report_of(request.network)
    return found or {}


def _letter(request: Visit) -> HttpResponse:
    found = _report(request)
    context = {
        "report": found,
        "as_of": date.fromisoformat(found["as_of"]),
        "picture": path_picture(found),
        "talks_heading": talks_heading(len(found["conversations"])),
        "basis": basis(found),
        "answers": queries.answers_of(request.network),
        "is_empty": not found["counts"]["persons"],
    }
    return page_or_part(request, "report/letter.html", "conversations", context)
