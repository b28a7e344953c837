"""What each view of plans says once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.plan.forms.words import REFUSALS
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, may, new_step, refused, told

READ, WRITE = "policy.read", "policy.write"


def may_write(request: Visit) -> bool:
    return may(request, WRITE)


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"plan:{name}", *more)


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it, with the way back, at `to`."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, step, to()))


def remove(request: Visit, take: Callable[[str], Any], said: str, to: str, otherwise: str) -> HttpResponse:
    """Take something away, and say so at `to`; or say at `otherwise` why it stays."""
    step = new_step()
    try:
        take(step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), otherwise)
    return done(request, said, step, to)


def done(request: Visit, said: str, step: str, to: str) -> HttpResponse:
    return told(request, said, to, address(request, "undo", step))
