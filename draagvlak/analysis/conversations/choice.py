"""The best few of the introductions between pieces, by value first, then layers jumped, how many, and names."""

from collections import Counter
from collections.abc import Sequence

from draagvlak.analysis.conversations.introductions import Cost, Named, Pair
from draagvlak.analysis.conversations.joining import Groups, Joined, Joining
from draagvlak.analysis.conversations.pieces import Piece

# Dependence, fragmentation, layers jumped, how many, their names in order, which
Completion = tuple[float, float, int, int, list[Named], list[Pair]]
Placed = tuple[int, Named, int]  # the cost of a pair, and its place


class Choice:
    """Choices among `pairs`, each with its cost. Branch and bound, where pieces that are alike are looked at once."""

    def __init__(self, joining: Joining, pairs: Sequence[Pair], costs: Sequence[Cost]) -> None:
        self.joining, self.pairs, self.costs = joining, pairs, costs
        self._ends = [(joining.piece_of(a), joining.piece_of(b)) for a, b in pairs]
        self._kinds = [(joining.kind[a], joining.kind[b]) for a, b in self._ends]
        self._in_pairs = Counter(piece for ends in self._ends for piece in ends)
        self._best: dict[tuple[Groups, int], Completion] = {}
        self._least: list[Joined] = []  # what so many pairs reach at most, where the best is looked for now

    def best(self, groups: Groups, ties: int) -> Completion:
        """The best up to `ties` introductions once `groups` are joined."""
        found = self._best.get((groups, ties))
        if found is None:
            few = self._few(groups, ties) if ties else []
            self._least = [self.joining.bound(groups, count) for count in range(ties + 1)]
            found = self._best[groups, ties] = self._more(self._one_by_one(groups, ties, few), groups, ties, (), few)
        return found

    def bound(self, groups: Groups, place: int, more: int) -> Joined:
        """What is reached at most with the pair at this place and so many more."""
        return self.joining.bound(self._joined(groups, place), more)

    def _joined(self, groups: Groups, place: int) -> Groups:
        return self.joining.joined_pieces(groups, *self._ends[place])

    def _few(self, groups: Groups, ties: int) -> list[int]:
        """The places of pairs that a best set may hold: where pieces alike are in one pair each, all with the same
        other piece, it holds those that cost least.
        """
        inside = frozenset[int]().union(*groups)
        alike: dict[tuple[int, int], list[Placed]] = {}
        for n, (ends, kinds) in enumerate(zip(self._ends, self._kinds, strict=True)):
            for piece, other, kind in zip(ends, ends[::-1], kinds, strict=True):
                if self._in_pairs[piece] == 1 and piece not in inside:
                    alike.setdefault((kind, other), []).append(self._cost(n))
                    break
            else:
                alike[-1 - n, -1] = [self._cost(n)]
        return sorted(place for some in alike.values() for *_, place in sorted(some)[:ties])

    def _told(self, groups: Groups, chosen: tuple[int, ...]) -> Completion:
        places = sorted(chosen)
        jumps, names = sum(self.costs[n][0] for n in places), sorted(self.costs[n][1] for n in places)
        return (*self.joining.value(groups), jumps, len(places), names, [self.pairs[n] for n in places])

    def _one_by_one(self, groups: Groups, ties: int, places: Sequence[int]) -> Completion:
        """A good set, so that few others need a look: each time the one that reaches most."""
        chosen: tuple[int, ...] = ()
        best = self._told(groups, chosen)
        for _ in range(ties):
            firsts = [(value, min(map(self._cost, some))) for value, some in self._reached(groups, places)]
            if not firsts:
                break
            place = min(firsts)[1][-1]
            groups, chosen = self._joined(groups, place), (*chosen, place)
            best = min(best, self._told(groups, chosen))
        return best

    def _cost(self, place: int) -> Placed:
        return *self.costs[place], place

    def _reached(self, groups: Groups, places: Sequence[int]) -> list[tuple[Joined, list[int]]]:
        """What is reached by one pair more, with the places of pairs by which it is."""
        parts, part, value = self.joining.parts, self.joining.part, self.joining.value_once

        def piece(end: int | frozenset[int]) -> Piece:
            return parts[end] if isinstance(end, int) else part(end)

        return [
            (value(groups, piece(one), piece(other)), some)
            for (one, other), some in self._alike(groups, places).items()
        ]

    def alike(self, groups: Groups, places: Sequence[int]) -> list[list[int]]:
        """The places of pairs by what they would join: a group, or a piece of a kind. Those within a group are none."""
        return list(self._alike(groups, places).values())

    def _alike(
        self, groups: Groups, places: Sequence[int]
    ) -> dict[tuple[int | frozenset[int], int | frozenset[int]], list[int]]:
        group_of = {piece: group for group in groups for piece in group}
        kinds, ends = self._kinds, self._ends
        found: dict[tuple[int | frozenset[int], int | frozenset[int]], list[int]] = {}
        for n in places:
            a, b = ends[n]
            one, other = group_of.get(a), group_of.get(b)
            if one is None and other is None:
                found.setdefault(kinds[n], []).append(n)
            elif one is not other:
                found.setdefault((one or kinds[n][0], other or kinds[n][1]), []).append(n)
        return found

    def _more(
        self, best: Completion, groups: Groups, left: int, chosen: tuple[int, ...], places: Sequence[int]
    ) -> Completion:
        """The better of `best` and any set of `chosen` and one to `left` more of `places`.

        A pair that is left out here because too little is reached with it needs no look further on either.
        """
        if left < 2:
            return self._one_more(best, groups, chosen, places) if left else best
        kept = sorted(  # those that cost least first: what is left out before comes in no set that is looked at later
            (self._cost(n), some[0])
            for some in self.alike(groups, places)
            if self.bound(groups, some[0], left - 1) <= best[:2]
            for n in some
        )
        order, done = [n for (*_, n), _ in kept], dict[int, Cost]()
        for place, ((*_, n), kind) in enumerate(kept, start=1):
            if kind in done and done[kind] <= self.costs[n]:
                continue  # one alike that costs less came to nothing, with more to choose from
            taken = (*chosen, n)
            if self._may_beat(best, self._joined(groups, kind), taken, order[place:], left - 1):
                after = self._joined(groups, n)
                best = min(best, self._told(after, taken))
                best = self._more(best, after, left - 1, taken, order[place:])
            else:
                done[kind] = self.costs[n]
        return best

    def _one_more(self, best: Completion, groups: Groups, chosen: tuple[int, ...], places: Sequence[int]) -> Completion:
        """The same with one more: of pairs alike the one that costs least."""
        for reached, some in self._reached(groups, places):
            if reached <= best[:2]:
                place = min(map(self._cost, some))[-1]
                best = min(best, self._told(self._joined(groups, place), (*chosen, place)))
        return best

    def _may_beat(
        self, best: Completion, groups: Groups, taken: tuple[int, ...], rest: Sequence[int], left: int
    ) -> bool:
        """Whether what is taken, which joins groups alike `groups`, and up to `left` more of `rest` may be better: they
        join at best the largest pieces.
        """
        for more in range(min(left, len(rest)), -1, -1):
            least, cheaper = self._least[len(taken) + more], self._may_cost_less(best, taken, rest, more)
            if least > best[:2]:
                return False  # with fewer less is reached
            if cheaper or least < best[:2]:
                reached = self.joining.bound(groups, more)
                if reached > best[:2]:
                    return False
                if cheaper or reached < best[:2]:
                    return True
        return False

    def _may_cost_less(self, best: Completion, taken: tuple[int, ...], rest: Sequence[int], more: int) -> bool:
        """Whether what is taken and so many more of `rest` may come before `best` where they reach as much: those that
        jump least, and of all that jump no further than these the smallest names.
        """
        costs = sorted(self.costs[n] for n in rest)
        least = costs[:more]
        jumps = sum(self.costs[n][0] for n in taken) + sum(jump for jump, _ in least)
        count = len(taken) + more
        if (jumps, count) != best[2:4] or not more:
            return (jumps, count, sorted(self.costs[n][1] for n in taken)) < best[2:5]
        names = sorted(name for jump, name in costs if jump <= least[-1][0])[:more]
        return sorted([*(self.costs[n][1] for n in taken), *names]) < best[4]
