"""The justification of a year: made as everything stands, kept as it was, taken along as a file."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from draagvlak.capabilities.authorities.queries import logo_of
from draagvlak.capabilities.publications.actions.packs import make_pack
from draagvlak.capabilities.publications.queries.packs import pack_at, packs_of, told_of, years_of
from draagvlak.capabilities.publications.writers import pack_docx, pack_pdf, pack_xlsx
from draagvlak.pages.papers.forms.packs import PackForm
from draagvlak.pages.papers.views.telling import READ, WRITE, address
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import may, there, told, who

OFFICE = "application/vnd.openxmlformats-officedocument"
WRITERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "docx": (pack_docx.as_docx, f"{OFFICE}.wordprocessingml.document"),
    "pdf": (pack_pdf.as_pdf, "application/pdf"),
    "xlsx": (pack_xlsx.as_xlsx, f"{OFFICE}.spreadsheetml.sheet"),
}


@require_http_methods(["GET", "POST"])
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    may_write = may(request, WRITE)
    if request.method == "POST" and not may_write:
        raise Http404
    form = (
        PackForm(years_of(request.network), request.POST if request.method == "POST" else None) if may_write else None
    )
    if form is not None and request.method == "POST" and form.is_valid():
        key = form.once(lambda once: make_pack(*who(request), form.cleaned_data["year"], once))
        said = _(
            "Het dossier is gemaakt. Het verandert niet meer; trekt iemand toestemming in, dan gaan de woorden weg."
        )
        return told(request, said, address(request, "pack", key))
    context = {"title": _("Verantwoording"), "form": form, "packs": packs_of(request.network)}
    return render(request, "papers/packs.html", context, status=422 if form is not None and form.errors else 200)


@require_GET
@in_network(may=READ)
def one(request: Visit, pack: int) -> HttpResponse:
    shown = there(pack_at(request.network, pack))
    again = PackForm([shown.pack.year], initial={"year": shown.pack.year}) if may(request, WRITE) else None
    context = {"title": shown.content["title"], "shown": shown, "form": again}
    answer = render(request, "papers/pack.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
@in_network(may=READ)
@paced("export")
def file(request: Visit, pack: int, ending: str) -> HttpResponse:
    """Made anew each time, so that no word stays of a story that may no longer stand there."""
    shown = there(pack_at(request.network, pack))
    if ending not in WRITERS:
        raise Http404
    write_it, kind = WRITERS[ending]
    name = f"verantwoording-{shown.pack.year}-{request.network.slug}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(write_it(told_of(shown), logo_of(request.authority)), content_type=kind, headers=headers)
