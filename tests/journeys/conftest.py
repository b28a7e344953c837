"""A site of its own and a real browser, once for all journeys."""

import pytest

from tools.browsing import chromium
from tools.site import running_site


@pytest.fixture(scope="session")
def site():
    with running_site() as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(params=[390, 1280])
def page(request, browser):
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, locale="nl", reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
