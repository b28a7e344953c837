"""Surveys of a network: which there are, one of them, making, opening and closing one."""

from typing import Any

import rules
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.pulse.actions import surveys as actions
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.queries import closed_of, is_promised, promise_of, surveys_of
from draagvlak.capabilities.pulse.queries.asked import responses_of, ways_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import refused, sent, told, who
from draagvlak.pages.shared.views import changed_meanwhile, differing
from draagvlak.pages.survey.forms import PromiseForm, SurveyForm
from draagvlak.pages.survey.forms.making import as_now, begun_with
from draagvlak.pages.survey.views.telling import address, found

PAGE = 20


@require_GET
@in_network(may="pulse.read_results")
def listing(request: Visit) -> HttpResponse:
    may_run = rules.has_perm("pulse.run", request.user, request.network)
    rows = surveys_of(request.network) if may_run else closed_of(request.network)
    context = {
        "title": _("Peilingen"),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("pagina")),
        "may_run": may_run,
        "is_promised": is_promised(request.network),
    }
    return render(request, "survey/list.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may="pulse.run")
def promise(request: Visit) -> HttpResponse:
    form, said = PromiseForm(sent(request)), promise_of(request.network)
    if not form.is_valid():
        context = {"title": _("Voor je eerste peiling"), "form": form, "said": said}
        return render(request, "survey/promise.html", context, status=422 if form.errors else 200)
    actions.promise_access(*who(request))
    return told(request, _("Genoteerd. Je kan een peiling beginnen."), address(request, "list"))


@require_http_methods(["GET", "POST"])
@in_network(may="pulse.run")
def make(request: Visit) -> HttpResponse:
    title = _("Peiling %(month)s") % {"month": date_format(localdate(), "F Y")}
    form = SurveyForm(sent(request), initial=begun_with(title, localdate()))
    if not form.is_valid():
        context = {"title": _("Nieuwe peiling"), "form": form}
        return render(request, "survey/make.html", context, status=422 if form.errors else 200)
    key = form.once(lambda step: actions.make_survey(*who(request), form.planned(), step))
    return told(request, _("De peiling staat klaar. Kies nu wie je vraagt."), address(request, "one", key))


@require_GET
@in_network(may="pulse.run")
def one(request: Visit, survey: int) -> HttpResponse:
    row = found(request, survey)
    context = {
        "title": row.title,
        "survey": row,
        "responses": responses_of(row),
        "ways": ways_of(row),
        "is_promised": row.state != State.DRAFT or is_promised(request.network),
        "is_early": row.opens_on > localdate(),
        "is_late": row.closes_on < localdate(),
        "may_read": rules.has_perm("pulse.read_results", request.user, request.network),
    }
    return render(request, "survey/one.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may="pulse.run")
def change(request: Visit, survey: int) -> HttpResponse:
    row, here = found(request, survey), address(request, "one", survey)
    if row.state == State.CLOSED:
        return refused(request, _("Deze peiling is gesloten. Er is niets veranderd."), here)
    form = SurveyForm(sent(request), initial=as_now(row), has_begun=row.state == State.OPEN)
    context = {"title": _("Pas de peiling aan"), "survey": row, "form": form}
    if not form.is_valid():
        return render(request, "survey/change.html", context, status=422 if form.errors else 200)
    return _changed(request, form, row, context)


def _changed(request: Visit, form: SurveyForm, row: Any, context: dict[str, Any]) -> HttpResponse:
    try:
        actions.change_survey(*who(request), (row.pk, form.cleaned_data["version"] or 0), form.planned())
    except ChangedMeanwhileError as error:
        now = as_now(error.now)
        if differing(form, now):
            return changed_meanwhile(request, "survey/change.html", form, now, context)
    return told(request, _("Aangepast."), address(request, "one", row.pk))


@require_POST
@in_network(may="pulse.run")
def begin(request: Visit, survey: int) -> HttpResponse:
    row, here = found(request, survey), address(request, "one", survey)
    try:
        actions.begin_survey(*who(request), row.pk, request.build_absolute_uri("/").rstrip("/"))
    except actions.NotYetError:
        return refused(request, _("De peiling kan nog niet beginnen. Kijk hieronder wat er nog nodig is."), here)
    return told(request, _("De peiling is begonnen."), here)


@require_http_methods(["GET", "POST"])
@in_network(may="pulse.run")
def close(request: Visit, survey: int) -> HttpResponse:
    row = found(request, survey)
    if request.method == "GET":
        return render(request, "survey/close.html", {"title": _("Sluit de peiling"), "survey": row})
    actions.close_survey(*who(request), row.pk)
    outdate_report(*who(request))  # which tells of it from now on
    return told(request, _("De peiling is gesloten."), address(request, "one", survey))


@require_POST
@in_network(may="pulse.run")
def remove(request: Visit, survey: int) -> HttpResponse:
    row = found(request, survey)
    if row.state != State.DRAFT:
        return refused(
            request, _("Deze peiling is al begonnen. Er is niets verwijderd."), address(request, "one", survey)
        )
    actions.remove_survey(*who(request), row.pk)
    return told(request, _("De peiling is verwijderd."), address(request, "list"))
