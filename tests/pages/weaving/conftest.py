"""A network with two voices in a story, and hands to visit its pages as anybody."""

import secrets

import pytest
from django.test import Client
from django.urls import reverse

from tests.capabilities.weaving.conftest import Weave
from tests.capabilities.weaving.conftest import work as network_at_work

work = network_at_work


class Hands:
    """Signed in as the director of `weave.network`."""

    def __init__(self, client, weave):
        self.client, self.weave, self.user = client, weave, weave.work.user
        client.force_login(self.user)

    def at(self, page, *keys):
        return reverse(f"weaving:{page}", args=["gemeente", "net", *keys])

    def see(self, page, *keys, **asked):
        return self.client.get(self.at(page, *keys), asked)

    def text(self, page, *keys, **asked):
        answer = self.see(page, *keys, **asked)
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, page, *keys, **said):
        data = {"key": secrets.token_urlsafe(12)} | said
        return self.client.post(self.at(page, *keys), data, follow=True)

    def client_of_nobody(self):
        return Client().post(self.at("keep", self.weave.story.pk), {})

    def sign_in(self, role):
        self.client.force_login(self.weave.work.as_role(role))


@pytest.fixture
def hands(client, work):
    return Hands(client, Weave(work))
