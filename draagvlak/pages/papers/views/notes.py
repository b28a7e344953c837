"""The notes of a network: which there are, one of them, beginning and naming one, filing it and opening it again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.actions import notes as actions
from draagvlak.capabilities.publications.actions.undoing import undo_step
from draagvlak.capabilities.publications.queries.chapters import note_shown
from draagvlak.capabilities.publications.queries.notes import is_bare, is_filed, notes_of, plans_to_choose
from draagvlak.capabilities.publications.queries.partners import composition_of
from draagvlak.capabilities.publications.readers.schemes import scheme_of
from draagvlak.pages.papers.forms.notes import BeginForm, FileForm, NamedForm, named_begins
from draagvlak.pages.papers.forms.words import REFUSALS
from draagvlak.pages.papers.views.telling import READ, WRITE, address, answer, attempt, note_in
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, refused, sent, told, who


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    context = {"title": _("Afsprakennota"), "notes": notes_of(request.network), "may_write": may(request, WRITE)}
    return render(request, "papers/list.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    is_partnership = request.authority.kind == Kind.PARTNERSHIP
    form = BeginForm(plans_to_choose(request.network), is_partnership, sent(request))
    context = {"title": _("Begin een afsprakennota"), "is_partnership": is_partnership, "form": form}
    if not form.is_valid():
        return render(request, "papers/begin.html", context, status=422 if form.errors else 200)
    key = form.once(lambda step: actions.make_note(*who(request), form.told, step))
    undo = address(request, "remove", key)
    return told(request, _("De nota is begonnen."), address(request, "note", key), undo)


@require_GET
@in_network(may=READ)
def one(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    may_write = may(request, WRITE)
    context = {
        "title": row.title,
        "shown": note_shown(request.network, row),
        "note": row,
        "is_filed": is_filed(row),
        "may_write": may_write,
        "is_bare": may_write and is_bare(row),
    }
    return render(request, "papers/note.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    plans = plans_to_choose(request.network)
    form = NamedForm(plans, sent(request), initial=named_begins(row))

    def save(_step: str) -> None:
        actions.change_note(*who(request), (note, form.at_version), form.told)

    page = Page("papers/change.html", form, {"title": _("Titel en plan"), "note": row}, lambda: _named(request, note))
    return answer(request, page, save, _("Bewaard."), address(request, "note", note), undoes=False)


def _named(request: Visit, note: int) -> dict[str, object]:
    return named_begins(note_in(request, note))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, note: int) -> HttpResponse:
    note_in(request, note)
    try:
        actions.remove_note(*who(request), note)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), address(request, "note", note))
    return told(request, _("De nota is weg."), address(request, "list"))


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def file_it(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    form = FileForm(sent(request), initial={"on": day_of(request.network)})
    missing = composition_of(request.network, scheme_of(row.scheme), row).missing

    def save(_step: str) -> None:
        actions.file_note(*who(request), (note, row.version), form.cleaned_data["on"])

    context = {"title": _("Nota ingediend"), "note": row, "missing": missing}
    page = Page("papers/filed.html", form, context, lambda: form.cleaned_data)  # who came second sees the note
    said = _("De nota staat als ingediend. Wat erin staat, is bewaard als versie.")
    return answer(request, page, save, said, address(request, "note", note), undoes=False)


@require_POST
@in_network(may=WRITE)
def reopen(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    return attempt(
        request,
        lambda: actions.reopen_note(*who(request), (note, row.version)),
        _("De nota is weer open. De versie die je indiende, blijft."),
        "",
        address(request, "note", note),
    )


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    try:
        key = undo_step(*who(request), step)
    except ChangedMeanwhileError:
        said = _("Intussen werd hier verder aan gewerkt. Er is niets teruggedraaid.")
        return refused(request, said, address(request, "list"))
    except LookupError as error:
        raise Http404 from error
    to = address(request, "note", key) if key else address(request, "list")
    return told(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."), to)
