"""What the director says of the public page, with how it would look; and taking a step back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from draagvlak.capabilities.public_pages.actions.hearing import ask_events
from draagvlak.capabilities.public_pages.actions.settings import change_page
from draagvlak.capabilities.public_pages.actions.undoing import undo_step
from draagvlak.capabilities.public_pages.queries.events import heard_of
from draagvlak.capabilities.public_pages.queries.shown import blocks_on, in_preview, page_of
from draagvlak.capabilities.public_pages.readers.uitdatabank import has_key
from draagvlak.pages.public.forms.page import PageForm, page_begins
from draagvlak.pages.public.views.seen import page_context, story_context
from draagvlak.pages.public.views.telling import READ, WRITE, absolute, shown_page
from draagvlak.pages.shared.doors import Visit, in_network
from draagvlak.pages.shared.telling import Page, address_of, answer, may, sent, taken_back, told, who

HERE = "public:settings"


@require_GET
@in_network(may=READ)
def overview(request: Visit) -> HttpResponse:
    page = page_of(request.network)
    shown = in_preview(request.authority, request.network)
    context = {
        "title": _("Openbare pagina"),
        "page": page,
        "blocks": blocks_on(page),
        "has_key": has_key(),
        "heard": heard_of(page) if page else None,
        "may_write": may(request, WRITE),
        "feeds": {route: absolute(request, shown, route) for route in ("page", "rss", "atom", "calendar", "embed")},
    }
    return render(request, "public/settings.html", context)


@require_http_methods(["GET", "POST"])
@in_network(may=WRITE)
def change(request: Visit) -> HttpResponse:
    form = PageForm(sent(request), initial=page_begins(page_of(request.network)))

    def save(step: str) -> None:
        change_page(*who(request), form.at_version, form.said, step)

    def now() -> dict[str, Any]:
        return page_begins(page_of(request.network))

    page = Page("public/change.html", form, {"title": _("Pas de openbare pagina aan"), "has_key": has_key()}, now)
    here = address_of(request, HERE)
    return answer(request, page, save, lambda: here, lambda step: done(request, here, step))


def done(request: Visit, to: str, step: str) -> HttpResponse:
    return told(
        request,
        _("Bewaard. Wat openbaar is, verandert binnen de minuut."),
        to,
        address_of(request, "public:undo", step),
    )


@require_GET
@in_network(may=READ)
def preview(request: Visit) -> HttpResponse:
    shown = in_preview(request.authority, request.network)
    context = page_context(request, shown) | {"is_preview": True, "home": address_of(request, "public:preview")}
    return shown_page(request, "public/page.html", shown, context)


@require_GET
@in_network(may=READ)
def preview_story(request: Visit, public_story: int) -> HttpResponse:
    shown = in_preview(request.authority, request.network)
    context = story_context(request, shown, public_story)
    if context is None:
        raise Http404
    context |= {"is_preview": True, "home": address_of(request, "public:preview")}
    return shown_page(request, "public/story.html", shown, context)


@require_POST
@in_network(may=WRITE)
def hear(request: Visit) -> HttpResponse:
    if has_key():
        ask_events(*who(request))
        return told(
            request, _("We vragen het aan de UiTdatabank. Kijk hier straks opnieuw."), address_of(request, HERE)
        )
    said = _("Er is geen sleutel van de UiTdatabank ingesteld. Vraag het aan wie Draagvlak beheert.")
    return told(request, said, address_of(request, HERE))


@require_POST
@in_network(may=WRITE)
def undo(request: Visit, step: str) -> HttpResponse:
    return taken_back(request, lambda: undo_step(*who(request), step), address_of(request, HERE))
