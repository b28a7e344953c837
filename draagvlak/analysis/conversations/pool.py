"""Ties of which a set must hold some: what the best set with them comes to at least, so that few need a look."""

from collections.abc import Sequence
from functools import cached_property

from draagvlak.analysis.conversations.introductions import Introductions, Named, Pair
from draagvlak.analysis.conversations.joining import Groups, joined
from draagvlak.analysis.conversations.links import LEAST, Links

Order = tuple[float, float, int, int, list[Named]]


class Pool:
    """`pairs`, the cheapest first, of which every set that is looked for holds `needed` or more.

    Sets are looked at by the first of these pairs they hold: those from a place on hold none of the pairs before it.
    """

    def __init__(self, asked: Introductions, links: Links, pairs: Sequence[Pair], needed: int) -> None:
        self.asked, self.links, self.pairs, self.needed = asked, links, pairs, needed
        self._joins: dict[Groups, bool] = {}

    def may_beat(self, best: Order, chosen: Sequence[Pair], groups: Groups, place: int, needed: int, left: int) -> bool:
        """Whether `chosen`, which join `groups`, and up to `left` more, `needed` of them from `place` on, may come to
        less than `best`: whatever else is tied jumps no layer, and has any names unless it is to join pieces.
        """
        cheapest = [self.asked.cost(pair) for pair in self.pairs[place : place + needed]]
        if needed > left or len(cheapest) < needed:
            return False
        every = [*map(self.asked.cost, chosen), *cheapest]
        jumps, names = sum(jump for jump, _ in every), [name for _, name in every]
        joined = needed if needed and self._may_join(groups) else 0
        for more in range(left - needed, -1, -1):
            for joining in range(more, -1, -1):
                reached = self.links.joining.bound(groups, joined + joining)
                if reached > best[:2]:
                    break  # with fewer less is reached
                link = self.links.least(groups, joined + joining, best[:2]) if joining else LEAST
                if link is None:
                    continue
                named = sorted([*names, *[link[1]] * joining, *[LEAST[1]] * (more - joining)])
                if (*reached, jumps + joining * link[0], len(named), named) < best:
                    return True
        return False

    def _may_join(self, groups: Groups) -> bool:
        found = self._joins.get(groups)
        if found is None:
            found = self._joins[groups] = any(joined(groups, *pieces) is not groups for pieces in self._pieces)
        return found

    @cached_property
    def _pieces(self) -> set[Pair]:
        """Which two pieces the pairs would join that are not both of the largest."""
        joining = self.links.joining
        return {joining.pieces_of(pair) for pair in self.pairs if joining.may_join(pair)}
