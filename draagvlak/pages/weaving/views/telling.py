"""What each view of a woven story says once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.queries.listing import story_at
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, there, told
from draagvlak.pages.weaving.forms.words import REFUSALS

READ, WRITE = "weaving.read", "weaving.write"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"weaving:{name}", *more)


def story_in(request: Visit, key: int) -> Any:
    """The story, for who writes; or 404."""
    return there(story_at(request.network, key))


def answer(
    request: Visit, page: Page, save: Callable[[str], Any], said: str, to: str, undoes: bool = True
) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`, with the way back."""

    def done(step: str) -> HttpResponse:
        return told(request, said, to, address(request, "undo", step) if undoes else "")

    return telling.answer(request, page, save, lambda: to, done)


def refused(request: Visit, error: RefusedError, to: str) -> HttpResponse:
    return telling.refused(request, str(REFUSALS[error.code]), to)
