"""Two municipalities that share with each other, and hands for the director of each."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.factories import SeatFactory
from tests.factories.intervision import Town


class Hands:
    def __init__(self, town, client):
        self.town, self.client = town, client
        client.force_login(town.user)

    def be(self, kind):
        with inside(self.town.authority):
            self.client.force_login(SeatFactory(network=self.town.network, role__kind=kind).role.user)

    def here(self, name, *more):
        return reverse(f"intervision:{name}", args=[self.town.authority.slug, *more])

    def text(self, name, *more, code=200, **asked):
        answer = self.client.get(self.here(name, *more), asked)
        assert answer.status_code == code, name
        return " ".join(answer.content.decode().split())

    def send(self, name, *more, **said):
        """A form as it is filled in and sent, its hidden parts included; gives the page that comes of it."""
        address = self.here(name, *more)
        shown = self.client.get(address).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(address, hidden | said, follow=True)

    def undo(self, answer):
        found = re.search(
            r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button type="submit" class="plain undo"',
            answer.content.decode(),
        )
        return self.client.post(found[1], follow=True)


@pytest.fixture
def hands(db, client):
    """Of Aartselaar."""
    return Hands(Town("Aartselaar"), client)


@pytest.fixture
def others(db):
    """Of Boom: gives hands of its own."""
    return Hands(Town("Boom"), Client())
