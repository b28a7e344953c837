"""Networks of one authority, a director of the first, signed in, and hands."""

import re

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, UserFactory, in_two_steps


class Hands:
    """`user` directs `net` alone; `other` is the network beside it."""

    def __init__(self, authority, client):
        self.authority, self.client = authority, client
        self.net = NetworkFactory(authority=authority, slug="net", name="Vrije tijd")
        self.other = NetworkFactory(authority=authority, slug="ander", name="Zorg")
        self.user = self.be(RoleKind.DIRECTOR)

    def be(self, kind=RoleKind.DIRECTOR, *networks):
        """Somebody with a role in `networks` (the first one where none are said), signed in."""
        first, *others = networks or (self.net,)
        if kind == RoleKind.ADMINISTRATOR:
            user = in_two_steps(UserFactory())
            Role.objects.create(user=user, authority=self.authority, kind=kind)
        else:
            seat = SeatFactory(network=first, role__kind=kind)
            user = seat.role.user
            for network in others:
                SeatFactory(network=network, role=seat.role)
        self.client.force_login(user)
        return user

    def here(self, name, *more):
        return reverse(f"alignment:{name}", args=["gemeente", *more])

    def at(self, name, *more, network="net"):
        return self.here(name, network, *more)

    def text(self, address):
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return " ".join(answer.content.decode().split())

    def send(self, address, follow=True, **said):
        """A form as it is filled in and sent, its hidden parts included."""
        shown = self.client.get(address).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(address, hidden | said, follow=follow)

    def undo(self, answer):
        found = re.search(
            r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button type="submit" class="plain undo"',
            answer.content.decode(),
        )
        return self.client.post(found[1], follow=True)


@pytest.fixture
def hands(client, db):
    authority = AuthorityFactory(slug="gemeente", name="Gemeente")
    with inside(authority):
        yield Hands(authority, client)
