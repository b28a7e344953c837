"""The two conversations of the example: directors of five municipalities that do not exist, and leaders of four.

As a story-teller does it, each thing on its own day: noted, marked, consent asked and answered (one by another name,
one no, one that was taken back), woven, looked over, given back, published, bound in two booklets that refer to each
other.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.booklets.actions.booklets import Cover, make_booklet
from draagvlak.capabilities.booklets.actions.booklets import publish as publish_booklet
from draagvlak.capabilities.booklets.actions.chapters import add_story
from draagvlak.capabilities.consents.actions.answering import Noted, Said, note_answers
from draagvlak.capabilities.consents.actions.asking import Asking, Wish, ask
from draagvlak.capabilities.consents.actions.taking_back import take_back_for
from draagvlak.capabilities.consents.choices import Answer, Use
from draagvlak.capabilities.conversations.actions.conversations import Facts, make_conversation
from draagvlak.capabilities.conversations.actions.fragments import Marked, mark_fragment
from draagvlak.capabilities.conversations.actions.participants import Voice, add_participant
from draagvlak.capabilities.conversations.actions.sources import begin_notes, write_text
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.conversations.queries.fragments import themes_of
from draagvlak.capabilities.demo.actions.note import Who, step
from draagvlak.capabilities.network.models import Network, Seat
from draagvlak.capabilities.weaving.actions import asking as weaving
from draagvlak.capabilities.weaving.actions.linking import link
from draagvlak.capabilities.weaving.actions.publishing import publish
from draagvlak.capabilities.weaving.actions.stories import Words, begin
from draagvlak.capabilities.weaving.choices import Answer as Looked
from draagvlak.capabilities.weaving.choices import How
from draagvlak.capabilities.weaving.models import Given, Review, WovenStory

FOLDER = Path(__file__).parents[1] / "files" / "harvest"
USES = (Use.PAGES, Use.BOOKLET, Use.PUBLIC, Use.PEERS)
PLACE = "het verhaal van dit gesprek"


@dataclass
class Told:
    """One conversation as the file tells it, with the keys of what was made of it so far."""

    said: dict[str, Any]
    who: Who
    voices: dict[str, int] = field(default_factory=dict)
    fragments: dict[str, int] = field(default_factory=dict)
    story: int = 0

    @property
    def network(self) -> Network:
        network: Network = self.who[2]
        return network

    def text(self, ending: str) -> str:
        return (FOLDER / f"{self.said['key']}_{ending}").read_text(encoding="utf-8")

    def on(self, day: str) -> date:
        """The network stands at that day, until the example stands still again."""
        self.network.frozen_on = date.fromisoformat(day)
        return self.network.frozen_on


def is_there(network: Network) -> bool:
    return Conversation.objects.filter(network=network).exists()


def hold_as_storyteller(who: Who) -> None:
    """The one account of the example is the story-teller too, so that all of it can be tried."""
    user, authority, network = who
    role, _ = Role.objects.get_or_create(user=user, authority=authority, kind=RoleKind.STORYTELLER)
    Seat.objects.get_or_create(authority=authority, role=role, network=network)


@transaction.atomic
def bring_harvest(who: Who) -> None:
    """All of it or nothing. Then the network stands on its day again."""
    day = who[2].frozen_on
    found = json.loads((FOLDER / "harvest.json").read_text(encoding="utf-8"))
    both = [Told(said, who) for said in found["conversations"]]
    for told in both:
        _harvest(told)
        _ask(told)
        _weave(told)
    link(*who, both[0].story, ("other", str(both[1].story)), step())
    for told in both:
        _bind(told)
        for voice, key in _taken_back(told):
            told.on(told.said["taken_back_on"])
            take_back_for(who, voice, key)
    who[2].frozen_on = day


def _harvest(told: Told) -> None:
    facts = told.said["facts"]
    held_on = told.on(facts["held_on"])
    made = make_conversation(*told.who, Facts(**facts | {"held_on": held_on}), step())
    for one in told.said["voices"]:
        voice = Voice(one["known_as"], layer=one["layer"], municipality=one["municipality"])
        told.voices[one["known_as"]] = add_participant(*told.who, made.pk, voice, step()).pk
    notes = begin_notes(*told.who, made.pk, step())
    notes = write_text(*told.who, (notes.pk, notes.version), told.text("notes.txt"))
    for one in told.said["fragments"]:
        marked = Marked(words=one["words"], voice=told.voices[one["voice"]], new_themes=tuple(one["themes"]))
        told.fragments[one["key"]] = mark_fragment(*told.who, notes.pk, marked, step()).pk


def _ask(told: Told) -> None:
    told.on(told.said["asked_on"])
    asked = []
    for voice in told.said["voices"]:
        fragments = [told.fragments[one] for one in _of(told, voice)]
        wishes = [Wish(key, use, PLACE) for key in fragments for use in USES]
        asked.append((voice, ask(told.who, told.voices[voice["known_as"]], Asking(wishes), step())[0]))
    day = told.on(told.said["answered_on"])
    for number, (voice, row) in enumerate(asked):
        kept = {told.fragments[key] for key in voice.get("keeps", ())}
        said = {one.pk: _answer(voice, one.use, one.fragment_id in kept) for one in row.asked.all()}
        note_answers(told.who, row.pk, said, Noted(How.PAPER if number % 2 else How.SAID, day), step())


def _of(told: Told, voice: dict[str, Any]) -> Iterator[str]:
    return (one["key"] for one in told.said["fragments"] if one["voice"] == voice["known_as"])


def _answer(voice: dict[str, Any], use: str, is_kept: bool) -> Said:
    if is_kept or use in voice.get("refuses", ()):
        return Said(Answer.NO)
    return Said(voice["answer"], voice.get("name", ""))


def _weave(told: Told) -> None:
    said, text = told.said["story"], told.text("story.md")
    told.on(said["written_on"])
    for name, key in told.fragments.items():
        text = text.replace(f"[[{name}]]", f"[[{key}]]")
    told.story = begin(*told.who, Words(said["title"], said["lead"], text), step()).pk
    about = {theme for one in told.said["fragments"] for theme in one["themes"]}
    themes = [("theme", str(theme.pk)) for theme in themes_of(told.network) if theme.name in about]
    for to in [*themes, ("layer", said["layer"]), *(("place", place) for place in said["places"])]:
        link(*told.who, told.story, to, step())
    _give_back(told)
    told.on(said["published_on"])
    row = WovenStory.objects.get(pk=told.story)
    publish(*told.who, (row.pk, row.version), (said["for_public"], said["for_peers"]), step())


def _give_back(told: Told) -> None:
    """The voices look it over, then everybody who took part gets it; two reacted, and read what came of it."""
    told.on(told.said["story"]["given_on"])
    everybody: Collection[int] = tuple(told.voices.values())
    weaving.ask_reviews(*told.who, told.story, (everybody, How.SAID))
    for review in Review.objects.filter(story=told.story):
        weaving.note_answer(*told.who, (review.pk, review.version), (Looked.GOOD, "", How.SAID))
    weaving.give_back(*told.who, told.story, (everybody, How.SAID))
    for voice in told.said["voices"]:
        if "reaction" in voice:
            words, done = voice["reaction"]
            got = Given.objects.get(story=told.story, participant=told.voices[voice["known_as"]])
            got = weaving.note_reaction(*told.who, (got.pk, got.version), (words, How.SAID))
            weaving.say_done(*told.who, "given", (got.pk, got.version), done)


def _bind(told: Told) -> None:
    told.on(told.said["story"]["published_on"])
    made = make_booklet(*told.who, Cover(**told.said["booklet"]), step())
    add_story(*told.who, (made.pk, told.story), step())
    publish_booklet(*told.who, made.pk, step())


def _taken_back(told: Told) -> Iterator[tuple[int, int]]:
    for voice in told.said["voices"]:
        for key in voice.get("takes_back", ()):
            yield told.voices[voice["known_as"]], told.fragments[key]
