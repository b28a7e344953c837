"""What each view of the intervision says once something was done, with the way back."""

from collections.abc import Callable
from typing import Any

import rules
from django.http import HttpResponse
from django.urls import reverse

from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, told

READ, SHARE, WRITE = "intervision.read", "intervision.share", "intervision.write"


def may_here(request: Visit, right: str) -> bool:
    """Whether the reader has the right somewhere in the authority."""
    return bool(rules.has_perm(right, request.user, request.authority))


def here(request: Visit, name: str, *more: Any) -> str:
    """The address of a page of the authority."""
    return reverse(f"intervision:{name}", args=[request.authority.slug, *more])


def answer(
    request: Visit, page: Page, save: Callable[[str], Any], said: Any, to: tuple[Callable[[], str], str]
) -> HttpResponse:
    """The page; or what was said at `to` (an address, and the name of the one that takes a step back in the network
    that is visited).
    """
    address, undo = to
    return telling.answer(
        request,
        page,
        save,
        address,
        lambda step: told(request, said, address(), here(request, undo, request.network.slug, step)),
    )
