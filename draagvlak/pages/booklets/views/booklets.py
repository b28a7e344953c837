"""Booklets: the list, one of them, making, changing, publishing and taking away."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.booklets.actions import booklets as actions
from draagvlak.capabilities.booklets.queries.binding import bound_of
from draagvlak.capabilities.booklets.queries.booklets import booklets_of, chapters_of, makes
from draagvlak.capabilities.booklets.wording.voices import kinds_of
from draagvlak.capabilities.conversations.choices import ConversationKind
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.booklets.forms import BookletForm, booklet_begins
from draagvlak.pages.booklets.views.telling import READ, WRITE, address, answer, booklet_in, done, press
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, new_step, sent, taken_back, who


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    may_write = makes(request.user, request.network)
    found = booklets_of(request.network, with_drafts=may_write)
    return render(request, "booklets/booklets.html", {"title": _("Bundels"), "found": found, "may_write": may_write})


@require_GET
@in_network(may=READ)
def one(request: Visit, booklet: int) -> HttpResponse:
    row = booklet_in(request, booklet)
    bound = bound_of(row, day_of(request.network), on_pages=True)
    chapters = chapters_of(row)
    context = {
        "title": row.title,
        "row": row,
        "bound": bound,
        "kinds": kinds_of(bound.layers),
        "sources": [(one.held_on, ConversationKind(one.kind).label, one.question) for one in bound.sources],
        "chapters": [one for one in chapters if one.is_read],
        "waiting": [one for one in chapters if not one.is_read],
        "may_write": makes(request.user, request.network),
    }
    return render(request, "booklets/booklet.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def make(request: Visit) -> HttpResponse:
    form, made = BookletForm(sent(request)), []

    def save(step: str) -> None:
        made.append(actions.make_booklet(*who(request), form.cover(), step))

    def to() -> str:
        return address(request, "choose", made[0].pk) if made else address(request, "list")

    page = Page("booklets/booklet_form.html", form, {"title": _("Maak een bundel")})
    return answer(request, page, save, _("Bewaard. Kies nu welke verhalen erin komen."), to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit, booklet: int) -> HttpResponse:
    row = booklet_in(request, booklet)
    form = BookletForm(sent(request), initial=booklet_begins(row))

    def save(step: str) -> None:
        actions.change_booklet(*who(request), (booklet, form.at_version), form.cover(), step)

    def now() -> dict[str, Any]:
        return booklet_begins(booklet_in(request, booklet))

    page = Page("booklets/booklet_form.html", form, {"title": _("Pas de bundel aan"), "row": row}, now)
    return answer(request, page, save, _("Bewaard."), lambda: address(request, "booklet", booklet))


@require_POST
@in_network(may=WRITE)
def publish(request: Visit, booklet: int) -> HttpResponse:
    booklet_in(request, booklet)
    said = _("Gepubliceerd. Wie verhalen leest, leest nu ook deze bundel.")
    to = address(request, "booklet", booklet)
    return press(request, lambda step: actions.publish(*who(request), booklet, step), said, to)


@require_POST
@in_network(may=WRITE)
def take_down(request: Visit, booklet: int) -> HttpResponse:
    booklet_in(request, booklet)
    said = _("Teruggehaald. Alleen wie bundels maakt, leest hem nog.")
    to = address(request, "booklet", booklet)
    return press(request, lambda step: actions.take_down(*who(request), booklet, step), said, to)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def remove(request: Visit, booklet: int) -> HttpResponse:
    row = booklet_in(request, booklet)
    if request.method == "GET":
        return render(request, "booklets/booklet_remove.html", {"title": _("Doe deze bundel weg"), "row": row})
    step = new_step()
    actions.remove_booklet(*who(request), booklet, step)
    return done(request, _("De bundel is weg. De verhalen blijven."), step, address(request, "list"))


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: actions.undo_booklet_step(*who(request), step), address(request, "list"))
