"""What each view of the alignment says once something was done, with the way back."""

from collections.abc import Callable
from typing import Any

import rules
from django.http import HttpResponse
from django.urls import reverse

from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, told

READ, WRITE = "alignment.read", "alignment.write"


def may_here(request: Visit, right: str) -> bool:
    """Whether the reader has the right somewhere in the authority."""
    return bool(rules.has_perm(right, request.user, request.authority))


def who(request: Visit) -> tuple[Any, Any]:
    return request.user, request.authority


def here(request: Visit, name: str, *more: Any) -> str:
    """The address of a page of the authority."""
    return reverse(f"alignment:{name}", args=[request.authority.slug, *more])


def address(request: Visit, name: str, *more: Any) -> str:
    """The address of a page of the network that is visited."""
    return address_of(request, f"alignment:{name}", *more)


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """On a page of a network: the page, or what was said at `to`, with the way back."""
    return telling.answer(
        request, page, save, to, lambda step: told(request, said, to(), address(request, "undo_in_network", step))
    )


def answer_here(
    request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]
) -> HttpResponse:
    """The same on a page of the authority."""
    return telling.answer(request, page, save, to, lambda step: told(request, said, to(), here(request, "undo", step)))
