"""From a first visit to a list in the network: look around, choose a file, see what we make of it, confirm, or undo."""

from typing import Any
from uuid import UUID

import rules
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from draagvlak.basics.htmx import page_or_part
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.queries import authorities_of, user_by_email
from draagvlak.capabilities.exchange import actions, queries
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.insights.queries import headlines
from draagvlak.capabilities.network.queries.doubles import names_kept_apart
from draagvlak.capabilities.network.queries.standing import directed_by, networks_of
from draagvlak.pages.shared.doors import Visit, in_authority, in_network, paced, public
from draagvlak.pages.shared.menu import first_page
from draagvlak.pages.start.forms import (
    FileForm,
    MappingForm,
    TargetForm,
    brought,
    on_disk,
    stage,
    told,
    told_against,
    undo_refused,
)

DEMO_USER, DEMO_PLACE = "lies@voorbeeldgem.example", ("voorbeeldgem", "lokaal-netwerk")
MAY_BEGIN = {"read", "failed"}
SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
@public(because="a new visitor first sees what this is, and chooses to look around or to begin")
def welcome(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated and request.user.keeps_installation:
        return redirect("installation:authorities")
    mine = list(authorities_of(request.user)) if request.user.is_authenticated else []
    if len(mine) == 1:
        return _begin(request, mine[0])
    return render(request, "start/welcome.html", {"authorities": mine, "demo": settings.DEMO})


@require_POST
@public(because="the example municipality, in a demonstration only, is for everyone to look around in")
def demo(request: HttpRequest) -> HttpResponse:
    user = user_by_email(DEMO_USER) if settings.DEMO else None
    if user is None:
        raise Http404
    login(request, user, backend=SIGNED_IN_BY)
    if request.POST.get("goal") == "list":
        return redirect("start:choose", DEMO_PLACE[0])
    return redirect("report:letter", *DEMO_PLACE)


@require_GET
@in_authority(may="accounts.open_workspace")
def home(request: Visit) -> HttpResponse:
    may_import = rules.has_perm("network.import", request.user, request.authority)
    context = {
        "title": request.authority.name,
        "networks": [_as_seen(request, network, said) for network, said in _with_headlines(request)],
        "uploads": queries.uploads(request.user, request.authority) if may_import else [],
        "may_import": may_import,
        "may_make": rules.has_perm("network.settings", request.user, request.authority),
    }
    return render(request, "start/home.html", context)


@require_GET
@in_network(may="network.read_own_meetings")
def network(request: Visit) -> HttpResponse:
    """An address cut off after the network leads to the first page of it that one may open."""
    return redirect(first_page(request.user, request.authority, request.network) or "start:welcome")


@require_http_methods(["GET", "POST"])
@in_authority(may="network.import")
@paced("upload", methods=("POST",))
def choose(request: Visit) -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with on_disk(file) as path:
                upload = actions.receive(request.user, request.authority, file.name, path)
            return redirect("start:mapping", request.authority.slug, upload.token)
        except Refused as refused:
            form.add_error("file", refusal(refused))
    context = {"form": form, "uploads": queries.uploads(request.user, request.authority)}
    return render(request, "start/choose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_authority(may="network.import")
def mapping(request: Visit, token: UUID) -> HttpResponse:
    upload = _upload(request, token)
    if queries.shown_state(upload) not in MAY_BEGIN or not upload.found:
        return redirect("start:progress", request.authority.slug, token)
    form = _mapping_form(upload, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        target = TargetForm(_targets(request), upload.against, request.POST)
        if _apply(request, upload, form, target):
            return redirect("start:mapping", request.authority.slug, token)
        return _proposal(request, upload, form, target)
    return _proposal(request, upload, form, TargetForm(_targets(request), upload.against))


@require_POST
@in_authority(may="network.import")
def confirm(request: Visit, token: UUID) -> HttpResponse:
    upload = _upload(request, token)
    if queries.shown_state(upload) in MAY_BEGIN and upload.found:
        form, target = _mapping_form(upload, request.POST), TargetForm(_targets(request), upload.against, request.POST)
        if not (form.is_valid() and target.is_valid()):
            return _proposal(request, upload, form, target)
        if form.has_changed() and not _apply(request, upload, form, target):
            return _proposal(request, upload, form, target)
        if not queries.preview(upload).listing.people:
            return redirect("start:mapping", request.authority.slug, token)
        actions.start_import(request.user, upload, *target.chosen)
    return redirect("start:progress", request.authority.slug, token)


@require_GET
@in_authority(may="network.import")
def progress(request: Visit, token: UUID) -> HttpResponse:
    upload = _upload(request, token)
    state = queries.shown_state(upload)
    if state == "read":
        return redirect("start:mapping", request.authority.slug, token)
    now = queries.progress_of(upload) if state == "importing" else None
    context = {"upload": upload, "state": state, "progress": now, "stage": stage(now)}
    context |= {"undo_until": queries.undo_until(upload), "may_undo": queries.may_be_undone(upload)}
    if state == "done" and upload.found:
        listing = queries.preview(upload).listing
        context |= {"summary": brought(listing), "told": told(listing)}
    return page_or_part(request, "start/progress.html", "progress", context)


@require_POST
@in_authority(may="network.import")
def cancel(request: Visit, token: UUID) -> HttpResponse:
    upload = _upload(request, token)
    if upload.state in {"read", "failed", "importing"}:
        actions.cancel_import(request.user, upload)
    return redirect("start:progress", request.authority.slug, token)


@require_POST
@in_authority(may="network.import")
def undo(request: Visit, token: UUID) -> HttpResponse:
    upload = _upload(request, token)
    if upload.state == "done" and not actions.undo_import(request.user, upload):
        messages.error(request, undo_refused(queries.may_be_undone(upload)))
    return redirect("start:progress", request.authority.slug, token)


def _begin(request: HttpRequest, authority: Any) -> HttpResponse:
    """The first page of the one network that somebody directs, or is in; the networks, for everybody else."""
    user: Any = request.user
    with inside(authority):
        directed, mine = list(directed_by(user, authority)[:2]), list(networks_of(user, authority)[:2])
        only = directed if len(directed) == 1 else mine
        address = first_page(user, authority, only[0]) if len(only) == 1 else None
    return redirect(address or reverse("start:home", args=[authority.slug]))


def _with_headlines(request: Visit) -> list[tuple[Any, str | None]]:
    said = headlines()
    return [(network, said.get(network.pk)) for network in networks_of(request.user, request.authority)]


def _as_seen(request: Visit, network: Any, said: str | None) -> tuple[Any, str | None, str | None]:
    """The network, the address of the first page of it that one may open, and its headline, which may name people."""
    is_reader = rules.has_perm("network.read_report", request.user, network)
    return network, first_page(request.user, request.authority, network), said if is_reader else None


def _targets(request: Visit) -> Any:
    return directed_by(request.user, request.authority)


def _upload(request: Visit, token: UUID) -> Any:
    found = queries.upload_at(request.user, request.authority, token)
    if found is None:
        raise Http404
    return found


def _mapping_form(upload: Any, data: Any) -> MappingForm:
    seen = queries.preview(upload)
    apart = names_kept_apart((upload.against or {}).get("network"))
    return MappingForm(seen.mapping, seen.listing, upload.same or {}, data, apart)


def _apply(request: Visit, upload: Any, form: MappingForm, target: TargetForm) -> bool:
    """Whether what was decided was kept; the form says why where it was not."""
    network = target.chosen[0] if target.is_valid() else None
    decided = actions.Decided(form.mapping().to_json(), form.same(), form.director, network)
    try:
        actions.change_mapping(request.user, upload, decided)
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return False
    return True


def _proposal(request: Visit, upload: Any, form: MappingForm, target: TargetForm) -> HttpResponse:
    context = {"upload": upload, "form": form, "target": target, "told": told(form.listing)}
    context["against"] = told_against(upload.against, target.networks.values(), queries.is_outdated(upload))
    return render(request, "start/mapping.html", context, status=422 if form.errors or target.errors else 200)
