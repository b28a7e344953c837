"""A network that stands still, its director, and a conversation with notes."""

import pytest

from draagvlak.capabilities.conversations.actions.conversations import Facts, make_conversation
from draagvlak.capabilities.conversations.actions.fragments import Marked, mark_fragment
from draagvlak.capabilities.conversations.actions.participants import Voice, add_participant
from draagvlak.capabilities.conversations.actions.sources import Brought, begin_notes, bring_text, write_text
from tests.capabilities.policy.conftest import DAY, Work
from tests.capabilities.policy.conftest import work as of_policy
from tests.factories.conversations import SAID, TEXT

work = of_policy
FACTS = Facts("poverty", "Avond over vervoer", DAY, "Wat hield je thuis?", "De Kring", "Lies", "Kim", "Prof. Om")
__all__ = ["DAY", "FACTS", "SAID", "TEXT", "Harvest", "Work"]


class Harvest:
    """A conversation (`talk`) with notes that say TEXT, and hands to mark words of it."""

    def __init__(self, work):
        self.work, self.who, self.network = work, work.who, work.network
        self.talk = make_conversation(*work.who, FACTS, work.step())
        self.notes = begin_notes(*work.who, self.talk.pk, work.step())
        self.notes = write_text(*work.who, (self.notes.pk, 1), TEXT)

    def voice(self, name="An", **said):
        return add_participant(*self.who, self.talk.pk, Voice(name, **said), self.work.step())

    def mark(self, words=SAID[0], voice=None, themes=(), step=""):
        marked = Marked(words=words, voice=voice.pk if voice else None, new_themes=themes)
        return mark_fragment(*self.who, self.notes.pk, marked, step or self.work.step())

    def bring(self, text="", name="", file=None):
        return bring_text(*self.who, self.talk.pk, Brought(text, name, file), self.work.step())


@pytest.fixture
def harvest(work):
    return Harvest(work)
