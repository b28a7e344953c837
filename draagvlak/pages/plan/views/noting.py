"""What the views of results and stories say once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, told

READ, WRITE, SMALL = "policy.read", "policy.write", "policy.read_small"
TELL, READ_STORIES = "stories.write", "stories.read_agreed"
OF_RESULTS, OF_STORIES = "undo_results", "undo_stories"  # the pages that take a step back


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"plan:{name}", *more)


def answer(
    request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str], undo: str = OF_RESULTS
) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`, with the way back: `undo`,
    "" where there is none.
    """
    return telling.answer(request, page, save, to, lambda step: done(request, said, to(), step if undo else "", undo))


def done(request: Visit, said: str, to: str, step: str = "", undo: str = OF_RESULTS) -> HttpResponse:
    return told(request, said, to, address(request, undo, step) if step else "")
