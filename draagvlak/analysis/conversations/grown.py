"""What a search through the residual graph reached, told as what came or went since an earlier search."""

from functools import cached_property

Came = dict[int, int | None]
LOST = 1 << 62  # in place of the state before: what an earlier search reached is reached no more


class Grown:
    """States reached, each with the one before it: those of an earlier search, which are shared, and what became of
    them since, in `fresh`.
    """

    def __init__(self, earlier: "Grown | None" = None) -> None:
        self.earlier = earlier
        self.before: list[Came] = [] if earlier is None else [some for some in (earlier.fresh, *earlier.before) if some]
        self.fresh: Came = {}

    def __contains__(self, state: int) -> bool:
        if state in self.fresh:
            return self.fresh[state] != LOST
        for some in self.before:
            if state in some:
                return some[state] != LOST
        return False

    def __getitem__(self, state: int) -> int | None:
        return next(some[state] for some in (self.fresh, *self.before) if state in some)

    @cached_property
    def outs(self) -> int:
        """At how many out-copies one is."""
        if self.earlier is None:
            return sum(state < 0 for state in self.fresh)
        more = sum((came != LOST) - (state in self.earlier) for state, came in self.fresh.items() if state < 0)
        return self.earlier.outs + more

    def people_left(self) -> list[int]:
        """Those whose out-copies are reached."""
        every: Came = {}
        for some in (*reversed(self.before), self.fresh):
            every.update(some)
        return [~state for state, came in every.items() if state < 0 and came != LOST]

    def settled(self) -> "Grown":
        """The same, as one search, into which the earliest one is turned."""
        found = Grown()
        *later, first = (self.fresh, *self.before)
        for some in reversed(later):
            for state, came in some.items():
                if came == LOST:
                    del first[state]
                else:
                    first[state] = came
        found.fresh, found.outs = first, self.outs
        return found
