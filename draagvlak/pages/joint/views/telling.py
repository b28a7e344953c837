"""What each view of a planning says once something was done, with the way back; or why it was not."""

from typing import Any

from django.urls import reverse

from draagvlak.capabilities.planning.queries.plannings import own_planning, planning_at
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import there

READ, PLAN, SAY = "planning.read", "planning.plan", "planning.say_available"


def address(request: Visit, name: str, *more: Any) -> str:
    return reverse(f"joint:{name}", args=[request.authority.slug, *more])


def who(request: Visit) -> tuple[Any, Any]:
    return request.user, request.authority


def planning_in(request: Visit, key: int) -> Any:
    """The planning, or 404 where it is not there or the visitor is in none of its networks."""
    return there(planning_at(request.user, request.authority, key))


def own_in(request: Visit, key: int) -> Any:
    """The planning, or 404 where the visitor directs none of its networks."""
    return there(own_planning(request.user, request.authority, key))
