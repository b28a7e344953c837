"""What each view of the ledger says once something was done, with the way back."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse

from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.support.queries.layers import SHOWN_LAYERS
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, told, who

WRITE = "support.write"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"support:{name}", *more)


def known(layer: str) -> str:
    if layer not in SHOWN_LAYERS:
        raise Http404
    return layer


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it, with the way back, at `to`."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, step, to()))


def done(request: Visit, said: str, step: str, to: str) -> HttpResponse:
    """What the report says may have changed."""
    outdate_report(*who(request))
    return told(request, said, to, address(request, "undo", step) if step else "")
