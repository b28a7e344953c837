"""What axe says of a page, also where a click has just begun to lead elsewhere."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page


def axe_of(page: Page) -> Any:
    """A click returns before the page it leads to is there: axe that began on the one that leaves is asked again."""
    page.wait_for_load_state()
    try:
        return Axe().run(page)
    except Error:
        page.wait_for_load_state()
        return Axe().run(page)
