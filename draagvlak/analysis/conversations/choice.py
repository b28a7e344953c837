"""The best few of the introductions between pieces, by value first, then layers jumped, how many, and names."""

from collections.abc import Sequence

from draagvlak.analysis.conversations.introductions import Cost, Named, Pair
from draagvlak.analysis.conversations.joining import Groups, Joined, Joining

Taken = tuple[int, list[Named]]  # the same of several
# Dependence, fragmentation, layers jumped, how many, their names in order, which
Completion = tuple[float, float, int, int, list[Named], list[Pair]]


class Choice:
    """Choices among `pairs`, each with its cost. Branch and bound, where pieces that are alike are looked at once."""

    def __init__(self, joining: Joining, pairs: Sequence[Pair], costs: Sequence[Cost]) -> None:
        self.joining, self.pairs, self.costs = joining, pairs, costs
        self._ends = [(joining.piece_of(a), joining.piece_of(b)) for a, b in pairs]
        self._best: dict[tuple[Groups, int], Completion] = {}

    def best(self, groups: Groups, ties: int) -> Completion:
        """The best up to `ties` introductions once `groups` are joined."""
        found = self._best.get((groups, ties))
        if found is None:
            every = list(range(len(self.pairs)))
            found = self._best[groups, ties] = self._more(self._one_by_one(groups, ties), groups, ties, (), every)
        return found

    def bound(self, groups: Groups, place: int, more: int) -> Joined:
        """What is reached at most with the pair at this place and so many more."""
        return self.joining.bound(self.joining.joined(groups, self.pairs[place]), more)

    def _told(self, groups: Groups, chosen: tuple[int, ...]) -> Completion:
        places = sorted(chosen)
        jumps, names = sum(self.costs[n][0] for n in places), sorted(self.costs[n][1] for n in places)
        return (*self.joining.value(groups), jumps, len(places), names, [self.pairs[n] for n in places])

    def _one_by_one(self, groups: Groups, ties: int) -> Completion:
        """A good set, so that few others need a look: each time the one that reaches most."""
        chosen: tuple[int, ...] = ()
        best = self._told(groups, chosen)
        for _ in range(ties):
            alike = self.alike(groups, range(len(self.pairs)))
            firsts = [(self._reached(groups, some[0]), min(map(self._cost, some))) for some in alike]
            if not firsts:
                break
            place = min(firsts)[1][-1]
            groups, chosen = self.joining.joined(groups, self.pairs[place]), (*chosen, place)
            best = min(best, self._told(groups, chosen))
        return best

    def _reached(self, groups: Groups, place: int) -> Joined:
        return self.joining.value(self.joining.joined(groups, self.pairs[place]))

    def _cost(self, place: int) -> tuple[int, Named, int]:
        return *self.costs[place], place

    def alike(self, groups: Groups, places: Sequence[int]) -> list[list[int]]:
        """The places of pairs by what they would join: a group, or a piece of a kind. Those within a group are none."""
        group_of = {piece: group for group in groups for piece in group}
        kind, ends = self.joining.kind, self._ends
        found: dict[tuple[object, object], list[int]] = {}
        for n in places:
            a, b = ends[n]
            one, other = group_of.get(a), group_of.get(b)
            if one is None or one is not other:
                found.setdefault((one or kind[a], other or kind[b]), []).append(n)
        return list(found.values())

    def _more(
        self, best: Completion, groups: Groups, left: int, chosen: tuple[int, ...], places: Sequence[int]
    ) -> Completion:
        """The better of `best` and any set of `chosen` and one to `left` more of `places`.

        A pair that is left out here because too little is reached with it needs no look further on either.
        """
        if not left:
            return best
        kept = sorted(
            (n, some[0])
            for some in self.alike(groups, places)
            if self.bound(groups, some[0], left - 1) <= best[:2]
            for n in some
        )
        order = [n for n, _ in kept]
        least, done = self._least_from(order), dict[int, Cost]()
        for place, (n, kind) in enumerate(kept, start=1):
            if kind in done and done[kind] <= self.costs[n]:
                continue  # one alike that costs less came to nothing, with more to choose from
            after, taken = self.joining.joined(groups, self.pairs[n]), (*chosen, n)
            if self._may_beat(best, after, taken, least[place], left - 1):
                best = min(best, self._told(after, taken))
                best = self._more(best, after, left - 1, taken, order[place:])
            else:
                done[kind] = self.costs[n]
        return best

    def _least_from(self, places: Sequence[int]) -> list[Cost | None]:
        """Of the pairs from each place on, the shortest jump and the smallest names; None after the last."""
        found: list[Cost | None] = [None]
        for n in reversed(places):
            jump, name = self.costs[n]
            least = found[-1] or (jump, name)
            found.append((min(jump, least[0]), min(name, least[1])))
        return found[::-1]

    def _may_beat(
        self, best: Completion, groups: Groups, taken: tuple[int, ...], least: Cost | None, left: int
    ) -> bool:
        """Whether what is taken and up to `left` more, of which none costs less than `least`, may be better.

        However many more: they join at best the largest pieces, jump at least as far as the shortest jump, and have
        names no smaller than the smallest.
        """
        jumped, named = sum(self.costs[n][0] for n in taken), [self.costs[n][1] for n in taken]
        for more in range(left, -1, -1) if least else (0,):
            reached = self.joining.bound(groups, more)
            if reached > best[:2]:
                return False  # with fewer less is reached
            jump, name = least or (0, ("", ""))
            names = sorted([*named, *(name,) * more])
            if (*reached, jumped + more * jump, len(names), names) < best[:5]:
                return True
        return False
