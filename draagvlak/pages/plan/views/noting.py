"""What the views of results and stories say once something was done, with the way back; or why it was not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, refused, told

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


def taken_back(request: Visit, undo: Callable[[], Any], to: str) -> HttpResponse:
    """After `undo` of a step."""
    try:
        undo()
    except ChangedMeanwhileError:
        return refused(request, _("Intussen werd hier verder aan gewerkt. Er is niets teruggedraaid."), to)
    except LookupError as error:
        raise Http404 from error
    messages.success(request, _("Ongedaan gemaakt. Alles is weer zoals voordien."))
    return redirect(to)
