"""What each view of conversations says once something was done, with the way back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, told

WRITE, READ_OWN = "conversations.write", "conversations.read_own"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"conversations:{name}", *more)


def done(request: Visit, said: str, step: str, to: str) -> HttpResponse:
    return told(request, said, to, address(request, "undo", step) if step else "")


def answer(
    request: Visit,
    page: Page,
    save: Callable[[str], Any],
    said: str,
    to: Callable[[], str],
    has_undo: bool = True,
) -> HttpResponse:
    """The page of a form; or, once `save` did it, on to the page `to`, saying so."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, step if has_undo else "", to()))
