"""A browser that is signed in as somebody, and the house of the capability's tests."""

import re

from django.urls import reverse

from tests.capabilities.competences.conftest import house

__all__ = ["house"]


class Hands:
    """`at`: what stands at the beginning of each address."""

    def __init__(self, client, user, *at):
        self.client, self.at = client, ("gemeente", *at)
        client.force_login(user)

    def to(self, name, *more):
        return reverse(f"competences:{name}", args=[*self.at, *more])

    def text(self, name, *more):
        answer = self.client.get(self.to(name, *more))
        assert answer.status_code == 200
        return said(answer)

    def send(self, page, /, *more, **filled):
        """A form as it is filled in and sent, its hidden parts included, and what comes after it."""
        shown = self.client.get(self.to(page, *more)).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(self.to(page, *more), hidden | filled, follow=True)

    def press(self, name, *more):
        return self.client.post(self.to(name, *more), follow=True)

    def undo(self, answer):
        """Take back what the page after it offers to take back."""
        found = re.search(r'<form method="post" action="([^"]+)">\s*<input[^>]*>\s*<button[^>]*undo', said(answer))
        return self.client.post(found[1], follow=True)


def said(answer):
    return " ".join(answer.content.decode().split())
