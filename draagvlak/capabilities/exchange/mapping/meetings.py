"""Contacts of several people, out of the dated pairs of a network file."""

from collections.abc import Iterator, Sequence
from datetime import date

from draagvlak.capabilities.exchange.mapping.gathered import ListedContact


class Meetings:
    """Gathers pairs that bear one mark, day and texts into one contact; a pair without a mark is a contact of its own.

    People stay in the order in which the pairs name them.
    """

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.found: dict[tuple[object, ...], tuple[int, dict[str, None]]] = {}

    def add(self, day: date, pair: tuple[str, str], texts: Sequence[str], row: int) -> None:
        """`texts` are the mark, the kind and the subject."""
        mark, *said = texts
        key = (day, *said, mark) if mark else (day, *said, row)
        _, there = self.found.setdefault(key, (row, {}))
        there.update(dict.fromkeys(pair))

    def contacts(self) -> Iterator[ListedContact]:
        for key, (row, there) in self.found.items():
            yield ListedContact(key[0], tuple(there), str(key[1]), str(key[2]), self.sheet, row)  # type: ignore[arg-type]
