"""A network that stands still, its director, signed in, and hands."""

import re

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.capabilities.support.conftest import DAY
from tests.capabilities.visibility.conftest import Home
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, in_two_steps


class Hands(Home):
    """The house of the capability's tests, and a browser that is signed in as its director."""

    def __init__(self, network, client):
        super().__init__(network)
        self.client = client
        client.force_login(self.user)

    def to(self, name, *more):
        return reverse(f"visibility:{name}", args=["gemeente", "net", *more])

    def see(self, name, *more):
        return self.client.get(self.to(name, *more))

    def text(self, name, *more):
        return " ".join(self.see(name, *more).content.decode().split())

    def send(self, page, /, *more, **said):
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
        made = Hands(NetworkFactory(authority=authority, slug="net", frozen_on=DAY), client)
        made.college = made.body()
        yield made
