"""What each view of booklets says once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.booklets.queries.booklets import booklet_at, makes
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.booklets.forms import REFUSALS
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.forms import OnceForm
from draagvlak.pages.shared.telling import Page, address_of, new_step, refused, there, told

READ, WRITE, STORIES = "booklets.read", "booklets.write", "weaving.read"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"booklets:{name}", *more)


def booklet_in(request: Visit, key: int) -> Any:
    """The booklet that who asks may read, or 404."""
    return there(booklet_at(request.network, key, makes(request.user, request.network)))


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it, with the way back, at `to`."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, step, to()))


def press(request: Visit, do: Callable[[str], Any], said: str, to: str) -> HttpResponse:
    """A button, once: do it under the name of its step, and say so at `to`, or why not."""
    form = OnceForm(request.POST)
    step = form.cleaned_data["key"] if form.is_valid() else new_step()
    try:
        do(step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    except SentBeforeError:
        return redirect(to)
    return done(request, said, step, to)


def done(request: Visit, said: str, step: str, to: str) -> HttpResponse:
    return told(request, said, to, address(request, "undo", step))
