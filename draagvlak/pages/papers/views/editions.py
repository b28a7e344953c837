"""The editions of a note, what differs between two, and a note as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.authorities.queries import logo_of
from draagvlak.capabilities.publications.actions import editions as actions
from draagvlak.capabilities.publications.queries.editions import compared, edition_at, editions_of
from draagvlak.capabilities.publications.queries.notes import is_filed
from draagvlak.capabilities.publications.queries.paper import paper_of, without_names
from draagvlak.capabilities.publications.wording.paper import day_named, edition_named, present_named
from draagvlak.capabilities.publications.writers.note_docx import as_docx
from draagvlak.capabilities.publications.writers.note_pdf import as_pdf
from draagvlak.pages.papers.forms.notes import KeepForm
from draagvlak.pages.papers.views.telling import READ, WRITE, address, attempt, note_in
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import may, there, told, who

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS = {"docx": (as_docx, WORD), "pdf": (as_pdf, "application/pdf")}
NAMES = "network.read_people"


@require_GET
@in_network(may=READ)
def listing(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    context = {
        "title": _("Versies van de nota"),
        "note": row,
        "editions": list(editions_of(row)),
        "may_write": may(request, WRITE),
        "is_filed": is_filed(row),
        "form": KeepForm(),
    }
    return render(request, "papers/editions.html", context)


@require_POST
@in_network(may=WRITE)
def keep(request: Visit, note: int) -> HttpResponse:
    note_in(request, note)
    form, to = KeepForm(request.POST), address(request, "editions", note)
    if not form.is_valid():
        return told(request, _("Er is niets bewaard. Probeer het opnieuw."), to)
    made: list[Any] = []

    def make(key: str) -> Any:
        made.append(actions.keep_edition(*who(request), note, key))
        return made[0]

    form.once(make)
    undo = address(request, "drop_edition", note, made[0].number) if made else ""
    return told(request, _("Deze versie is bewaard. Ze verandert niet meer."), to, undo)


@require_POST
@in_network(may=WRITE)
def drop(request: Visit, note: int, number: int) -> HttpResponse:
    there(edition_at(note_in(request, note), number))
    return attempt(
        request,
        lambda: actions.remove_edition(*who(request), note, number),
        _("De versie is weg."),
        "",
        address(request, "editions", note),
    )


@require_GET
@in_network(may=READ)
def compare(request: Visit, note: int) -> HttpResponse:
    """`van` and `met` in the address: numbers of editions; "nu" or nothing for what stands there now."""
    row = note_in(request, note)
    editions = list(editions_of(row))
    before, after = _chosen(request, row, "van", editions), _chosen(request, row, "met", [])
    context = {
        "title": _("Wat veranderde er?"),
        "note": row,
        "editions": editions,
        "before": before[0],
        "after": after[0],
        "chapters": compared(before[1], after[1]),
    }
    return render(request, "papers/compare.html", context)


def _chosen(request: Visit, note: Any, which: str, otherwise: list[Any]) -> tuple[str, Any]:
    """Number ("nu" for the present) and content of an edition; where none is named, the last of `otherwise`."""
    said = request.GET.get(which, "") or (str(otherwise[0].number) if otherwise else "nu")
    if said == "nu":
        return said, paper_of(request.network, note)
    found = there(edition_at(note, int(said)) if said.isascii() and said.isdigit() and len(said) < 5 else None)
    return said, found.content


@require_GET
@in_network(may=READ)
@paced("export")
def present(request: Visit, note: int, ending: str) -> HttpResponse:
    row = note_in(request, note)
    content = paper_of(request.network, row)
    return _file(request, content, present_named(content["made"]), ending)


@require_GET
@in_network(may=READ)
@paced("export")
def edition(request: Visit, note: int, number: int, ending: str) -> HttpResponse:
    found = there(edition_at(note_in(request, note), number))
    return _file(request, found.content, edition_named(number, day_named(found.made_on)), ending)


def _file(request: Visit, content: Any, edition: str, ending: str) -> HttpResponse:
    """Names of who signs only to whoever may see names of people."""
    if ending not in WRITERS:
        raise Http404
    write_it, kind = WRITERS[ending]
    shown = content if may(request, NAMES) else without_names(content)
    headers = {"Content-Disposition": f'attachment; filename="afsprakennota-{request.network.slug}.{ending}"'}
    answer = HttpResponse(write_it(shown, edition, logo_of(request.authority)), content_type=kind, headers=headers)
    answer["Cache-Control"] = "private, no-store"
    return answer
