"""What the views of surveys share: where they are, and which survey they speak of."""

from typing import Any

from draagvlak.capabilities.pulse.queries import survey_at
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.telling import address_of, there


def address(request: Visit, name: str, *more: Any) -> str:
    return address_of(request, f"survey:{name}", *more)


def found(request: Visit, key: int) -> Any:
    """The survey, or 404."""
    return there(survey_at(request.network, key))
