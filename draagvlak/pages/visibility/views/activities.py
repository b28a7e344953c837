"""Activities that are open to everybody, as a newsletter may announce them."""

from draagvlak.capabilities.visibility.queries.telling import OpenActivity
from draagvlak.pages.shared.doors import Visit


def open_activities(request: Visit) -> list[OpenActivity]:
    return []
