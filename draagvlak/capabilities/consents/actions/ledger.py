"""Which consents were taken back, and which words went with them: in a file beside the database, as keys and marks, so
that it outlives a backup that is put back.
"""

import secrets
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from draagvlak.basics import outliving
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.conversations.models import Fragment
from draagvlak.capabilities.conversations.queries.taken_back import marks_said
from draagvlak.capabilities.conversations.readers.known_again import (
    Mark,
    is_known_again,
    mark_of_place,
    mark_of_words,
)

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
    """`emptied`: fragments of which the words went, on `today`. `marks`: of those, by conversation."""

    today: date
    taken: tuple[Taken, ...]
    emptied: tuple[int, ...]
    salt: str
    marks: dict[int, tuple[Mark, ...]]


def write_down(taken: Collection[QuoteConsent], going: Collection[int], today: date) -> None:
    """To be called before the words go, within the transaction. A consent that is ended already counts."""
    ended = [row for row in taken if row.withdrawn_on is not None]
    if not ended:
        return
    salt = secrets.token_hex(16)
    said = [[row.fragment_id, row.participant_id, row.use, str(row.withdrawn_on), row.withdrawn_how] for row in ended]
    marks = {key: [list(astuple(one)) for one in sorted(found)] for key, found in _marks(going, salt).items()}
    whose = {"what": QUOTES, "authority": ended[0].authority_id, "today": str(today)}
    outliving.write_down(
        outliving.TAKEN_BACK, whose | {"taken": said, "emptied": sorted(going), "salt": salt, "marks": marks}
    )


def line_of(said: Mapping[str, Any]) -> Line:
    taken = tuple(Taken(key, voice, use, _day(day), how) for key, voice, use, day, how in said["taken"])
    return Line(_day(said["today"]), taken, tuple(said["emptied"]), said["salt"], marks_said(said["marks"]))


def _marks(going: Collection[int], salt: str) -> dict[int, set[Mark]]:
    """Also of what they said before. Few words anybody may have said: those are known by what stands around them."""
    found: dict[int, set[Mark]] = defaultdict(set)
    now = Fragment.objects.filter(pk__in=going)
    before = Fragment.history.model.objects.filter(id__in=going)
    said: set[tuple[int, str]] = {row for rows in (now, before) for row in rows.values_list("conversation_id", "words")}
    for key, words in said:
        if is_known_again(words):
            found[key].add(mark_of_words(words, salt))
    for one in now.filter(start__isnull=False).select_related("source"):
        if one.source is not None and not is_known_again(one.words):
            mark = mark_of_place(one.source.text, (one.start or 0, one.end or 0), salt)
            found[one.conversation_id].update({mark} if mark else ())
    return found


def _day(said: str) -> date:
    return date.fromisoformat(said)
