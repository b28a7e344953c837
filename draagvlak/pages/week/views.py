"""The director's own pages: the week, how the network moves, and their role, inspiration and results."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.exchange.writers.log import as_log
from draagvlak.capabilities.insights.queries.week import drive_shown, week_of
from draagvlak.capabilities.network.actions import inspirations as actions
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.inspirations import inspiration_at, inspirations_of
from draagvlak.capabilities.visibility.queries.plan import due_steps
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.views import changed_meanwhile
from draagvlak.pages.week.forms import InspirationForm, stands

A_PAGE = 20
EDIT = "week/inspiration.html"


@require_GET
@in_network(may="network.direct")
def week(request: Visit) -> HttpResponse:
    visible = due_steps(request.user, request.network)
    return render(
        request, "week/week.html", {"title": _("Je week"), "week": week_of(request.network), "visible": visible}
    )


@require_GET
@in_network(may="network.read_report")
def drive(request: Visit) -> HttpResponse:
    context = {"title": _("Hoe het netwerk beweegt"), "drive": drive_shown(request.network)}
    return render(request, "week/drive.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may="network.direct")
def mine(request: Visit) -> HttpResponse:
    first = {"noted_on": day_of(request.network)}
    form = InspirationForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        who = (request.user, request.authority, request.network)
        form.once(lambda key: actions.note_inspiration(*who, form.told, once=key))
        messages.success(request, _("Genoteerd. Alleen jij ziet dit."))
        return redirect("week:mine", request.authority.slug, request.network.slug)
    return render(request, "week/mine.html", _mine(request, form), status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_network(may="network.direct")
def change(request: Visit, inspiration: int) -> HttpResponse:
    found = _own(request, inspiration)
    form = InspirationForm(request.POST if request.method == "POST" else None, initial=stands(found))
    context = {"title": _("Pas je notitie aan"), "form": form, "found": found}
    if not (request.method == "POST" and form.is_valid()):
        return render(request, EDIT, context, status=422 if form.errors else 200)
    try:
        version = form.cleaned_data["version"] or 0
        actions.change_inspiration(request.user, request.authority, request.network, inspiration, version, form.told)
    except ChangedMeanwhileError:
        return changed_meanwhile(request, EDIT, form, stands(_own(request, inspiration)), context)
    messages.success(request, _("Bewaard. Alleen jij ziet dit."))
    return redirect("week:mine", request.authority.slug, request.network.slug)


@require_POST
@in_network(may="network.direct")
def remove(request: Visit, inspiration: int) -> HttpResponse:
    _own(request, inspiration)
    actions.remove_inspiration(request.user, request.authority, request.network, inspiration)
    messages.success(request, _("Je notitie is weg."))
    return redirect("week:mine", request.authority.slug, request.network.slug)


@require_GET
@in_network(may="network.direct")
def take_along(request: Visit) -> HttpResponse:
    rows = inspirations_of(request.user, request.network)
    headers = {"Content-Disposition": f'attachment; filename="{request.network.slug}-mijn-werk.xlsx"'}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(as_log(rows, drive_shown(request.network)), content_type=kind, headers=headers)


def _own(request: Visit, key: int) -> Any:
    found = inspiration_at(request.user, request.network, key)
    if found is None:
        raise Http404
    return found


def _mine(request: Visit, form: InspirationForm) -> dict[str, Any]:
    pages = Paginator(inspirations_of(request.user, request.network), A_PAGE)
    return {
        "title": _("Mijn werk"),
        "form": form,
        "drive": drive_shown(request.network),
        "log": pages.get_page(request.GET.get("pagina")),
    }
