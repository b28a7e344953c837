"""Two conversations, three voices with words in them, and a story that quotes two of these voices."""

import pytest

from draagvlak.capabilities.weaving.actions.stories import Words, begin
from tests.capabilities.policy.conftest import work as network_at_work
from tests.factories.consents import agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in

work = network_at_work
RIDE, ASK, DARE = "zonder vervoer geen feest", "we vragen het nooit aan de mensen zelf", "ik durf het nu te zeggen"
TEXT = "# De bus\n\nEerst de bus.\n\n[[{ride}]]\n\nDan de vraag.\n\n[[{ask}]]\n\n- een\n- *twee*"


class Weave:
    """`ride` and `ask` are quoted in the story, said by An and Bo; Chris took part and says nothing in it."""

    def __init__(self, work):
        self.work, self.who, self.network = work, work.who, work.network
        self.evening = conversation_in(work.network, text=f"{RIDE}\n{ASK}\n{DARE}\n", question="Wat houdt je tegen?")
        self.an, self.bo, self.chris = (voice_in(self.evening, name) for name in ("An", "Bo", "Chris"))
        self.ride = fragment_in(self.evening, RIDE, self.an, themes=("vervoer",))
        self.ask = fragment_in(self.evening, ASK, self.bo, themes=("spreken",))
        self.dare = fragment_in(self.evening, DARE, self.chris)
        self.text = TEXT.format(ride=self.ride.pk, ask=self.ask.pk)
        self.story = begin(*self.who, Words("De bus rijdt", "Over vervoer.", self.text), work.step())

    def agree(self, *uses):
        """The first by her name, the second by none."""
        for use in uses or ("pages",):
            self.first = agreed(self.ride, use)
            agreed(self.ask, use, name="", answer="pseudonym")


@pytest.fixture
def weave(work):
    return Weave(work)
