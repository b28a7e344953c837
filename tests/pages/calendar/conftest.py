"""A network that stands still, and its director, signed in."""

import pytest

from draagvlak.basics.tenancy import inside
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.pages.calendar.hands import DAY


@pytest.fixture
def network():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield NetworkFactory(authority=authority, slug="net", frozen_on=DAY)


@pytest.fixture
def director(network, client):
    user = SeatFactory(network=network).role.user
    client.force_login(user)
    return user
