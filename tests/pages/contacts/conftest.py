"""A network with its people, and a browser in which each of them may be signed in."""

import pytest

from draagvlak.basics.tenancy import inside
from tests.capabilities.network.places import make_place


@pytest.fixture
def place(db):
    place = make_place()
    with inside(place.authority):
        yield place


@pytest.fixture
def as_user(place, client):
    def signed_in(name):
        client.force_login(place.users[name])
        return client

    return signed_in
