"""A network that stands still, its director, signed in, and hands to lay ideas, actions and results in it."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, in_two_steps
from tests.factories.trace import DAY, Traced


class Hands(Traced):
    def __init__(self, network, client):
        super().__init__(network)
        self.client = client
        self.director = SeatFactory(network=network).role.user
        self.sign_in(self.director)

    def sign_in(self, user):
        self.client.force_login(user)
        self.user = user

    def as_role(self, kind):
        user = SeatFactory(network=self.network, role__kind=kind).role.user
        self.sign_in(in_two_steps(user) if kind == "administrator" else user)
        return user

    def to(self, name, *more):
        return reverse(name, args=["gemeente", "net", *more])

    def text(self, name="balance:balance", *more):
        """What stands on a page, in one line."""
        return " ".join(self.client.get(self.to(name, *more)).content.decode().split())

    def say(self, user=None, **said):
        if user is not None:
            self.sign_in(user)
        told = {"room": 2, "hold": 3, "words": "", **said}
        return self.client.post(self.to("balance:say"), told, follow=True)


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Hands(NetworkFactory(authority=authority, slug="net", frozen_on=DAY), client)
