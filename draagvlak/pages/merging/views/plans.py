"""The plans of a partnership: which networks, how they stand before and after, and what is still to do."""

from typing import Any

import rules
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.htmx import page_or_part
from draagvlak.basics.progress import told as progress_of
from draagvlak.capabilities.merging.actions import planning
from draagvlak.capabilities.merging.queries.added import added_since
from draagvlak.capabilities.merging.queries.preview import preview_of
from draagvlak.capabilities.merging.queries.report import before_and_after
from draagvlak.capabilities.merging.queries.sources import (
    agreed_networks,
    key_of_progress,
    merger_at,
    removed_merger_at,
    shown_state,
    sources_of,
)
from draagvlak.capabilities.merging.wording import refusal
from draagvlak.capabilities.merging.wording.told import added_told, report_told, stage_told
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.merging.forms import PlanForm
from draagvlak.pages.shared.doors import Visit, in_authority
from draagvlak.pages.shared.telling import refused as told_why
from draagvlak.pages.shared.telling import sent, there, told
from draagvlak.pages.shared.views import changed_meanwhile


def address(request: Visit, page: str, *more: Any) -> str:
    return reverse(f"merging:{page}", args=[request.authority.slug, *more])


@require_http_methods(["GET", "POST"])
@in_authority(may="merging.plan")
def make(request: Visit) -> HttpResponse:
    agreed = agreed_networks(request.authority)
    form = PlanForm(agreed, sent(request), initial={"kind": "leisure"})
    if form.is_valid():
        who = request.user, request.authority
        try:
            made = form.once(lambda key: planning.make_merger(*who, form.planned, key))
            return redirect("merging:plan", request.authority.slug, made)
        except RefusedError as refused:
            form.refuse(refused)
    context = {"title": _("Een plan om samen te gaan"), "form": form, "agreed": agreed}
    return render(request, "merging/make.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_authority(may="merging.plan")
def change(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    form = PlanForm(agreed_networks(request.authority), sent(request), initial=_as_now(found))
    context = {"title": _("Pas het plan aan"), "form": form, "merger": found, "agreed": True}
    if form.is_valid():
        who = request.user, request.authority, found
        try:
            planning.change_merger(*who, form.cleaned_data["version"] or 0, form.planned)
            return told(request, _("Bewaard."), address(request, "plan", merger))
        except RefusedError as refused:
            form.refuse(refused)
        except ChangedMeanwhileError as changed:
            return changed_meanwhile(request, "merging/make.html", form, _as_now(changed.now), context)
    return render(request, "merging/make.html", context, status=422 if form.errors else 200)


def _as_now(merger: Any) -> dict[str, Any]:
    keys = [str(one.network_key) for one in merger.sources.all()]
    return {"name": merger.name, "kind": merger.kind, "networks": keys, "version": merger.version}


@require_GET
@in_authority(may="merging.read")
def plan(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    state, sources = shown_state(found), sources_of(found)
    context = {"title": found.name, "merger": found, "state": state, "sources": sources}
    context["may_merge"] = rules.has_perm("merging.merge", request.user, request.authority)
    if state == "merging":
        now = progress_of(key_of_progress(found))
        context |= {"progress": now, "stage": stage_told(now)}
    elif state == "merged":
        context["added"] = added_told(added_since(found))
    else:
        context["preview"] = preview_of(found, sources)
    return page_or_part(request, "merging/plan.html", "state", context)


@require_GET
@in_authority(may="merging.read")
def report(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    sources = sources_of(found)
    context = {"title": _("Voor en na"), "merger": found, "sources": sources}
    if sources.may_be_joined:
        context |= report_told(before_and_after(found, sources), sources.labels())
    return render(request, "merging/report.html", context)


@require_POST
@in_authority(may="merging.plan")
def remove(request: Visit, merger: int) -> HttpResponse:
    found = there(merger_at(merger))
    try:
        planning.remove_merger(request.user, request.authority, found)
    except RefusedError as refused:
        return told_why(request, refusal(refused.code), address(request, "plan", merger))
    return told(request, _("Het plan is weg."), address(request, "list"), address(request, "bring_back", merger))


@require_POST
@in_authority(may="merging.plan")
def bring_back(request: Visit, merger: int) -> HttpResponse:
    planning.bring_merger_back(request.user, request.authority, there(removed_merger_at(merger)))
    return told(request, _("Het plan is er weer."), address(request, "plan", merger))
