"""A plan from a file: choose it, see what we make of it, read it in, undo that; and a plan as a file."""

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.exchange.actions import plans as actions
from draagvlak.capabilities.exchange.queries import plans as queries
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions.bringing import Into
from draagvlak.capabilities.policy.queries.plans import municipalities_of, plan_at, plans_to_choose
from draagvlak.pages.plan.forms.importing import IntoForm, PlanFileForm, PlanMappingForm, into_begins, on_disk
from draagvlak.pages.plan.forms.told import counted, told, told_against
from draagvlak.pages.plan.views.telling import READ, WRITE, address
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import sent, there, who

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
@paced("upload", methods=("POST",))
def bring(request: Visit) -> HttpResponse:
    form = PlanFileForm(request.POST, request.FILES) if request.method == "POST" else PlanFileForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with on_disk(file) as path:
                upload = actions.receive_plan(*who(request), file.name, path)
            meant = request.GET.get("plan", "") or queries.likely_plan(upload)
            return redirect(_preview_of(request, upload, meant))
        except Refused as refused:
            form.add_error("file", refusal(refused))
    context = {"title": _("Lees een plan in"), "form": form, "uploads": queries.plan_uploads(request.network)}
    return render(request, "plan/bring.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def preview(request: Visit, brought: UUID) -> HttpResponse:
    upload = there(queries.plan_upload_at(request.network, brought))
    if not queries.is_open(upload):
        return render(request, "plan/brought.html", _ended(upload))
    data = sent(request)
    form, into = _forms(request, upload, data)
    if data is not None and form.is_valid():
        actions.change_plan_mapping(request.user, upload, form.mapping())
        return redirect(_preview_of(request, upload, request.POST.get("into", "")))
    return _proposal(request, upload, form, into)


@require_POST
@in_network(may=WRITE)
def confirm(request: Visit, brought: UUID) -> HttpResponse:
    upload = there(queries.plan_upload_at(request.network, brought))
    here = _preview_of(request, upload, request.POST.get("into", ""))
    if not queries.is_open(upload):
        return redirect(here)
    form, into = _forms(request, upload, request.POST)
    if not (form.is_valid() and into.is_valid()):
        return _proposal(request, upload, form, into)
    if form.has_changed():
        actions.change_plan_mapping(request.user, upload, form.mapping())
        messages.info(request, _("Je veranderde wat een kolom betekent. Kijk het nog eens na, en lees dan in."))
        return redirect(here)
    if request.POST.get("seen") != request.POST.get("into"):
        messages.info(request, _("Je koos een ander plan. Kijk na wat je bestand daarmee doet, en lees dan in."))
        return _proposal(request, upload, form, into)
    try:
        key = into.plan.pk if into.plan else None
        actions.bring_in(request.user, upload, Into(key, into.told(), upload.file_name))
    except RefusedError as refused:
        into.refuse(refused)
        return _proposal(request, upload, form, into)
    return redirect(here)


@require_POST
@in_network(may=WRITE)
def drop(request: Visit, brought: UUID) -> HttpResponse:
    upload = there(queries.plan_upload_at(request.network, brought))
    actions.drop_plan(request.user, upload)
    return redirect(address(request, "bring"))


@require_POST
@in_network(may=WRITE)
def undo_bring(request: Visit, brought: UUID) -> HttpResponse:
    upload = there(queries.plan_upload_at(request.network, brought))
    try:
        if not actions.undo_plan(request.user, upload):
            messages.error(request, _("Dit kan niet meer ongedaan gemaakt worden. Er is niets veranderd."))
    except ChangedMeanwhileError:
        messages.error(request, _("Intussen werd in dit plan verder gewerkt. Er is niets teruggedraaid."))
    return redirect(address(request, "preview", brought))


@require_GET
@in_network(may=READ)
@paced("export")
def save(request: Visit, plan: int) -> FileResponse:
    """The whole file is made before its first byte leaves."""
    row = there(plan_at(request.network, plan))
    made = TemporaryFile()  # noqa: SIM115 the answer closes it, and then it is gone
    actions.export_plan(*who(request), plan, made)
    made.seek(0)
    name = f"{slugify(row.name) or 'plan'}.xlsx"
    answer = FileResponse(made, as_attachment=True, filename=name, content_type=XLSX)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _preview_of(request: Visit, upload: Any, plan: str) -> str:
    """Where it is looked at, beside the plan that is meant."""
    where = address(request, "preview", upload.token)
    return f"{where}?plan={int(plan)}" if plan.isdecimal() and len(plan) < 18 else where


def _forms(request: Visit, upload: Any, data: Any) -> tuple[PlanMappingForm, IntoForm]:
    mapping = queries.mapping_of(upload)
    meant = request.GET.get("plan", "") if data is None else data.get("into", "")
    plans = plans_to_choose(request.network)
    plan = next((one for one in plans if str(one.pk) == meant), None)
    begins = into_begins(plan, mapping.years, upload.file_name)
    return PlanMappingForm(mapping, data), IntoForm(plans, municipalities_of(request.network), data, initial=begins)


def _proposal(request: Visit, upload: Any, form: PlanMappingForm, into: IntoForm) -> HttpResponse:
    chosen = str(into["into"].value() or "")
    seen = queries.plan_preview(upload, into.plans.get(chosen))
    context = {
        "title": _("Dit hebben we herkend. Klopt het?"),
        "upload": upload,
        "form": form,
        "into": into,
        "told": told(seen.listed),
        "objectives": seen.listed.objectives,
        "plan": seen.plan,
        "against": told_against(seen.comparison) if seen.plan else None,
    }
    return render(request, "plan/preview.html", context, status=422 if form.errors or into.errors else 200)


def _ended(upload: Any) -> dict[str, Any]:
    counts = (upload.found or {}).get("counts")
    plan = upload.batch.filled[0][1] if upload.batch and upload.batch.filled else None
    found = {"title": upload.file_name, "upload": upload, "plan": plan, "until": queries.undo_until(upload)}
    return found | {"said": counted(counts) if counts else ""}
