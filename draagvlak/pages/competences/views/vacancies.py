"""A vacancy for a role: to read, to copy, and to take along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.competences.actions.offers import write_down_that_it_was_read
from draagvlak.capabilities.competences.queries.vacancies import VacancyShown, vacancy_of
from draagvlak.capabilities.competences.writers.vacancy_docx import as_docx
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import there, who

READ = "competences.read_matching"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@in_network(may=READ)
def vacancy(request: Visit, network_role: int) -> HttpResponse:
    context = {"title": _("Vacature"), "shown": _shown(request, network_role)}
    return render(request, "competences/vacancy.html", context)


@require_GET
@in_network(may=READ)
@paced("export")
def vacancy_file(request: Visit, network_role: int) -> HttpResponse:
    shown = _shown(request, network_role)
    name = f"vacature-{slugify(shown.role.name) or shown.role.pk}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(as_docx(shown.vacancy), content_type=WORD, headers=headers)


def _shown(request: Visit, network_role: int) -> VacancyShown:
    """What nobody covers yet follows from a proposal: that it was read, is written down."""
    write_down_that_it_was_read(*who(request))
    found: VacancyShown = there(vacancy_of(request.network, network_role, whole=request.GET.get("alles") == "ja"))
    return found
