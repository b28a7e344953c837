"""The open answers of a survey that has closed: read by the director, and released without names."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.pulse.actions import telling as actions
from draagvlak.capabilities.pulse.queries.remarks import closed_at, remark_at, remarks_of
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.views import changed_meanwhile
from draagvlak.pages.survey.forms.telling import RemarkForm, about_names, stands

ONE = "survey/remark.html"


@require_GET
@in_network(may="pulse.read_remarks")
def remarks(request: Visit, closed: int) -> HttpResponse:
    found = _closed(request, closed)
    context = {"title": _("Wat mensen erbij schreven"), "survey": found, "remarks": remarks_of(found)}
    return render(request, "survey/remarks.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may="pulse.read_remarks")
def release(request: Visit, closed: int, remark: int) -> HttpResponse:
    of, found = _one(request, closed, remark)
    first = stands(found.version, found.shown_as or found.text)
    form = RemarkForm(request.POST if request.method == "POST" else None, initial=first)
    context = {"title": _("Laat anderen dit lezen"), "form": form, "found": found, "survey": of}
    if request.method == "POST" and form.is_valid():
        at, text = (found.pk, form.cleaned_data["version"]), form.cleaned_data["text"]
        try:
            actions.release_remark(request.user, request.authority, request.network, of, at, text)
        except ChangedMeanwhileError as error:
            now: Any = error.now
            return changed_meanwhile(request, ONE, form, stands(now.version, now.shown_as), context)
        except actions.NameInItError as error:
            about_names(form, error.names)
        else:
            messages.success(request, _("Wie de uitkomst mag zien, leest dit nu ook."))
            return _back(request, closed)
    return render(request, ONE, context, status=422 if form.errors else 200)


@require_POST
@in_network(may="pulse.read_remarks")
def hide(request: Visit, closed: int, remark: int) -> HttpResponse:
    of, found = _one(request, closed, remark)
    at = (found.pk, found.version)
    actions.release_remark(request.user, request.authority, request.network, of, at, "")
    messages.success(request, _("Alleen jij leest dit nog."))
    return _back(request, closed)


def _closed(request: Visit, key: int) -> Any:
    found = closed_at(request.network, key)
    if found is None:
        raise Http404
    return found


def _one(request: Visit, closed: int, remark: int) -> tuple[Any, Any]:
    of = _closed(request, closed)
    found = remark_at(of, remark)
    if found is None:
        raise Http404
    return of, found


def _back(request: Visit, closed: int) -> HttpResponse:
    return redirect("survey:remarks", request.authority.slug, request.network.slug, closed)
