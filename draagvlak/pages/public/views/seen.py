"""What everybody sees: the page of a network, each of its stories, and the block for another site."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from draagvlak.capabilities.network.readers.details import shown_phone
from draagvlak.capabilities.public_pages.choices import Shape
from draagvlak.capabilities.public_pages.queries.content import content_of, story_of
from draagvlak.capabilities.public_pages.queries.shown import Shown
from draagvlak.capabilities.public_pages.wording import linked
from draagvlak.capabilities.public_pages.wording.pictures import drawn, of_network, shortened
from draagvlak.pages.public.views.telling import BECAUSE, absolute, as_script, organisation, shown_page, shown_to_all
from draagvlak.pages.shared.doors import paced, public

IN_BLOCK = 5
LONGEST_SUMMARY = 160


@require_safe
@gzip_page
@public(because=BECAUSE)
@paced("public-page", methods=("GET", "HEAD"))
@shown_to_all
def page(request: HttpRequest, shown: Shown) -> HttpResponse:
    return shown_page(request, "public/page.html", shown, page_context(request, shown))


@require_safe
@gzip_page
@public(because=BECAUSE)
@paced("public-page", methods=("GET", "HEAD"))
@shown_to_all
def story(request: HttpRequest, shown: Shown, public_story: int) -> HttpResponse:
    context = story_context(request, shown, public_story)
    if context is None:
        raise Http404
    answer = shown_page(request, "public/story.html", shown, context)
    # A browser shows what it has, however old, to who goes back to it; words that were taken back are not to be there.
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@gzip_page
@public(because=BECAUSE)
@paced("public-page", methods=("GET", "HEAD"))
@shown_to_all
def embed(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Only here another site may be the frame, and only one that the director named."""
    if not shown.may_be_embedded:
        raise Http404
    content = content_of(shown)
    context = {"activities": content.activities[:IN_BLOCK], "stories": content.stories[:IN_BLOCK]}
    answer = shown_page(request, "public/embed.html", shown, context)
    answer._csp_replace = {"frame-ancestors": list(shown.page.hosts)}  # type: ignore[attr-defined]
    answer.xframe_options_exempt = True
    answer["X-Robots-Tag"] = "noindex"
    return answer


def page_context(request: HttpRequest, shown: Shown) -> dict[str, Any]:
    content = content_of(shown)
    whose = organisation(request, shown, content.municipalities)
    home = absolute(request, shown)
    told = linked.page(whose, content.activities, home)
    return {
        "card": absolute(request, shown, "card", Shape.WIDE, "png"),
        "alternative": of_network(shown, home).alternative,
        "content": content,
        "blocks": shown.page.blocks,
        "phone": shown_phone(shown.page.phone),
        "summary": shortened(shown.page.purpose, LONGEST_SUMMARY) if shown.has("purpose") else "",
        "data": as_script(told),
    }


def story_context(request: HttpRequest, shown: Shown, key: int) -> dict[str, Any] | None:
    """None where nobody may read it."""
    found = story_of(shown, key)
    if found is None:
        return None
    here, card = absolute(request, shown, "story", key), absolute(request, shown, "picture", key, Shape.WIDE, "png")
    told = linked.article(found, here, card, organisation(request, shown, ()))
    return {
        "story": found,
        "card": card,
        "alternative": drawn(found, shown.network.name, shown.authority.name, here).alternative,
        "summary": shortened(found.lead, LONGEST_SUMMARY),
        "data": as_script(told),
    }
