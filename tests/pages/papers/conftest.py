"""A network that stands still, its director, signed in, and hands."""

import re

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from tests.capabilities.publications.conftest import DAY, Desk
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory


class Hands(Desk):
    """The desk of the capability's tests, and a browser that is signed in as its director."""

    def __init__(self, network, client):
        super().__init__(network)
        self.client = client
        client.force_login(self.user)

    def be(self, kind=RoleKind.PARTNER):
        user = SeatFactory(network=self.network, role__kind=kind).role.user
        self.client.force_login(user)
        return user

    def to(self, name, *more):
        return reverse(f"papers:{name}", args=["gemeente", "net", *more])

    def see(self, name, *more):
        return self.client.get(self.to(name, *more))

    def text(self, name, *more):
        """What stands on a page, in one line."""
        return " ".join(self.see(name, *more).content.decode().split())

    def send(self, page, /, *more, **said):
        """A form as it is filled in and sent, its hidden parts included, and what comes after it."""
        return self.post(self.see(page, *more), self.to(page, *more), **said)

    def post(self, shown, address, **said):
        hidden = dict(re.findall(r'name="(key|version|figures)" value="([^"]+)"', shown.content.decode()))
        return self.client.post(address, hidden | said, follow=True)

    def undo(self, answer):
        """Take back what the page offers to take back."""
        found = re.search(
            r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button type="submit" class="plain undo"',
            answer.content.decode(),
        )
        return self.client.post(found[1], follow=True)


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Hands(NetworkFactory(authority=authority, slug="net", frozen_on=DAY), client)
