"""The stories of a booklet: choosing them, their order, and reading them one after the other."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from draagvlak.capabilities.booklets.actions import chapters as actions
from draagvlak.capabilities.booklets.queries.binding import bound_of
from draagvlak.capabilities.booklets.queries.booklets import chapters_of, stories_left
from draagvlak.capabilities.network.queries import day_of
from draagvlak.pages.booklets.views.telling import READ, WRITE, address, booklet_in, press
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import new_step, there, who

PAGE = 20


@require_GET
@in_network(may=READ)
def read(request: Visit, booklet: int, chapter: int) -> HttpResponse:
    row = booklet_in(request, booklet)
    shown = [one for one in chapters_of(row) if one.is_read]
    at = there(next((n for n, one in enumerate(shown) if one.key == chapter), None))
    bound = bound_of(row, day_of(request.network), on_pages=True)
    story = there(next((one for one in bound.chapters if one.key == shown[at].story), None))
    context = {
        "title": story.title,
        "row": row,
        "story": story,
        "before": shown[at - 1] if at else None,
        "after": shown[at + 1] if at + 1 < len(shown) else None,
        "number": at + 1,
        "count": len(shown),
        "chapter_of": {one.story: one.key for one in shown},
    }
    return render(request, "booklets/chapter.html", context)


@require_GET
@in_network(may=WRITE)
def choose(request: Visit, booklet: int) -> HttpResponse:
    row, text = booklet_in(request, booklet), request.GET.get("zoek", "").strip()[:200]
    left = Paginator(stories_left(row, text), PAGE).get_page(request.GET.get("pagina"))
    context = {
        "title": _("Verhalen in deze bundel"),
        "row": row,
        "text": text,
        "chapters": [(one, new_step(), new_step()) for one in chapters_of(row)],
        "page": left,
        "left": [(one, new_step()) for one in left.object_list],
    }
    return render(request, "booklets/choose.html", context)


@require_POST
@in_network(may=WRITE)
def add(request: Visit, booklet: int) -> HttpResponse:
    booklet_in(request, booklet)
    story = request.POST.get("verhaal", "")

    def do(step: str) -> Any:
        try:
            return actions.add_story(*who(request), (booklet, int(story)), step)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    there(story.isdecimal() or None)
    return press(request, do, _("Het verhaal staat in de bundel."), address(request, "choose", booklet))


@require_POST
@in_network(may=WRITE)
def move(request: Visit, booklet: int, chapter: int, by: int) -> HttpResponse:
    _chapter_in(request, booklet, chapter)

    def do(step: str) -> Any:
        return actions.move_story(*who(request), (booklet, chapter), by, step)

    return press(request, do, _("De volgorde is aangepast."), address(request, "choose", booklet))


@require_POST
@in_network(may=WRITE)
def take_out(request: Visit, booklet: int, chapter: int) -> HttpResponse:
    _chapter_in(request, booklet, chapter)

    def do(step: str) -> Any:
        return actions.take_out(*who(request), (booklet, chapter), step)

    said = _("Het verhaal staat niet meer in de bundel. Het verhaal zelf blijft.")
    return press(request, do, said, address(request, "choose", booklet))


def _chapter_in(request: Visit, booklet: int, chapter: int) -> Any:
    found = chapters_of(booklet_in(request, booklet))
    return there(next((one for one in found if one.key == chapter), None))
