"""Activities that are open to everybody, as the public page of the network tells them: a newsletter may announce these,
and no others.
"""

from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.activities import activities_of
from draagvlak.capabilities.public_pages.queries.shown import page_of
from draagvlak.capabilities.visibility.queries.telling import OpenActivity
from draagvlak.pages.shared.doors import Visit

MOST = 50


def open_activities(request: Visit) -> list[OpenActivity]:
    """None where the page, or that part of it, is switched off."""
    page = page_of(request.network)
    if page is None or not page.is_on or Block.ACTIVITIES not in page.blocks:
        return []
    return [
        OpenActivity(one.key, one.title, one.text, one.place, one.starts_at)
        for one in activities_of(page, most=MOST)
        if not one.is_cancelled
    ]
