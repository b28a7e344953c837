"""Which consents were taken back, and which words went with them: in a file beside the database, as keys and marks, so
that it outlives a backup that is put back.
"""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from draagvlak.basics import outliving
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.consents.readers.words import secret_mark_of
from draagvlak.capabilities.conversations.actions.emptying import WORDS_KNOWN_AGAIN
from draagvlak.capabilities.conversations.models import Fragment

QUOTES = "quotes"


@dataclass(frozen=True)
class Taken:
    """One use of one fragment, by one voice, on `day`."""

    fragment: int
    voice: int
    use: str
    day: date
    how: str


@dataclass(frozen=True)
class Line:
    """`emptied`: fragments of which the words went, on `today`. `marks`: by conversation, length and mark of those."""

    authority: int
    today: date
    taken: tuple[Taken, ...]
    emptied: tuple[int, ...]
    salt: str
    marks: dict[int, list[tuple[int, str]]]


def write_down(taken: Collection[QuoteConsent], going: Collection[int], today: date) -> None:
    """To be called before the words go, within the transaction. A consent that is ended already counts."""
    ended = [row for row in taken if row.withdrawn_on is not None]
    if not ended:
        return
    salt = secrets.token_hex(16)
    said = [[row.fragment_id, row.participant_id, row.use, str(row.withdrawn_on), row.withdrawn_how] for row in ended]
    marks = {key: sorted(found) for key, found in _marks(going, salt).items()}
    whose = {"what": QUOTES, "authority": ended[0].authority_id, "today": str(today)}
    outliving.write_down(
        outliving.TAKEN_BACK, whose | {"taken": said, "emptied": sorted(going), "salt": salt, "marks": marks}
    )


def lines_since(moment: datetime) -> Iterator[Line]:
    """What was taken back since a backup of `moment`, oldest first."""
    for said in outliving.lines_since(outliving.TAKEN_BACK, moment):
        if said["what"] != QUOTES:
            continue
        taken = tuple(Taken(key, voice, use, _day(day), how) for key, voice, use, day, how in said["taken"])
        marks = {int(key): [(size, mark) for size, mark in found] for key, found in said["marks"].items()}
        yield Line(said["authority"], _day(said["today"]), taken, tuple(said["emptied"]), said["salt"], marks)


def _marks(going: Collection[int], salt: str) -> dict[int, set[tuple[int, str]]]:
    """Also of what they said before. Few words anybody may have said: they are known by their fragment alone."""
    found: dict[int, set[tuple[int, str]]] = defaultdict(set)
    now: Any = Fragment.objects.filter(pk__in=going).values_list("conversation_id", "words")
    before = Fragment.history.model.objects.filter(id__in=going).values_list("conversation_id", "words")
    for key, words in {*now, *before}:
        if len(words.split()) >= WORDS_KNOWN_AGAIN:
            found[key].add((len(words), secret_mark_of(words, salt)))
    return found


def _day(said: str) -> date:
    return date.fromisoformat(said)
