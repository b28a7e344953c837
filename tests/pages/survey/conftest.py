"""A network and its director, signed in; and somebody who only has a link."""

import pytest
from django.test import Client

from draagvlak.basics.tenancy import inside
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory


@pytest.fixture
def network(db):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield NetworkFactory(authority=authority, slug="net", name="Net Duffel")


@pytest.fixture
def director(network, client):
    user = SeatFactory(network=network).role.user
    client.force_login(user)
    return user


@pytest.fixture
def respondent(network):
    return Client()
