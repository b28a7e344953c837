"""What a search looked at, held for the next one: what new ties reach, and the ways they make."""

from dataclasses import dataclass, field

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.reach import Reach
from draagvlak.analysis.conversations.residual import Ways

MOST_HELD = 3000  # sets of ties


@dataclass
class Looked:
    """Good for as long as nobody new, and no tie, leads further (decision "What a contact cannot change").

    `work`: what the last search would have cost with nothing held; None where it stopped early.
    """

    ways: dict[frozenset[Pair], dict[str, Ways]] = field(default_factory=dict)
    reaches: dict[tuple[frozenset[Pair], str, int], Reach] = field(default_factory=dict)
    work: int | None = 0
    _far: "Looked | None" = None

    def far(self) -> "Looked":
        """The same of a search among far pairs too."""
        if self._far is None:
            self._far = Looked()
        return self._far

    def is_sure(self, most: int) -> bool:
        """Whether the search would have come to its end anyhow: with what is held, others spend a little less."""
        parts = [self, self._far] if self._far else [self]
        return all(part.work is not None and 2 * part.work < most and len(part.ways) < MOST_HELD for part in parts)
