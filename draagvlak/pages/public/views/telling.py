"""What the public views share: finding the page, in which language, and an answer that is the same for everybody."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.shown import Shown, shown_at
from draagvlak.capabilities.public_pages.wording import linked

READ, WRITE = "public_pages.read", "public_pages.write"
BECAUSE = "what a network chose to show to everybody; where it is off, it is as if it were not there"
LANGUAGES = ("nl", "en")
KEPT = "public, max-age=60, must-revalidate"  # what is taken back is gone within the minute
# Signs that end a script or begin a tag, as JSON may write them too.
HARMLESS = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def shown_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Open the page of the network in the address, given to the view as `Shown`; 404 where nothing is shown."""

    @wraps(view)
    def opened(request: HttpRequest, authority: str, network: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        shown = shown_at(authority, network)
        if shown is None:
            raise Http404
        language = language_of(request)
        with inside(shown.authority), override(language):
            answer = view(request, shown, *args, **kwargs)
        answer.setdefault("Cache-Control", KEPT)
        answer["Content-Language"] = language
        return answer

    return opened


def language_of(request: HttpRequest) -> str:
    """Dutch unless the address says otherwise: what a browser prefers would make two pages of one address."""
    asked = request.GET.get("taal", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def absolute(request: HttpRequest, shown: Shown, route: str = "page", *more: Any) -> str:
    """The whole address of a public page of the network."""
    return request.build_absolute_uri(
        reverse(f"public:{route}", args=[shown.authority.slug, shown.network.slug, *more])
    )


def organisation(request: HttpRequest, shown: Shown, areas: Any) -> linked.Json:
    has = shown.has(Block.CONTACT)
    contact = {"email": shown.page.email, "telephone": shown.page.phone} if has else {}
    return linked.organisation(shown.network.name, absolute(request, shown), areas, contact)


def as_script(told: linked.Json) -> str:
    """Data for a script element of JSON-LD: no text in it can end that, so it stands there as it is."""
    return json.dumps(told, ensure_ascii=False).translate(HARMLESS)


def shown_page(request: HttpRequest, template: str, shown: Shown, context: dict[str, Any]) -> HttpResponse:
    """Without what the house adds to its pages: no menu, no account, no token of a form."""
    language = language_of(request)
    here = request.build_absolute_uri(request.path)
    shared = {
        "shown": shown,
        "page": shown.page,
        "language": language,
        "here": here if language == LANGUAGES[0] else f"{here}?taal={language}",
        "in_dutch": here,
        "in_english": f"{here}?taal=en",
        "home": absolute(request, shown),
        "suffix": "" if language == LANGUAGES[0] else f"?taal={language}",
    }
    return HttpResponse(render_to_string(template, shared | context))
