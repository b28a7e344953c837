"""Every page that a director can reach."""

import pytest

from tests.journeys.crawl import WITHOUT, every_page_of, sessions_of_everybody

pytestmark = pytest.mark.browser


@pytest.mark.skipif("nd" in WITHOUT, reason="where time is short")
def test_every_page_of_a_director(site, browser):
    wrong = every_page_of("nd", site, browser, sessions_of_everybody()["nd"], set())
    assert not wrong, "\n".join(wrong)
