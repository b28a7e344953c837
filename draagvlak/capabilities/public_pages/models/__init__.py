"""The tables of public pages: what a network shows to everybody, and what was last heard of its surroundings."""

from draagvlak.capabilities.public_pages.models.activities import OpenActivity
from draagvlak.capabilities.public_pages.models.events import HeardEvents
from draagvlak.capabilities.public_pages.models.pages import PublicPage, ShownPartner, ShownResult

__all__ = ["HeardEvents", "OpenActivity", "PublicPage", "ShownPartner", "ShownResult"]
