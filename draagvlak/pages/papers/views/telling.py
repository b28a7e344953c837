"""What each view of a note says once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.queries.notes import note_at
from draagvlak.pages.papers.forms.words import REFUSALS
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, there, told

READ, WRITE = "publications.read", "publications.write"
Save = Callable[[str], Any]


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"papers:{name}", *more)


def note_in(request: Visit, key: int) -> Any:
    """The note, or 404."""
    return there(note_at(request.network, key))


def answer(request: Visit, page: Page, save: Save, said: str, to: str, undoes: bool = True) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`, with the way back where it
    `undoes`.
    """

    def done(step: str) -> HttpResponse:
        return told(request, said, to, address(request, "undo", step) if undoes else "")

    return telling.answer(request, page, save, lambda: to, done)


def attempt(request: Visit, do: Callable[[], Any], said: str, undo: str, to: str) -> HttpResponse:
    """A button: do it, and say so or why not. `undo`: the address that takes it back, "" where there is none."""
    try:
        do()
    except RefusedError as refused:
        return telling.refused(request, str(REFUSALS[refused.code]), to)
    except ChangedMeanwhileError:
        return redirect(to)
    return told(request, said, to, undo)
