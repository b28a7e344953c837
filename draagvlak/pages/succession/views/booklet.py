"""The hand-over booklet: what is in it is shown before it is taken along."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from draagvlak.capabilities.succession.queries.booklet import booklet_of, takers_of
from draagvlak.capabilities.succession.queries.plans import leaving_at
from draagvlak.capabilities.succession.wording.booklet import opening_said
from draagvlak.capabilities.succession.writers.booklet_pdf import as_pdf
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import there
from draagvlak.pages.succession.views.telling import READ


@require_GET
@in_network(may=READ)
def look(request: Visit, leaving: int) -> HttpResponse:
    row = there(leaving_at(request.network, leaving))
    takers = takers_of(row)
    whom = _whom(request, takers)
    booklet = booklet_of(request.authority, request.network, row, whom)
    context = {
        "title": _("Het boekje voor de opvolger"),
        "booklet": booklet,
        "leaving": row,
        "takers": takers,
        "whom": whom,
        "opening": opening_said(booklet.leaver, booklet.successor, booklet.leaves_on),
    }
    return render(request, "succession/booklet.html", context)


@require_GET
@in_network(may=READ)
def on_paper(request: Visit, leaving: int) -> HttpResponse:
    row = there(leaving_at(request.network, leaving))
    paper = as_pdf(
        booklet_of(request.authority, request.network, row, _whom(request, takers_of(row))), get_language() or "nl"
    )
    headers = {"Content-Disposition": f'attachment; filename="{request.network.slug}-overdracht.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _whom(request: Visit, takers: list[Any]) -> Any:
    """Of those who take something over, the one that is asked for, else the first; None where there is nobody yet."""
    asked = request.GET.get("voor", "")
    if not asked:
        return next(iter(takers), None)
    return there(next((one for one in takers if str(one.pk) == asked), None))
