"""A story-teller's browser, a conversation in which An said two things, and what An was asked."""

import re

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from tests.capabilities.consents.conftest import Told
from tests.capabilities.policy.conftest import DAY, Work
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, in_two_steps
from tests.factories.conversations import SAID, conversation_in, fragment_in, voice_in


class Hands(Told):
    def to(self, name, *more):
        return reverse(f"consents:{name}", args=["gemeente", "net", *more])

    def sign_in(self, client, kind):
        user = SeatFactory(network=self.work.network, role__kind=kind).role.user
        client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return user

    def more(self, number):
        """So many more voices, with a fragment each."""
        for place in range(number):
            voice = voice_in(self.first.conversation, f"Stem {place}")
            fragment_in(self.first.conversation, voice=voice)


def words_of(answer):
    body = re.sub(r"(?s)<(script|style|head).*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(body.split())


def hidden(answer):
    return dict(re.findall(r'name="(key|version|token)" value="([^"]+)"', answer.content.decode()))


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        work = Work(NetworkFactory(authority=authority, slug="net", frozen_on=DAY))
        conversation = conversation_in(work.network)
        voice = voice_in(conversation)
        fragments = [fragment_in(conversation, words, voice=voice) for words in SAID]
        teller = work.as_role("storyteller")
        client.force_login(teller)
        yield Hands(work, voice, *fragments, teller)
