"""The contacts of a list, of which there may be 200,000: packed as they come, and walked without holding them all."""

import marshal
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

BLOCK = 1000  # contacts packed together


class ListedContact(NamedTuple):
    on: date
    participants: tuple[str, ...]
    kind: str
    subject: str
    sheet: str
    row: int
    reference: str = ""  # as our own files bear it (basics.references)


class Contacts:
    """Contacts in the order in which they came, kept small: they can be walked again, and are nowhere all at once."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.planned = 0  # after `as_of`
        self._references = 0
        self._packed: list[bytes] = []
        self._loose: list[ListedContact] = []
        self._owner: tuple[str, list[range]] = ("", [])

    def add(self, contact: ListedContact) -> None:
        self._loose.append(contact)
        self.planned += contact[0] > self.as_of
        self._references += contact[6] != ""
        if len(self._loose) == BLOCK:
            block = [(on.toordinal(), *rest) for on, *rest in self._loose]
            self._packed.append(marshal.dumps(block))
            self._loose = []

    def take_owner(self, id_: str, places: list[range]) -> None:
        """Somebody took part first in all contacts at `places`, ranges that follow each other."""
        self._owner = id_, places

    def __len__(self) -> int:
        return len(self._packed) * BLOCK + len(self._loose)

    def __iter__(self) -> Iterator[ListedContact]:
        owner, places = self._owner
        if not places:
            return self._walk()
        return (
            contact._replace(participants=tuple(dict.fromkeys((owner, *contact.participants))))
            if any(n in place for place in places)
            else contact
            for n, contact in enumerate(self._walk())
        )

    def referenced(self) -> Iterator[ListedContact]:
        """Those that a file of ours knows by a reference."""
        return (contact for contact in self if contact.reference) if self._references else iter(())

    def unreferenced(self) -> Iterator[ListedContact]:
        return (contact for contact in self if not contact.reference) if self._references else iter(self)

    def met(self) -> Counter[str]:
        """How often each person took part in something by now."""
        if self._owner[1]:
            return Counter(id_ for contact in self if contact.on <= self.as_of for id_ in contact.participants)
        now, found = self.as_of.toordinal(), Counter[str]()
        for block in self._blocks():
            found.update(chain.from_iterable(row[1] for row in block if row[0] <= now))
        return found

    def _blocks(self) -> Iterator[list[tuple[int, tuple[str, ...], str, str, str, int, str]]]:
        for packed in self._packed:
            yield marshal.loads(packed)  # noqa: S302 these bytes never left this process
        yield [(on.toordinal(), *rest) for on, *rest in self._loose]  # type: ignore[misc]

    def _walk(self) -> Iterator[ListedContact]:
        for block in self._blocks():
            for day, *rest in block:
                yield ListedContact(_day(day), *rest)  # type: ignore[arg-type]


@lru_cache(maxsize=20_000)
def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)
