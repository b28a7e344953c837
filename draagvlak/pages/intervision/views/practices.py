"""Practices of ours: written down, put in other words, taken away."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.intervision.actions import practices as actions
from draagvlak.capabilities.intervision.queries import practices as queries
from draagvlak.pages.intervision.forms.practice import PracticeForm, practice_begins
from draagvlak.pages.intervision.views.telling import READ, SHARE, answer, here
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, there, told, who


@require_GET
@in_network(may=READ)
def one(request: Visit, own_practice: int) -> HttpResponse:
    row = there(queries.practice_at(request.network, own_practice))
    context = {"title": row.title, "row": row, "links": queries.links_of_own(row), "may_share": may(request, SHARE)}
    return render(request, "intervision/own_practice.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=SHARE)
def write(request: Visit) -> HttpResponse:
    form = PracticeForm(queries.plan_to_link(request.network), sent(request))

    def save(step: str) -> None:
        actions.write_practice(*who(request), form.described, step)

    page = Page("intervision/practice_form.html", form, {"title": _("Nieuwe praktijk")})
    said = _("Bewaard. Niemand elders leest ze, tot je ze deelt.")
    return answer(request, page, save, said, (lambda: here(request, "ours"), "undo"))


@require_http_methods(["GET", "POST"])
@in_network(may=SHARE)
def change(request: Visit, own_practice: int) -> HttpResponse:
    row = there(queries.practice_at(request.network, own_practice))
    begins = practice_begins(row, queries.links_of_own(row))
    form = PracticeForm(queries.plan_to_link(request.network), sent(request), initial=begins)

    def save(step: str) -> None:
        actions.change_practice(*who(request), (own_practice, form.at_version), form.described, step)

    def now() -> dict[str, Any]:
        found = there(queries.practice_at(request.network, own_practice))
        return practice_begins(found, queries.links_of_own(found))

    page = Page("intervision/practice_form.html", form, {"title": _("Pas de praktijk aan"), "row": row}, now)
    at = here(request, "own_practice", request.network.slug, own_practice)
    return answer(request, page, save, _("Bewaard."), (lambda: at, "undo"))


@require_POST
@in_network(may=SHARE)
def remove(request: Visit, own_practice: int) -> HttpResponse:
    row = there(queries.practice_at(request.network, own_practice))
    if request.POST.get("version", "") != str(row.version):
        said = _("Intussen heeft iemand anders deze praktijk aangepast. Ze is niet weggehaald. Lees ze eerst.")
        return refused(request, said, here(request, "own_practice", request.network.slug, own_practice))
    step = new_step()
    actions.remove_practice(*who(request), (own_practice, row.version), step)
    undo = here(request, "undo", request.network.slug, step)
    return told(request, _("Weggehaald, en teruggetrokken bij wie ze las."), here(request, "ours"), undo)
