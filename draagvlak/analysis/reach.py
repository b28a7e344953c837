"""How many new ties a way more would take, and which ties it could be made of."""

from collections.abc import Callable

from draagvlak.analysis.introductions import Pair, pair_of
from draagvlak.analysis.residual import Ways

Partners = Callable[[int], frozenset[int]]
NEVER = 1_000_000


class Reach:
    """Seen from both ends of `way`: each state's number of new ties from the source and to the sink, up to `most`."""

    def __init__(self, way: Ways, partners: Partners, most: int) -> None:
        self.way, self.partners, self.size = way, partners, len(way.known)
        self.ahead = way.levels(partners, most)
        self.behind = way.levels(partners, most - 1, backwards=True)
        self.least = min((self.ahead[end] for end in way.ends() if end in self.ahead), default=NEVER)

    def work(self) -> int:
        return 10 * (len(self.ahead) + len(self.behind))

    def holds(self, pair: Pair, most: int) -> bool:
        """Whether a way of at most `most` new ties runs over this one."""
        a, b = pair
        return self._ties(a, b) <= most or self._ties(b, a) <= most

    def _ties(self, a: int, b: int) -> int:
        return self.ahead.get(a + self.size, NEVER) + 1 + self.behind.get(b, NEVER)

    def crossing(self, most: int) -> set[Pair]:
        """Ties of which every way of at most `most` new ties holds one: the last to leave what the source reaches, or
        the first to enter what reaches the sink, whichever side is smaller.
        """
        size = self.size
        starts = [state - size for state, level in self.ahead.items() if not level and state >= size]
        ends = [state for state, level in self.behind.items() if not level and state < size]
        if len(starts) <= len(ends):
            arcs = [(a, b) for a in starts for b in self.partners(a) if self.ahead.get(b, NEVER)]
        else:
            arcs = [(a, b) for b in ends for a in self.partners(b) if self.behind.get(a + size, NEVER)]
        return {pair_of(a, b) for a, b in arcs if self._ties(a, b) <= most and b not in self.way.tied(a)}
