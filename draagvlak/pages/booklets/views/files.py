"""A booklet as PDF or EPUB, made when it is asked for."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from draagvlak.basics.slugs import free_slug
from draagvlak.capabilities.booklets.queries.files import epub_of, pdf_of
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.booklets.views.telling import READ, booklet_in
from draagvlak.pages.shared.doors import Visit, in_network, paced


@require_GET
@in_network(may=READ)
@paced("export")
def pdf(request: Visit, booklet: int, paper: str) -> HttpResponse:
    row = booklet_in(request, booklet)
    made = pdf_of(row, paper, day_of(request.network))
    return _file(made, "application/pdf", f"{free_slug(row.title, (), 'bundel', 60)}-{paper}.pdf")


@require_GET
@in_network(may=READ)
@paced("export")
def epub(request: Visit, booklet: int) -> HttpResponse:
    row = booklet_in(request, booklet)
    made = epub_of(row, day_of(request.network))
    return _file(made, "application/epub+zip", f"{free_slug(row.title, (), 'bundel', 60)}.epub")


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
