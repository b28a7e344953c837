"""What each view of succession says once something was done, with the way back; and the report that it goes by."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.insights.actions import outdate_report, refresh_report
from draagvlak.capabilities.insights.queries import Opening, opening_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, new_step, refused, told, who
from draagvlak.pages.succession.forms.words import REFUSALS

READ, WRITE, WONDER = "succession.read", "succession.write", "succession.what_if"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"succession:{name}", *more)


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it, with the way back, at `to`."""
    return telling.answer(request, page, save, to, lambda step: done(request, said, step, to()))


def done(request: Visit, said: str, step: str, to: str, undo: str = "undo") -> HttpResponse:
    return told(request, said, to, address(request, undo, step))


def do(request: Visit, act: Callable[[str], Any], said: str, to: str, undo: str = "undo") -> HttpResponse:
    """Something that needs no form; or why it was not done."""
    step = new_step()
    try:
        act(step)
    except RefusedError as error:
        return refused(request, str(REFUSALS[error.code]), to)
    except ChangedMeanwhileError:
        return refused(request, _("Intussen heeft iemand anders dit aangepast. Kijk na en probeer opnieuw."), to)
    return done(request, said, step, to, undo)


def todays(request: Visit) -> Opening:
    """The report of today; made anew where there is none."""
    found = opening_of(request.network)
    if found is None:
        refresh_report(*who(request))
        found = opening_of(request.network, is_of_today=False)
    if found is None:
        raise RuntimeError("A report that was just made is not there.")
    return found


def measured_again(request: Visit) -> None:
    """What was done or taken back may be a contact, which the report counts."""
    outdate_report(*who(request))
