"""What happened to the installation, by day, and as a file."""

from tempfile import TemporaryFile

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.basics.tenancy import inside_all
from draagvlak.capabilities.privacy.actions.events import export_events
from draagvlak.capabilities.privacy.queries import installation
from draagvlak.capabilities.privacy.queries.audit import asked
from draagvlak.capabilities.privacy.wording.installation import what_happened
from draagvlak.pages.installation.forms import DaysForm
from draagvlak.pages.shared.doors import in_installation

A_PAGE = 50


@require_GET
@in_installation
def look(request: HttpRequest) -> HttpResponse:
    form = DaysForm(request.GET or None)
    with inside_all(installation.every_authority()):
        page = Paginator(asked(installation.events(), form.asking()), A_PAGE).get_page(request.GET.get("pagina"))
        told = installation.told(list(page))
    lines = [(event, what_happened(event.entry.what, event.row)) for event in told]
    context = {"title": _("Logboek van de installatie"), "form": form, "page": page, "lines": lines}
    return render(request, "installation/log.html", context)


@require_GET
@in_installation
def file(request: HttpRequest) -> FileResponse:
    made = TemporaryFile()  # noqa: SIM115 the answer closes it, and then it is gone
    export_events(request.user, DaysForm(request.GET or None).asking(), made)  # type: ignore[arg-type]
    made.seek(0)
    kind = "text/csv; charset=utf-8"
    return FileResponse(made, as_attachment=True, filename="logboek-installatie.csv", content_type=kind)
