"""Two conversations, four voices, two stories about the same theme, and a booklet of both."""

import pytest

from tests.capabilities.policy.conftest import work as network_at_work
from tests.factories.booklets import booklet_of, published_story
from tests.factories.consents import agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in

work = network_at_work
RIDE, ASK, KEY, ROOM = (
    "zonder vervoer geen feest",
    "we vragen het nooit aan de mensen zelf",
    "geef mij de sleutel",
    "laat hen maar doen",
)


class Bindery:
    """In `first`, `ride` is by An's name and `ask` by none; in `second`, `key` is by another name. Each may stand on
    pages and in booklets; `room`, in `second`, only on pages.
    """

    def __init__(self, work):
        self.work, self.who, self.network = work, work.who, work.network
        evening = conversation_in(work.network, text=f"{RIDE}\n{ASK}\n", question="Wat houdt je tegen?")
        table = conversation_in(work.network, "Aan tafel", f"{KEY}\n{ROOM}\n", kind="directors")
        self.ride = fragment_in(evening, RIDE, voice_in(evening, "An"), themes=("vervoer", "vertrouwen"))
        self.ask = fragment_in(evening, ASK, voice_in(evening, "Bo"), themes=("spreken",))
        self.key = fragment_in(table, KEY, voice_in(table, "Chris", "colleague"), themes=("vertrouwen",))
        self.room = fragment_in(table, ROOM, voice_in(table, "Dirk", "management"), themes=("vertrouwen",))
        for use in ("pages", "booklet"):
            agreed(self.ride, use)
            agreed(self.ask, use, name="", answer="pseudonym")
            agreed(self.key, use, name="de sleuteldrager", answer="pseudonym")
        agreed(self.room, "pages", name="Dirk")
        self.first = published_story(work.network, "De bus rijdt", [self.ride, self.ask], "# Eerst\n\nEen *bus*.")
        self.second = published_story(work.network, "De sleutel", [self.key, self.room], "- een\n- twee")
        self.booklet = booklet_of(
            work.network, stories=[self.first, self.second], line="Op de bus", foreword="Lees.\n\nEn geef door."
        )

    def consent(self, fragment, use="booklet"):
        return fragment.consents.get(use=use)


@pytest.fixture
def bindery(work):
    return Bindery(work)
