"""The anchoring report, as a letter with pictures."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

import rules
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from draagvlak.basics.htmx import page_or_part
from draagvlak.capabilities.insights import actions, queries
from draagvlak.capabilities.insights.pictures import Picture, path_picture
from draagvlak.capabilities.insights.pictures.carried import with_ladders
from draagvlak.capabilities.insights.queries.brief import brief_of
from draagvlak.capabilities.insights.queries.shared import shared_part
from draagvlak.capabilities.insights.queries.summary import summary_of
from draagvlak.capabilities.insights.wording import is_told, nothing_noted, sections, stage_rules, talks_heading
from draagvlak.capabilities.insights.wording.layers_carried import carried_rows
from draagvlak.capabilities.insights.wording.sections import Section
from draagvlak.capabilities.insights.wording.stages import level_rules
from draagvlak.capabilities.insights.writers.brief_pdf import Brief, Chosen, as_brief
from draagvlak.capabilities.insights.writers.pdf import as_pdf
from draagvlak.capabilities.insights.writers.report_json import as_json_text
from draagvlak.capabilities.network.queries.sharing import shared_with
from draagvlak.capabilities.visibility.queries.board import for_board
from draagvlak.pages.report.forms import BACK, AnswerForm, counted_in_words
from draagvlak.pages.shared.doors import Visit, in_authority, in_network, public
from draagvlak.pages.shared.parts import mark_of_part

PAGE = 50
BEFORE_TALKS = ("reasons", "places", "links", "bridges")
AFTER_TALKS = ("unknown", "basis")
ANSWERED = {
    "done": gettext_lazy("Genoteerd: gedaan. Hieronder staat wat we nu voorstellen."),
    "not_now": gettext_lazy("Genoteerd: niet nu. Hieronder staat wat we nu voorstellen."),
    "not_right": gettext_lazy("Genoteerd: klopt niet. Hieronder staat wat we nu voorstellen."),
    BACK: gettext_lazy("Je antwoord is weg. Hieronder staat wat we nu voorstellen."),
}


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
        return _letter(request, str(ANSWERED[given["answer"]]))
    page = reverse("report:letter", args=[request.authority.slug, request.network.slug])
    return redirect(f"{page}#gesprekken")


@require_GET
@in_network(may="network.read_report")
def as_file(request: Visit) -> HttpResponse:
    name = f"{request.network.slug}-rapport.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_json_text(_report(request)), content_type="application/json", headers=headers)


@require_GET
@in_network(may="network.read_report")
def on_paper(request: Visit) -> HttpResponse:
    title = _("Ankerrapport van %(network)s") % {"network": request.network.name}
    paper = as_pdf(_report(request), title, _addressee(request), get_language() or "nl")
    headers = {"Content-Disposition": f'attachment; filename="{request.network.slug}-rapport.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@require_GET
@in_network(may="network.read_brief")
def brief(request: Visit) -> HttpResponse:
    if rules.has_perm("network.refresh", request.user, request.network):
        _report(request)  # else that of before is told, with its day
    found = brief_of(request.authority, request.network)
    if found is None:
        messages.info(request, _("Deze bladzijde kan er nog niet zijn: er is nog geen rapport dat we mogen tonen."))
        return redirect("report:summary", request.authority.slug, request.network.slug)
    paper = as_brief(_with_what_was_seen(request, found), get_language() or "nl")
    headers = {"Content-Disposition": f'attachment; filename="{request.network.slug}-bestuur.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _with_what_was_seen(request: Visit, found: Brief) -> Brief:
    told = for_board(request.network)
    seen = tuple(f"{date_format(day, 'j F Y')}, {layer}: {what}" for day, layer, what in told.seen)
    if told.story is None:
        return replace(found, seen=seen)
    quotes = tuple((one.words, one.name) for one in told.story.quotes)
    return replace(found, seen=seen, story=Chosen(told.story.title, told.story.lead, quotes))


@require_GET
@in_network(may="network.read_aggregates")
def summary(request: Visit) -> HttpResponse:
    found = summary_of(request.network)
    may = {"may_see_evidence": "support.read_evidence", "may_read_brief": "network.read_brief"}
    context = {
        "title": _("Hoe staat het netwerk ervoor?"),
        "summary": found,
        "mark": mark_of_part(request, found),
        "words": cache(lambda: counted_in_words(found.counted)),
        "carried": cache(lambda: with_ladders(found.carried)),
        "is_noted": bool(found.carried),
        "has_survey": any(row.survey for row in found.carried),
        "none_noted": nothing_noted(),
        **{name: rules.has_perm(right, request.user, request.network) for name, right in may.items()},
    }
    return render(request, "report/summary.html", context)


@require_GET
@in_authority(may="network.read_shared")
def shared(request: Visit) -> HttpResponse:
    page = Paginator(shared_with(request.authority), PAGE).get_page(request.GET.get("pagina"))
    return render(request, "report/shared.html", {"title": _("Wat gemeenten met ons delen"), "shares": page})


@require_GET
@in_authority(may="network.read_shared")
def shared_one(request: Visit, share: int) -> HttpResponse:
    found = shared_part(request.authority, share)
    if found is None:
        raise Http404
    context = {"title": f"{found.authority}: {found.network}", "part": found, "summary": found.summary}
    if found.summary:
        context |= counted_in_words(found.summary.counted)
    if found.organisations:
        context["page"] = Paginator(found.organisations.rows, PAGE).get_page(request.GET.get("pagina"))
    return render(request, "report/shared_one.html", context)


@require_safe
@public(because="how we calculate is for everybody to read, also for whoever is counted")
def method(request: HttpRequest) -> HttpResponse:
    return render(
        request, "report/method.html", {"title": _("Hoe we rekenen"), "stages": stage_rules(), "levels": level_rules()}
    )


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
    """Of today; made anew where there is none. What is noted in that same second may not be in it yet."""
    found = queries.report_of(request.network)
    if found is None:
        stored = actions.refresh_report(request.user, request.authority, request.network)
        found = stored.texts[get_language() or "nl"]
    return found


def _opening(request: Visit) -> queries.Opening:
    """Of today; made anew where there is none."""
    found = queries.opening_of(request.network)
    if found is None:
        actions.refresh_report(request.user, request.authority, request.network)
        found = queries.opening_of(request.network, is_of_today=False)
    if found is None:
        raise RuntimeError("A report that was just made is not there.")
    return found


def _addressee(request: Visit) -> str:
    return request.user.first_name or _("netwerkregisseur")


def _rights(request: Visit) -> dict[str, bool]:
    """What of the letter's ways on are open to whoever reads it."""
    rights = {"may_export": "network.export", "may_answer": "network.answer_conversation"}
    return {name: rules.has_perm(right, request.user, request.network) for name, right in rights.items()}


def _letter(request: Visit, answered: str = "") -> HttpResponse:
    opening = _opening(request)
    report = opening.head
    context = {
        "report": report,
        "mark": mark_of_part(request, opening.mark),
        "as_of": date.fromisoformat(report["as_of"]),
        **_behind(opening),
        "talks_title": talks_heading(len(report["conversations"])),
        "addressee": _addressee(request),
        "answered": answered,
        "answers": queries.answers_of(request.network),
        "is_empty": not report["counts"]["persons"],
        **_rights(request),
    }
    return page_or_part(request, "report/letter.html", "conversations", context)


def _behind(opening: queries.Opening) -> dict[str, Any]:
    """What follows from the report alone is kept, so the whole of it is read where that is not there yet."""
    whole = cache(lambda: _told(queries.report_behind(opening)))
    return {
        "picture": lambda: whole().picture,
        "before": lambda: [part for part in whole().parts if part.key in BEFORE_TALKS],
        "after": lambda: [part for part in whole().parts if part.key in AFTER_TALKS],
        "carried": lambda: whole().carried,
        "is_noted": lambda: whole().is_noted,
        "none_noted": nothing_noted(),
        "talk": lambda: whole().talk,
    }


@dataclass(frozen=True)
class Told:
    """What the letter tells of the whole report, beside its head."""

    picture: Picture | None = None
    parts: tuple[Section, ...] = ()
    carried: list[Any] = field(default_factory=list)
    is_noted: bool = False
    talk: dict[str, Any] | None = None


def _told(report: dict[str, Any]) -> Told:
    if not report:
        return Told()
    layers = report["carrying"]
    carried = with_ladders(carried_rows(layers))
    return Told(path_picture(report), sections(report), carried, is_told(layers), report["support_conversation"])
