"""The figures of the environment analysis: typed one by one, or brought by a file."""

from typing import Any

from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.basics.figures import shown_figure
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.actions import figures as actions
from draagvlak.capabilities.publications.mapping.figures import Figures, figures_in
from draagvlak.capabilities.publications.queries.notes import figure_at, figures_of, is_filed
from draagvlak.pages.papers.forms.figures import (
    BroughtForm,
    FigureForm,
    FiguresFileForm,
    figure_begins,
    on_disk,
    sealed,
    unsealed,
)
from draagvlak.pages.papers.forms.words import REFUSALS, SKIPPED
from draagvlak.pages.papers.views.telling import READ, WRITE, address, answer, attempt, note_in
from draagvlak.pages.shared.doors import Visit, in_network, paced
from draagvlak.pages.shared.telling import Page, may, new_step, refused, sent, there, told, who

A_PAGE, MOST_TOLD = 50, 20


@require_GET
@in_network(may=READ)
def listing(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    page: Any = Paginator(figures_of(row), A_PAGE).get_page(request.GET.get("pagina", ""))
    page.object_list = [(one, shown_figure(one.value)) for one in page.object_list]
    context = {
        "title": _("Cijfers van de omgevingsanalyse"),
        "note": row,
        "page": page,
        "may_write": may(request, WRITE) and not is_filed(row),
    }
    return render(request, "papers/figures.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def add(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    form = FigureForm(sent(request))
    page = Page("papers/figure.html", form, {"title": _("Nieuw cijfer"), "note": row})
    to = address(request, "figures", note)
    return answer(
        request, page, lambda step: actions.add_figure(*who(request), note, form.told(), step), _("Genoteerd."), to
    )


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, note: int, figure: int) -> HttpResponse:
    row = note_in(request, note)
    found = there(figure_at(row, figure))
    form = FigureForm(sent(request), initial=figure_begins(found))

    def save(step: str) -> None:
        actions.change_figure(*who(request), (figure, form.at_version), form.told(), step)

    context = {"title": _("Pas het cijfer aan"), "note": row, "figure": found}
    page = Page("papers/figure.html", form, context, lambda: figure_begins(there(figure_at(row, figure))))
    return answer(request, page, save, _("Bewaard."), address(request, "figures", note))


@require_POST
@in_network(may=WRITE)
def remove(request: Visit, note: int, figure: int) -> HttpResponse:
    there(figure_at(note_in(request, note), figure))
    step = new_step()
    return attempt(
        request,
        lambda: actions.remove_figure(*who(request), figure, step),
        _("Weggehaald."),
        address(request, "undo", step),
        address(request, "figures", note),
    )


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
@paced("upload", methods=("POST",))
def bring(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    form = FiguresFileForm(sent(request), request.FILES or None)
    context: dict[str, Any] = {"title": _("Cijfers inlezen"), "note": row, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            found = _read(form)
        except Refused as error:
            form.add_error("file", refusal(error))
        else:
            if found.figures:
                return _preview(request, row, found)
            context |= _left_out(found)
            form.add_error("file", _no_figures(found))
    return render(request, "papers/bring.html", context, status=422 if form.errors else 200)


def _read(form: FiguresFileForm) -> Figures:
    """The figures of the first table that has any; else of the first one. Raises Refused."""
    file = form.cleaned_data["file"]
    with on_disk(file) as path:
        book = open_book(path, file.name or "")
        found = [figures_in(table.rows, " ".join(form.cleaned_data["source"].split())) for table in book.tables]
    return next((one for one in found if one.figures), None) or next(
        (one for one in found if one.has_titles), Figures()
    )


def _no_figures(found: Figures) -> str:
    if not found.has_titles:
        return _("We vinden geen kolom Cijfer met een kolom Waarde. Er is niets bewaard. Zet die titels erboven.")
    return _("Geen enkele rij was een cijfer met een bron. Er is niets bewaard.")


def _left_out(found: Figures) -> dict[str, Any]:
    """Which rows are left out, and why."""
    lines = [(one.row, SKIPPED[one.why]) for one in found.skipped[:MOST_TOLD]]
    return {"skipped": lines, "more_skipped": max(0, len(found.skipped) - MOST_TOLD)}


def _place(request: Visit, note: int) -> str:
    return f"{request.user.pk}:{note}"


def _preview(request: Visit, note: Any, found: Figures) -> HttpResponse:
    """Nothing is kept before it is confirmed: what was read goes along in the form, sealed."""
    form = BroughtForm(initial={"figures": sealed(found, _place(request, note.pk))})
    context = {
        "title": _("Deze cijfers lazen we"),
        "note": note,
        "form": form,
        "figures": [(one, shown_figure(one.value)) for one in found.figures[:A_PAGE]],
        "count": len(found.figures),
    }
    return render(request, "papers/brought.html", context | _left_out(found))


@require_POST
@in_network(may=WRITE)
def confirm(request: Visit, note: int) -> HttpResponse:
    row = note_in(request, note)
    form = BroughtForm(request.POST)
    to = address(request, "figures", note)
    try:
        rows = unsealed(request.POST.get("figures", ""), _place(request, row.pk))
    except signing.BadSignature as error:
        raise Http404 from error
    if not form.is_valid():
        return redirect(to)
    step = form.cleaned_data["key"]
    try:
        count = actions.bring_figures(*who(request), note, rows, step)
    except SentBeforeError:
        return redirect(to)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    if not count:
        return told(request, _("Alles uit dit bestand stond er al. Er is niets veranderd."), to)
    said = ngettext("%(count)s cijfer ingelezen.", "%(count)s cijfers ingelezen.", count) % {"count": count}
    return told(request, said, to, address(request, "undo", step))
