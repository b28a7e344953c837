"""Posters and cards of public stories: drawn when asked for, and for the director a list with words to copy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from draagvlak.capabilities.public_pages.choices import FORMATS, Shape
from draagvlak.capabilities.public_pages.queries.content import stories_of, story_of
from draagvlak.capabilities.public_pages.queries.shown import Shown, in_preview
from draagvlak.capabilities.public_pages.wording.pictures import drawn, of_network
from draagvlak.capabilities.public_pages.writers.pictures import CONTENT_TYPES, SIZES, picture_of
from draagvlak.pages.public.views.telling import BECAUSE, READ, absolute, shown_to_all
from draagvlak.pages.shared.doors import Visit, in_network, paced, public


@require_safe
@public(because=BECAUSE)
@paced("public-picture", methods=("GET", "HEAD"))
@shown_to_all
def picture(
    request: HttpRequest, shown: Shown, public_story: int, picture_shape: str, picture_kind: str
) -> HttpResponse:
    if picture_shape not in Shape.values or picture_kind not in FORMATS[Shape(picture_shape)]:
        raise Http404
    story = story_of(shown, public_story)
    if story is None:
        raise Http404
    told = drawn(story, shown.network.name, shown.authority.name, absolute(request, shown, "story", public_story))
    made = picture_of(told, Shape(picture_shape), picture_kind)
    return HttpResponse(made, content_type=CONTENT_TYPES[picture_kind])


@require_safe
@public(because=BECAUSE)
@paced("public-picture", methods=("GET", "HEAD"))
@shown_to_all
def card(request: HttpRequest, shown: Shown, picture_shape: str, picture_kind: str) -> HttpResponse:
    """Of the network itself, where its page is passed on."""
    if picture_shape not in SIZES or picture_kind not in FORMATS[Shape(picture_shape)]:
        raise Http404
    made = picture_of(of_network(shown, absolute(request, shown)), Shape(picture_shape), picture_kind)
    return HttpResponse(made, content_type=CONTENT_TYPES[picture_kind])


@require_GET
@in_network(may=READ)
def listing(request: Visit) -> HttpResponse:
    shown = in_preview(request.authority, request.network)
    chosen = request.GET.get("verhaal", "")
    stories = stories_of(shown)
    story = story_of(shown, int(chosen)) if chosen.isascii() and chosen.isdigit() and len(chosen) < 18 else None
    context = {"title": _("Beelden bij een verhaal"), "stories": stories, "story": story, "page": shown.page}
    if story is not None:
        here = absolute(request, shown, "story", story.key)
        context["alternative"] = drawn(story, shown.network.name, shown.authority.name, here).alternative
        context["shapes"] = [
            (shape.label, [(kind, absolute(request, shown, "picture", story.key, shape, kind)) for kind in kinds])
            for shape, kinds in FORMATS.items()
        ]
    return render(request, "public/pictures.html", context)
