"""The table of the capability's tests, and a browser that is signed in as its director."""

import re
from html import unescape

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from tests.capabilities.planning.conftest import Table
from tests.factories import AuthorityFactory, SeatFactory


class Hands(Table):
    def __init__(self, authority, client):
        super().__init__(authority)
        self.client = client
        client.force_login(self.user)

    def be(self, kind=RoleKind.PARTNER, network=None, person=None):
        user = SeatFactory(network=network or self.one, role__kind=kind).role.user
        self.client.force_login(user)
        if person:
            person.account = user
            person.save()
        return user

    def to(self, name, *more):
        return reverse(f"joint:{name}", args=["gemeente", *more])

    def see(self, name, *more):
        return self.client.get(self.to(name, *more))

    def text(self, name, *more):
        return flat(self.see(name, *more))

    def send(self, page, /, *more, **said):
        return self.post(self.see(page, *more), self.to(page, *more), **said)

    def post(self, shown, address, **said):
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown.content.decode()))
        return self.client.post(address, hidden | said, follow=True)

    def undo(self, answer):
        found = re.search(
            r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button type="submit" class="plain undo"',
            answer.content.decode(),
        )
        return self.client.post(found[1], follow=True)


def flat(answer):
    """What stands on a page, in one line, as one reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def hands(db, client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Hands(authority, client)
