"""What if: the report of today beside that of a network in which something is otherwise. Nothing is kept unasked."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.insights.pictures import path_picture
from draagvlak.capabilities.insights.queries import report_behind
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.succession.actions.undoing import undo_what_if
from draagvlak.capabilities.succession.actions.what_ifs import drop_what_if, keep_what_if
from draagvlak.capabilities.succession.queries import what_ifs as queries
from draagvlak.capabilities.succession.queries.kept import kept_shown
from draagvlak.capabilities.succession.wording.wondered import assumed_said, wondered_said
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import taken_back, there, who
from draagvlak.pages.succession.forms.what_if import KeepForm, WonderForm
from draagvlak.pages.succession.views.telling import WONDER, address, do, done, todays

QUICK = 3  # people of the political board that are one tap away


@require_GET
@in_network(may=WONDER)
def wonder(request: Visit) -> HttpResponse:
    form = _form(request, request.GET if "wat" in request.GET else None)
    if form.is_bound and form.is_valid():
        found = _answered(request, form)
        return _shown(request, form, found, KeepForm(initial={}))
    return _asked(request, form, 422 if form.errors else 200)


@require_POST
@in_network(may=WONDER)
def keep(request: Visit) -> HttpResponse:
    form, said = _form(request, request.POST), KeepForm(request.POST)
    if not form.is_valid():
        raise Http404
    found = _answered(request, form)
    if said.is_valid():
        step = said.cleaned_data["key"]
        try:
            keep_what_if(*who(request), found, said.cleaned_data["words"], step)
        except RefusedError as error:
            said.refuse(error)
        except SentBeforeError:
            return redirect(address(request, "what_if"))
        else:
            return done(request, _("Bewaard."), step, address(request, "what_if"), "undo_what_if")
    return _shown(request, form, found, said, 422)


@require_GET
@in_network(may=WONDER)
def kept(request: Visit, wondered: int) -> HttpResponse:
    row = there(queries.what_if_at(request.network, wondered))
    context = {"title": _said(row), "row": row, "shown": kept_shown(row), "assumed": assumed_said(row.wonder)}
    return render(request, "succession/kept.html", context)


@require_POST
@in_network(may=WONDER)
def drop(request: Visit, wondered: int) -> HttpResponse:
    there(queries.what_if_at(request.network, wondered))

    def act(step: str) -> None:
        drop_what_if(*who(request), wondered, step)

    return do(request, act, _("Weggegooid."), address(request, "what_if"), "undo_what_if")


@require_POST
@in_network(may=WONDER)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_what_if(*who(request), step), address(request, "what_if"))


def _form(request: Visit, asked: Any) -> WonderForm:
    network = request.network
    return WonderForm(queries.whom_to_wonder(network), queries.places_in(network), asked, initial={"wat": "away"})


def _asked(request: Visit, form: WonderForm, status: int) -> HttpResponse:
    people = dict(queries.whom_to_wonder(request.network))
    context = {
        "title": _("Wat als"),
        "form": form,
        "director": next(iter(people.get("director", [])), None),
        "political": people.get("political", [])[:QUICK],
        "is_alone": not people,
        "rows": [(row, _said(row)) for row in queries.kept_what_ifs(request.network)],
    }
    return render(request, "succession/what_if.html", context, status=status)


def _answered(request: Visit, form: WonderForm) -> queries.Answered:
    before = report_behind(todays(request))
    found = queries.answer_to(request.network, before, form.wondered()) if before else None
    if found is None:
        raise Http404
    return found


def _shown(
    request: Visit, form: WonderForm, found: queries.Answered, said: KeepForm, status: int = 200
) -> HttpResponse:
    asked = found.asked
    context = {
        "title": wondered_said(asked.wonder, _name(form, asked), asked.places, asked.into),
        "found": found,
        "assumed": assumed_said(asked.wonder),
        "sides": [(_("Zo is het nu"), found.before), (_("Zo zou het zijn"), found.after)],
        "pictures": [path_picture(report) for report in (found.before, found.after)],
        "asked": asked,
        "keep": said,
    }
    return render(request, "succession/answered.html", context, status=status)


def _name(form: WonderForm, asked: queries.Wondered) -> str:
    groups = form.fields["wie"].choices  # type: ignore[attr-defined]
    people = [one for _heading, some in groups if isinstance(some, list) for one in some]
    return next((name for key, name in people if key == str(asked.person)), "")


def _said(row: Any) -> str:
    return wondered_said(row.wonder, row.person.name if row.person else "", row.places, row.into)
