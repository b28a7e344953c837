"""What each view of what is made visible says once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.insights.actions import outdate_report
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, may, told, who
from draagvlak.pages.visibility.forms.words import REFUSALS

READ, WRITE, LETTER = "visibility.read", "visibility.write", "visibility.newsletter"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"visibility:{name}", *more)


def done(request: Visit, said: str, undo: str, to: str) -> HttpResponse:
    """What the report says of support may have changed, where somebody works at the plan."""
    if may(request, WRITE):
        outdate_report(*who(request))
    return told(request, said, to, undo)


def answer(
    request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str], undo: str = "undo"
) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`, with the way back."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, address(request, undo, step), to()))


def attempt(request: Visit, do: Callable[[], Any], said: str, undo: str, to: str) -> HttpResponse:
    """A button: do it, and say so or why not."""
    try:
        do()
    except RefusedError as refused:
        return telling.refused(request, str(REFUSALS[refused.code]), to)
    except (ChangedMeanwhileError, SentBeforeError):
        return redirect(to)
    return done(request, said, undo, to)
