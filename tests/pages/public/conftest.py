"""A network with a public page, as a visitor asks for it and as its director changes it."""

import re
from datetime import date

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, in_two_steps
from tests.factories.public_pages import page_in

DAY = date(2026, 4, 20)


class Hands:
    """`page`: the public page, on. Nobody is signed in until `sign_in`."""

    def __init__(self, network, client):
        self.network, self.client = network, client
        self.page = page_in(network)

    def to(self, name, *more):
        return reverse(f"public:{name}", args=["gemeente", "net", *more])

    def see(self, name="page", *more, **said):
        return self.client.get(self.to(name, *more), **said)

    def text(self, name="page", *more):
        return " ".join(self.see(name, *more).content.decode().split())

    def send(self, page, /, *more, query="", **said):
        shown = self.client.get(self.to(page, *more) + query).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(self.to(page, *more) + query, hidden | said, follow=True)

    def undo(self, answer):
        found = re.search(r'action="([^"]+/ongedaan/[^"]+)"', answer.content.decode())
        return self.client.post(found[1], follow=True)

    def sign_in(self, kind="director"):
        user = SeatFactory(network=self.network, role__kind=kind).role.user
        self.client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return user


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente", name="Gemeente")
    with inside(authority):
        yield Hands(NetworkFactory(authority=authority, slug="net", name="Net", frozen_on=DAY), client)
