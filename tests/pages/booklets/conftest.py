"""The bindery of the capability's tests, and a browser that is signed in as its director."""

import re

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.capabilities.booklets.conftest import Bindery
from tests.capabilities.policy.conftest import DAY, Work
from tests.factories import AuthorityFactory, NetworkFactory, in_two_steps


class Hands(Bindery):
    def __init__(self, work, client):
        super().__init__(work)
        self.client = client
        client.force_login(work.user)

    def to(self, name, *more):
        return reverse(f"booklets:{name}", args=["gemeente", "net", *more])

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

    def press(self, page, /, *more, **said):
        return self.client.post(self.to(page, *more), said, follow=True)

    def undo(self, answer):
        """Take back what the page after it offers to take back."""
        found = re.search(r'action="([^"]+/ongedaan/[^"]+)"', answer.content.decode())
        return self.client.post(found[1], follow=True)

    def sign_in(self, kind):
        user = self.work.as_role(kind)
        self.client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return user


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Hands(Work(NetworkFactory(authority=authority, slug="net", frozen_on=DAY)), client)
