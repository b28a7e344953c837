"""The network of the capability's tests, and a browser that is signed in as its director."""

import re

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.capabilities.succession.conftest import DAY, Home
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, in_two_steps


class Hands(Home):
    def __init__(self, network, client):
        super().__init__(network)
        self.client = client
        client.force_login(self.user)

    def to(self, name, *more):
        return reverse(f"succession:{name}", args=["gemeente", "net", *more])

    def see(self, name, *more, **asked):
        return self.client.get(self.to(name, *more), asked)

    def text(self, name, *more, **asked):
        return " ".join(self.see(name, *more, **asked).content.decode().split())

    def send(self, page, /, *more, **said):
        """A form as it is filled in and sent, its hidden parts included, and what comes after it."""
        shown = self.see(page, *more).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(self.to(page, *more), hidden | said, follow=True)

    def undo(self, answer):
        found = re.search(r'action="([^"]+/ongedaan/[^"]+)"', answer.content.decode())
        return self.client.post(found[1], follow=True)

    def as_role(self, kind):
        user = SeatFactory(network=self.network, role__kind=kind).role.user
        self.client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return user


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Hands(NetworkFactory(authority=authority, slug="net", frozen_on=DAY), client)
