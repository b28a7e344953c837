"""The step itself: seen before it is done, done later, and taken back."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from draagvlak.capabilities.merging.actions.merging import start_merger, undo_merger
from draagvlak.capabilities.merging.queries.added import added_since
from draagvlak.capabilities.merging.queries.preview import preview_of
from draagvlak.capabilities.merging.queries.sources import merger_at, shown_state, sources_of
from draagvlak.capabilities.merging.wording import refusal
from draagvlak.capabilities.merging.wording.told import added_told, coming_told
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.merging.forms import MergeForm
from draagvlak.pages.merging.views.plans import address
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import refused as told_why
from draagvlak.pages.shared.telling import there, told


@require_http_methods(["GET", "POST"])
@in_authority(may="merging.merge")
def merge(request: Visit, merger: int) -> HttpResponse:
    found, form = there(merger_at(merger)), MergeForm(request.POST)
    if request.method == "POST" and not form.is_valid():
        raise Http404
    if request.method == "POST":
        try:
            start_merger(request.user, request.authority, found, form.cleaned_data["version"])
        except RefusedError as refused:
            return told_why(request, refusal(refused.code), address(request, "plan", merger))
    sources = sources_of(found)
    if request.method == "POST" or shown_state(found) in {"merging", "merged"} or not sources.may_be_joined:
        return redirect("merging:plan", request.authority.slug, merger)
    context = {"title": _("Laat de netwerken samengaan"), "merger": found, "sources": sources}
    context |= coming_told(preview_of(found, sources))
    return render(request, "merging/merge.html", context)


@require_POST
@in_authority(may="merging.merge")
def undo(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    page = address(request, "plan", merger)
    try:
        undo_merger(request.user, request.authority, found)
    except RefusedError as refused:
        added = added_told(added_since(found)) if refused.code == "added" else ""
        return told_why(request, added or refusal(refused.code), page)
    return told(request, _("Teruggedraaid. Alles is weer zoals voor het samengaan."), page)
