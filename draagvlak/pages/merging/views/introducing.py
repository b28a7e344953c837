"""Who is to meet before networks become one, and what came of it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.merging.actions import planning
from draagvlak.capabilities.merging.queries.introducing import introduction_at, introductions_of
from draagvlak.capabilities.merging.queries.sources import merger_at, sources_of
from draagvlak.capabilities.merging.wording import refusal
from draagvlak.capabilities.merging.wording.told import introduced_told
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.merging.forms import NoteForm
from draagvlak.pages.merging.views.plans import address
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import refused as told_why
from draagvlak.pages.shared.telling import there, told

PAGE = 50


@require_http_methods(["GET", "POST"])
@in_authority(may="merging.plan")
def introductions(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    if request.method == "POST":
        return _proposed(request, found)
    sources = sources_of(found)
    page = Paginator(introductions_of(found, sources), PAGE).get_page(request.GET.get("pagina"))
    context = {"title": _("Kennismakingen"), "merger": found, "sources": sources, "page": page}
    context["introductions"] = introduced_told(page)
    return render(request, "merging/introductions.html", context)


def _proposed(request: Visit, merger: object) -> HttpResponse:
    page = address(request, "introductions", there(merger).pk)
    try:
        count = planning.plan_introductions(request.user, request.authority, there(merger))
    except RefusedError as refused:
        return told_why(request, refusal(refused.code), page)
    if not count:
        return told(request, _("Er zijn geen kennismakingen die er nog een brug bij maken."), page)
    said = ngettext("%(count)s kennismaking staat klaar.", "%(count)s kennismakingen staan klaar.", count)
    return told(request, said % {"count": count}, page)


@require_POST
@in_authority(may="merging.plan")
def note(request: Visit, merger: int, introduction: int) -> HttpResponse:
    found, form = there(introduction_at(there(merger_at(merger)), introduction)), NoteForm(request.POST)
    if not form.is_valid():
        raise Http404
    said = form.cleaned_data["said"]
    planning.note_introduction(request.user, request.authority, found, said)
    words = _("Genoteerd: gedaan.") if said == "done" else _("De kennismaking staat niet meer in het plan.")
    undo = address(request, "reopen", merger, introduction)
    return told(request, words, address(request, "introductions", merger), undo)


@require_POST
@in_authority(may="merging.plan")
def reopen(request: Visit, merger: int, introduction: int) -> HttpResponse:
    found = there(introduction_at(there(merger_at(merger)), introduction))
    planning.note_introduction(request.user, request.authority, found, "open")
    return told(request, _("De kennismaking staat weer klaar."), address(request, "introductions", merger))
