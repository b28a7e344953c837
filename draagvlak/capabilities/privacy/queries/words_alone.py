"""Where only a first or last name of somebody stands in what others wrote: it may mean another, so a human says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.network.models import Contact, Inspiration, Meeting, Person
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.privacy.queries.called import called
from draagvlak.capabilities.privacy.queries.texts_about import scope_of
from draagvlak.capabilities.support.models import Evidence, Step
from draagvlak.capabilities.visibility.models import Newsletter, VisibleStep
from draagvlak.capabilities.weaving.models import WovenStory

CONTACT, MEETING, INSPIRATION, EVIDENCE = "c", "m", "i", "e"
TEXTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    CONTACT: (Contact, ("subject", "note")),
    MEETING: (Meeting, ("title", "agenda", "decisions")),
    INSPIRATION: (Inspiration, ("text", "came_of_it")),
    EVIDENCE: (Evidence, ("text", "source")),
    "s": (Step, ("words", "result")),
    "z": (VisibleStep, ("words", "came_of_it")),
    "r": (Result, ("title", "text", "source")),
    "g": (Conversation, ("title", "question")),
    "w": (WovenStory, ("title", "lead", "text", "read_title", "read_lead", "read_text")),
    "n": (Newsletter, ("title", "introduction", "thanks")),
}
# Of those of a network that only who directs it reads here, the day that they are of.
DAYS = {EVIDENCE: "on", "s": "noted_on", "z": "noted_on", "r": "on", "g": "held_on", "w": "written_on", "n": "made_on"}
MOST = 200


@dataclass(frozen=True)
class Place:
    """A text by its key ("c12"), the day that it is of, and the word with what stands around it."""

    key: str
    on: date
    before: str
    word: str
    after: str


def words_alone(user: User, authority: Authority, person: Person) -> list[Place]:
    """In texts that `user` may read: of contacts and meetings in which the person took no part, of their own log, and
    what else is written in networks that they direct. At most MOST, the latest first.
    """
    names, scope = called(person), scope_of(user, authority)
    own = Inspiration.objects.filter(owner=user)
    contacts = Contact.objects.filter(network__in=scope.contacts).exclude(participations__person=person)
    meetings = Meeting.objects.filter(network__in=scope.meetings).exclude(attendances__person=person)
    found = [
        *_places(CONTACT, contacts, "happened_on", names),
        *_places(MEETING, meetings, "starts_at", names),
        *_places(INSPIRATION, own, "noted_on", names),
    ]
    for kind, day in DAYS.items():
        rows = TEXTS[kind][0].objects.filter(network__in=scope.contacts)
        found += _places(kind, rows.exclude(person=person) if kind == EVIDENCE else rows, day, names)
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)[:MOST]


def _places(kind: str, rows: Any, day: str, names: Names) -> Iterator[Place]:
    for pk, on, *texts in rows.order_by().values_list("pk", day, *TEXTS[kind][1]).iterator(5000):
        text = "\n".join(filter(None, texts))
        around = names.around_a_word(text) if text else None
        if around is not None:
            yield Place(f"{kind}{pk}", on if kind != MEETING else localdate(on), *around)
