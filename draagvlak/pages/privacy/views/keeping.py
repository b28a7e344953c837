"""How long everything stays, and who did what."""

from tempfile import TemporaryFile

import rules
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.privacy.actions.log import export_log
from draagvlak.capabilities.privacy.queries import ageing, audit
from draagvlak.capabilities.privacy.wording.done import what_row, what_was_done
from draagvlak.pages.privacy import forms
from draagvlak.pages.privacy.views.finding import paged
from draagvlak.pages.shared.doors import Visit, in_authority


@require_GET
@in_authority(may="privacy.read_retention")
def kept(request: Visit) -> HttpResponse:
    waiting = ageing.asked_about(request.user, request.authority)
    context = {
        "title": _("Hoe lang we wat bewaren"),
        "rules": ageing.rehearsal(),
        "runs": ageing.last_runs(),
        "page": paged(request, waiting),
    }
    return render(request, "privacy/kept.html", context)


@require_GET
@in_authority(may="privacy.read_audit")
def log(request: Visit) -> HttpResponse:
    rows = audit.visible(request.user, request.authority)
    users, rights = audit.who_and_what(rows)
    form = forms.LogForm(request.GET or None, users=users, rights=rights)
    shown = paged(request, audit.asked(rows, form.asking()))
    lines = audit.named(request.user, request.authority, list(shown))
    context = {"title": _("Logboek"), "form": form, "page": shown}
    context["lines"] = [(line, what_was_done(line.entry.what), what_row(line.row)) for line in lines]
    context["may_export"] = rules.has_perm("privacy.export_audit", request.user, request.authority)
    return render(request, "privacy/log.html", context)


@require_GET
@in_authority(may="privacy.export_audit")
def log_file(request: Visit) -> FileResponse:
    rows = audit.visible(request.user, request.authority)
    users, rights = audit.who_and_what(rows)
    form = forms.LogForm(request.GET or None, users=users, rights=rights)
    made = TemporaryFile()  # noqa: SIM115 the answer closes it, and then it is gone
    export_log(request.user, request.authority, form.asking(), made)
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename="logboek.csv", content_type="text/csv; charset=utf-8")
