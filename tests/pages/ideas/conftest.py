"""A network that stands still, somebody with a role in it, signed in, and hands."""

import re
from datetime import date

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.ideas.models import Idea
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.ideas import with_role

DAY = date(2026, 11, 24)


class Hands:
    """A browser in which `user`, a colleague unless another comes, is signed in."""

    def __init__(self, network, client):
        self.network, self.authority, self.client = network, network.authority, client
        self.user = self.comes("COLLEAGUE")

    def comes(self, kind, layers=None):
        """Somebody new of that kind sits down."""
        return self.sits(with_role(self.network, kind, layers))

    def sits(self, user):
        self.client.force_login(user)
        return user

    def to(self, name, *more):
        return reverse(f"ideas:{name}", args=["gemeente", "net", *more])

    def see(self, name, *more, **asked):
        return self.client.get(self.to(name, *more), asked)

    def text(self, name, *more, **asked):
        """What stands on a page, in one line."""
        return " ".join(self.see(name, *more, **asked).content.decode().split())

    def send(self, page, /, *more, **said):
        """A form as it is filled in and sent, its hidden parts included, and what comes after it."""
        shown = self.see(page, *more).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(self.to(page, *more), hidden | said, follow=True)

    def press(self, page, /, *more):
        return self.client.post(self.to(page, *more), follow=True)

    def undo(self, answer):
        """Take back what the page after it offers to take back."""
        found = re.search(r'action="([^"]+/(?:ongedaan|terug)/[^"]*)"', answer.content.decode())
        return self.client.post(found[1], follow=True)

    def idea(self, title="Zwemmen op zondag", **said):
        """One that who sits there lays down."""
        self.send("begin", title=title, **said)
        return Idea.objects.latest("pk")


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Hands(NetworkFactory(authority=authority, slug="net", frozen_on=DAY), client)
