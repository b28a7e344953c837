"""What was taken back and must not come back with a text that was still open somewhere, or is brought once more.

It is read from the ledger beside the database (consents.actions.ledger), which holds marks and no words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from draagvlak.basics.outliving import TAKEN_BACK, all_lines, state_of
from draagvlak.basics.places import Place
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.conversations.readers.known_again import Mark, places_by_mark, touched
from draagvlak.capabilities.network.models import Network

Marked = Mapping[int, list[tuple[str, tuple[Mark, ...]]]]  # by conversation: the salt, and the marks made with it


def places_taken_back(conversation: Conversation, before: str, text: str) -> list[Place]:
    """Where `text`, which was `before`, says again what was taken back in its conversation. Only what changed is looked
    at.
    """
    found = _marked(state_of(TAKEN_BACK)).get(conversation.pk, [])
    where = touched(before, text) if found and before != text else None
    return [place for salt, marks in found for place in places_by_mark(text, salt, marks, where)] if where else []


def places_brought_back(network: Network, text: str) -> list[Place]:
    """The same of a text that is new, and what was taken back in any conversation of the network."""
    known = _marked(state_of(TAKEN_BACK))
    if not known:
        return []
    there = Conversation.objects.filter(network=network, pk__in=known)
    found = [one for key in there.order_by("pk").values_list("pk", flat=True) for one in known[key]]
    return [place for salt, marks in found for place in places_by_mark(text, salt, marks, at_words=True)]


def marks_said(said: Mapping[str, Iterable[Any]]) -> dict[int, tuple[Mark, ...]]:
    """Of a line, by conversation. Earlier lines hold no place within what is marked."""
    return {int(key): tuple(_mark(*one) for one in found) for key, found in said.items()}


def _mark(size: int, mark: str, start: int = 0, end: int | None = None) -> Mark:
    return Mark(size, mark, start, size if end is None else end)


@lru_cache(maxsize=1)
def _marked(_state: Collection[int]) -> Marked:
    """Once for each state of the file."""
    found: dict[int, list[tuple[str, tuple[Mark, ...]]]] = defaultdict(list)
    for said in all_lines(TAKEN_BACK):
        for key, marks in marks_said(said.get("marks", {})).items():
            found[key].append((said["salt"], marks))
    return dict(found)
