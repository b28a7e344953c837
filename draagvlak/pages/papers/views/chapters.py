"""A chapter of a note: reading it, writing it, and what others say of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.publications.actions import writing as actions
from draagvlak.capabilities.publications.queries.blocks import block_of
from draagvlak.capabilities.publications.queries.chapters import asked_in, shown_chapter
from draagvlak.capabilities.publications.queries.known import known_of
from draagvlak.capabilities.publications.queries.notes import comment_at, comments_of, is_filed, own_comment_at, part_of
from draagvlak.capabilities.publications.queries.paper import rows_of
from draagvlak.capabilities.publications.readers.schemes import scheme_of
from draagvlak.capabilities.publications.wording.chapters import characters_in
from draagvlak.pages.papers.forms.writing import CommentForm, PartForm, part_begins
from draagvlak.pages.papers.views.telling import READ, WRITE, address, answer, note_in
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, may, sent, there, told, who

COMMENT = "publications.comment"
LINKS = {"partners": "partners", "environment": "figures"}  # chapters with rows of their own, and their pages


def _context(request: Visit, note: Any, chapter: str) -> dict[str, Any]:
    """What reading and writing a chapter both show."""
    scheme = scheme_of(note.scheme)
    asked, part = there(asked_in(scheme, chapter)), part_of(note, chapter)
    shown = shown_chapter(scheme, known_of(request.network, scheme), asked, part.text)
    return {
        "title": shown.title[:1].upper() + shown.title[1:],
        "note": note,
        "chapter": shown,
        "limit_fact": scheme.limit_fact(chapter),
        "part": part,
        "rows_at": address(request, LINKS[chapter], note.pk) if chapter in LINKS else "",
        "comments": comments_of(note, chapter),
        "may_write": may(request, WRITE),
        "may_comment": may(request, COMMENT),
        "sees_names": may(request, "network.read_people"),
        "is_filed": is_filed(note),
        "comment_form": CommentForm(),
    }


@require_GET
@in_network(may=READ)
def read(request: Visit, note: int, chapter: str) -> HttpResponse:
    row = note_in(request, note)
    return render(request, "papers/chapter.html", _read(request, row, chapter))


def _read(request: Visit, note: Any, chapter: str) -> dict[str, Any]:
    context = _context(request, note, chapter)
    tables, tree = rows_of(request.network, note, chapter)
    return context | {"tables": tables, "tree": tree}


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def write(request: Visit, note: int, chapter: str) -> HttpResponse:
    row = note_in(request, note)
    context = _context(request, row, chapter)
    here = address(request, "chapter", note, chapter)
    if context["is_filed"] and request.method == "GET":
        return redirect(here)
    sees_diary = may(request, "network.read_report")
    block = block_of(request.network, scheme_of(row.scheme), row, chapter, sees_diary)
    form = PartForm(sent(request), initial=part_begins(context["part"]))
    takes = "neem-over" in request.POST

    def save(step: str) -> None:
        text = form.text_with(block, takes)
        actions.write_part(*who(request), ((note, chapter), form.at_version), text, step)

    context |= {"ready": block, "ready_length": characters_in(block), "sees_diary": sees_diary}
    page = Page("papers/write.html", form, context, lambda: part_begins(part_of(row, chapter)))
    to = address(request, "write", note, chapter) if takes else here
    said = _("Overgenomen en bewaard.") if takes else _("Bewaard.")
    return answer(request, page, save, said, to)


@require_POST
@in_network(may=COMMENT)
def comment(request: Visit, note: int, chapter: str) -> HttpResponse:
    form = CommentForm(request.POST)
    context = _read(request, note_in(request, note), chapter) | {"comment_form": form}
    if form.is_valid():
        at = note, chapter
        form.once(lambda key: actions.comment(*who(request), at, form.cleaned_data["text"], key))
        return told(request, _("Je opmerking staat erbij."), address(request, "chapter", note, chapter))
    return render(request, "papers/chapter.html", context, status=422)


@require_http_methods(["GET", "POST"])
@in_network(may=COMMENT)
def take_back(request: Visit, note: int, comment: int) -> HttpResponse:
    row = note_in(request, note)
    found = there(own_comment_at(request.user, row, comment))
    to = address(request, "chapter", note, found.chapter)
    if request.method == "GET":
        context = {"title": _("Neem je opmerking terug"), "comment": found, "to": to}
        return render(request, "papers/take_back.html", context)
    actions.take_back_comment(*who(request), comment)
    return told(request, _("Je opmerking is weg."), to)


@require_POST
@in_network(may=WRITE)
def settle(request: Visit, note: int, comment: int) -> HttpResponse:
    found = there(comment_at(note_in(request, note), comment))
    is_settled = request.POST.get("weer") != "open"
    actions.settle(*who(request), comment, is_settled)
    said = _("De opmerking is afgehandeld.") if is_settled else _("De opmerking wacht weer.")
    return told(request, said, address(request, "chapter", note, found.chapter))
