"""How many new ties a way more would take, and which ties it could be made of."""

from collections.abc import Callable, Container, Iterable, Set

from draagvlak.analysis.introductions import Pair, pair_of
from draagvlak.analysis.residual import Ways

Partners = Callable[[int], frozenset[int]]
NEVER = 1_000_000


class Reach:
    """Seen from both ends of `way`: each state's number of new ties from the source and to the sink, up to `most`.

    A way that returns to what the source reaches could have begun there, and one that comes where the sink can be
    reached needs no tie more. So beyond either, only what lies between is looked at: mostly few people.
    """

    def __init__(self, way: Ways, partners: Partners, most: int) -> None:
        self.way, self.partners = way, partners
        reached, reaching = way.reached, way.reaching
        self.starts = reached.people_left()
        self.ends = [state for state in reaching if state >= 0]
        self._reached, self._reaching = reached, reaching
        self._ahead = self._between(way.onward, most, (reached, reaching), self.starts, is_back=False)
        self._behind = self._between(way.back, most - 1, (reaching, reached), self.ends, is_back=True)
        self.least = min((ties for state, ties in self._ahead.items() if state in reaching), default=NEVER)

    def work(self) -> int:
        return 10 * (len(self._ahead) + len(self._behind))

    def holds(self, pair: Pair, most: int) -> bool:
        """Whether a way of at most `most` new ties runs over this one."""
        a, b = pair
        return self._ties(a, b) <= most or self._ties(b, a) <= most

    def crossing(self, most: int) -> set[Pair]:
        """Ties of which every way of at most `most` new ties holds one: the last to leave what the source reaches, or
        the first to enter what reaches the sink, whichever side is smaller.
        """
        if len(self.starts) <= len(self.ends):
            outs = self.starts
            ins = [*self.ends, *(state for state, ties in self._behind.items() if state >= 0 and ties < most)]
        else:
            outs = [*self.starts, *(~state for state, ties in self._ahead.items() if state < 0 and ties < most)]
            ins = self.ends
        if len(outs) <= len(ins):
            inside = set(ins)
            arcs = [(a, b) for a in outs for b in self.partners(a) & inside]
        else:
            inside = set(outs)
            arcs = [(a, b) for b in ins for a in self.partners(b) & inside]
        return {pair_of(a, b) for a, b in arcs if self._ties(a, b) <= most and b not in self.way.tied(a)}

    def _ties(self, a: int, b: int) -> int:
        ahead = 0 if ~a in self._reached else self._ahead.get(~a, NEVER)
        return ahead + 1 + (0 if b in self._reaching else self._behind.get(b, NEVER))

    def _between(
        self,
        step: Callable[[int], list[int]],
        most: int,
        sides: tuple[Container[int], Set[int] | Container[int]],
        frontier: list[int],
        is_back: bool,
    ) -> dict[int, int]:
        """How many new ties, 1 to `most`, each state is away from the first of `sides`; not past the other side.

        `frontier`: the people from whom a new tie may go on. A tie leads from an out-copy to an in-copy.
        """
        (here, there), level = sides, dict[int, int]()
        left: list[int] | None = None
        for ties in range(1, most + 1):
            entry = [~person if is_back else person for person in range(len(self.way.known))] if left is None else left
            left = [state for state in entry if state not in here and state not in level]
            fresh = self._met(left, frontier, is_back)
            level.update(dict.fromkeys(fresh, ties))
            for state in fresh:  # grows
                for other in step(state) if state not in there else ():
                    if other not in level and other not in here:
                        level[other] = ties
                        fresh.append(other)
            frontier = [state if is_back else ~state for state in fresh if (state >= 0) == is_back and state not in there]
        return level

    def _met(self, left: list[int], frontier: Iterable[int], is_back: bool) -> list[int]:
        """Which of the states `left` a tie of somebody of `frontier` leads to; asked from the smaller side."""
        frontier = set(frontier)
        if len(frontier) <= len(left):
            met = set().union(*map(self.partners, frontier))
            return [state for state in left if (~state if is_back else state) in met]
        return [state for state in left if not frontier.isdisjoint(self.partners(~state if is_back else state))]
