"""The conversation of the capability's tests, and a browser that is signed in as who harvests it."""

import re

import pytest
from django.urls import reverse

from tests.capabilities.conversations.conftest import Harvest
from tests.capabilities.policy.conftest import work as of_policy

work = of_policy


class Hands(Harvest):
    def __init__(self, work, client):
        super().__init__(work)
        self.client = client
        client.force_login(work.user)

    def to(self, name, *more):
        return reverse(f"conversations:{name}", args=["gemeente", "net", *more])

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
        user = self.work.as_role(kind)
        self.client.force_login(user)
        return user


@pytest.fixture
def hands(work, client):
    return Hands(work, client)
