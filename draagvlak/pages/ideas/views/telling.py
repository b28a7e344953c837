"""What each view of ideas says once something was done, with the way back; and the one way to an idea."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.queries.seeing import idea_at, inside, inside_at, speaks_for
from draagvlak.pages.shared import telling
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import Page, address_of, there, told, who

HAVE, READ = "ideas.have", "ideas.read"


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"ideas:{name}", *more)


def found(request: Visit, key: str) -> Any:
    """The idea at `key`, which is seen from now on by the layer of whoever asks; 404 where it is not for them.

    Looked at again once that is written down: who closed it just before, closed it.
    """
    idea = there(idea_at(request.user, request.network, key))
    if inside(request.user, idea):
        return idea
    see(*who(request), [idea.pk])
    return there(idea_at(request.user, request.network, key))


def own(request: Visit, key: str) -> Any:
    """The idea at `key`, for its owner and whom the owner let in; 404 for others, also where it is open to them."""
    return there(inside_at(request.user, request.network, key))


def led(request: Visit, key: str) -> Any:
    """The idea at `key`, for its owner and who writes for the owner; 404 for others."""
    idea = own(request, key)
    return there(idea if speaks_for(request.user, idea) else None)


def answer(request: Visit, page: Page, save: Callable[[str], Any], said: str, to: Callable[[], str]) -> HttpResponse:
    """The page; or, once `save` did it under the name of its step, a word about it at `to`. Where `save` gives an
    address, what it did is taken back there.
    """
    undo: list[str] = []
    return telling.answer(
        request,
        page,
        lambda step: undo.append(save(step) or ""),
        to,
        lambda step: told(request, said, to(), undo[0]),
    )
