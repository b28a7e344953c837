"""A conversation with two voices, of which An said two things, and a story-teller to ask her."""

from dataclasses import dataclass
from typing import Any

import pytest

from draagvlak.capabilities.consents.actions.asking import Asking, Wish, ask
from draagvlak.capabilities.consents.models import Asked
from tests.capabilities.policy.conftest import work
from tests.factories.conversations import SAID, conversation_in, fragment_in, voice_in

__all__ = ["work"]


@dataclass
class Told:
    work: Any
    voice: Any
    first: Any
    second: Any
    teller: Any

    @property
    def who(self):
        return self.teller, self.work.authority, self.work.network

    def ask(self, *uses, fragments=None, **more):
        """Gives the ask, its secret and the keys of its questions in their order."""
        keys = [one.pk for one in fragments or (self.first, self.second)]
        wishes = [Wish(key, use, f"het verhaal {use}") for key in keys for use in uses or ("pages",)]
        made, token = ask(self.who, self.voice.pk, Asking(wishes, **more), self.work.step())
        return made, token, list(Asked.objects.filter(ask=made).values_list("pk", flat=True))


@pytest.fixture
def told(work):
    conversation = conversation_in(work.network)
    voice = voice_in(conversation)
    fragments = [fragment_in(conversation, words, voice=voice) for words in SAID]
    return Told(work, voice, *fragments, work.as_role("storyteller"))
