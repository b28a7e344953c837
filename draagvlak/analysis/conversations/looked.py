"""What a search looked at, held for the next one: what new ties reach, and the ways they make."""

from collections.abc import Set
from dataclasses import dataclass, field

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.reach import Reach
from draagvlak.analysis.conversations.residual import Ways

MOST_HELD = 3000  # sets of ties


@dataclass
class Looked:
    """Good for as long as no tie leads further (decision "What a contact cannot change"). Somebody new, and whoever the
    director may bring together with others than before, is told.

    `work`: what the last search would have cost with nothing held; None where it stopped early.
    """

    ways: dict[frozenset[Pair], dict[str, Ways]] = field(default_factory=dict)
    reaches: dict[tuple[frozenset[Pair], str], Reach] = field(default_factory=dict)
    work: int | None = 0
    _far: "Looked | None" = None

    def far(self) -> "Looked":
        """The same of a search among far pairs too."""
        if self._far is None:
            self._far = Looked()
        return self._far

    def joined(self, person: int, is_source: bool) -> None:
        """Somebody new, without ties yet, in none of the layers that ways lead to; where ways began before, they are
        told already.
        """
        for part in self._parts():
            for way in {id(way): way for ways in part.ways.values() for way in ways.values()}.values():
                way.joined(person, is_source)
            for reach in part.reaches.values():
                reach.joined(person, is_source)

    def brought_closer(self, person: int, among: Set[int]) -> None:
        """Somebody may be tied to more people than before, `among` these."""
        for part in self._parts():
            for reach in part.reaches.values():
                reach.brought_closer(person, among)

    def _parts(self) -> list["Looked"]:
        return [self, self._far] if self._far else [self]

    def is_sure(self, most: int) -> bool:
        """Whether the search would have come to its end anyhow: with what is held, others spend a little less."""
        return all(
            part.work is not None and 2 * part.work < most and len(part.ways) < MOST_HELD for part in self._parts()
        )
