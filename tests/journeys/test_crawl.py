"""Every page that a role can reach. The director's, who reaches most, are in a file of their own: beside these."""

import pytest

from tests.journeys.crawl import ROLES, WITHOUT, every_page_of, sessions_of_everybody

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sessions(site):
    return sessions_of_everybody()


@pytest.fixture(scope="module")
def shapes():
    """Of the pages at which axe found nothing, whoever they were shown to."""
    return set()


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {*WITHOUT, "nd"}])
def test_every_page_of_a_role(site, browser, sessions, shapes, role):
    wrong = every_page_of(role, site, browser, sessions[role], shapes)
    assert not wrong, "\n".join(wrong)
