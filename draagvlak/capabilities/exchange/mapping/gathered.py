"""The contacts of a list, of which there may be 200,000: packed as they come, and walked without holding them all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, compress, repeat
from typing import Any, NamedTuple

from draagvlak.capabilities.exchange.readers.stored import line_in, line_of, piece_of, read_line

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
    """Contacts in the order in which they came, kept small: they can be walked again, and are nowhere all at once.

    A piece is a block of them, column by column; a column that says one thing all along has it once. `resumed` makes
    the same contacts of what `kept` and `pieces` gave.
    """

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self._planned = 0
        self._references = 0
        self._met: Counter[str] | None = Counter()
        self._packed: list[bytes] = []
        self._count = 0
        self._loose: list[ListedContact] = []
        self._owner: tuple[str, list[range]] = ("", [])

    @classmethod
    def resumed(cls, as_of: date, kept: dict[str, Any], pieces: Iterable[bytes]) -> "Contacts":
        found = cls(as_of)
        found._count, found._planned, found._references = kept["count"], kept["planned"], kept["references"]
        found._owner = kept["owner"], [range(*place) for place in kept["places"]]
        found._met = None  # it is counted where somebody asks
        found._packed = pieces  # type: ignore[assignment] # from here on they are only walked
        return found

    def kept(self) -> dict[str, Any]:
        owner, places = self._owner
        ends = [(place.start, place.stop) for place in places]
        counts = {"count": len(self), "planned": self.planned, "references": self._references}
        return {**counts, "owner": owner, "places": ends}

    def pieces(self) -> Iterable[bytes]:
        self._pack()
        return self._packed

    def add(self, contact: ListedContact) -> None:
        self._loose.append(contact)
        if len(self._loose) == BLOCK:
            self._pack()

    def _pack(self) -> None:
        """Put the loose ones into a piece. Before anything is asked of all of them, too."""
        if not self._loose:
            return
        on, participants, *rest = zip(*self._loose, strict=True)
        once = [column[0] if len(set(column)) == 1 else column for column in rest]
        self._packed.append(piece_of(line_of([[day.toordinal() for day in on], participants, *once])))
        planned = sum(day > self.as_of for day in on) if max(on) > self.as_of else 0
        by_now = compress(participants, (day <= self.as_of for day in on)) if planned else participants
        if self._met is not None:
            self._met.update(chain.from_iterable(by_now))
        self._planned += planned
        self._references += len(on) - rest[-1].count("")
        self._count += len(on)
        self._loose = []

    @property
    def planned(self) -> int:
        """How many come after `as_of`."""
        self._pack()
        return self._planned

    def take_owner(self, id_: str, places: list[range]) -> None:
        """Somebody took part first in all contacts at `places`, ranges that follow each other."""
        self._owner = id_, places

    def __len__(self) -> int:
        return self._count + len(self._loose)

    def __iter__(self) -> Iterator[ListedContact]:
        return map(ListedContact._make, chain.from_iterable(zip(*block, strict=True) for block in self._blocks()))

    def referenced(self) -> Iterator[ListedContact]:
        """Those that a file of ours knows by a reference."""
        self._pack()
        return (contact for contact in self if contact.reference) if self._references else iter(())

    def unreferenced(self) -> Iterator[tuple[date, str, str, tuple[str, ...], str]]:
        """What the others say: day, kind, subject, who was there, and no reference."""
        self._pack()
        for on, participants, kinds, subjects, _, _, references in self._blocks():
            said = zip(on, kinds, subjects, participants, references, strict=True)
            yield from compress(said, (not one for one in references)) if self._references else said

    def met(self) -> Counter[str]:
        """How often each person took part in something by now."""
        self._pack()
        if self._owner[1] or self._met is None:
            return Counter(id_ for contact in self if contact.on <= self.as_of for id_ in contact.participants)
        return self._met

    def _blocks(self) -> Iterator[tuple[Sequence[Any], ...]]:
        """In the order of the parts of ListedContact."""
        before = 0
        for piece in self.pieces():
            days, participants, *rest = read_line(line_in(piece))
            count = len(days)
            there = self._with_owner([tuple(ids) for ids in participants], before)
            before += count
            columns = (column if isinstance(column, list) else list(repeat(column, count)) for column in rest)
            yield [_day(day) for day in days], there, *columns

    def _with_owner(self, participants: list[tuple[str, ...]], before: int) -> list[tuple[str, ...]]:
        owner, places = self._owner
        for place in places:
            for n in range(max(place.start - before, 0), min(place.stop - before, len(participants))):
                participants[n] = tuple(dict.fromkeys((owner, *participants[n])))
        return participants


@lru_cache(maxsize=20_000)
def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)
