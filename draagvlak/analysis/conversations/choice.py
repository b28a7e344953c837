"""The best few of the introductions between pieces, by value first, then layers jumped, how many, and names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from draagvlak.analysis.conversations.introductions import Cost, Named, Pair
from draagvlak.analysis.conversations.joining import Groups, Joining, joined
from draagvlak.analysis.conversations.kinds import Joined, Kind, Kinds, joined_kinds

# Dependence, fragmentation, layers jumped, how many, their names in order, which
Completion = tuple[float, float, int, int, list[Named], list[Pair]]
Placed = tuple[int, Named, int]  # the cost of a pair, and its place
End = frozenset[int] | Kind  # a group, or the kind of a piece alone
MOST_LOOKED = 2  # sets looked at before it is asked of all pairs whether they reach enough


class Chosen(NamedTuple):
    """The places of pairs that are chosen, the groups they make with what was joined before, and of what kinds."""

    places: tuple[int, ...]
    groups: Groups
    kinds: Kinds


class Choice:
    """Choices among `pairs`, each with its cost. Branch and bound, where pieces that are alike are looked at once."""

    def __init__(
        self, joining: Joining, pairs: Sequence[Pair], costs: Sequence[Cost], hint: Iterable[Pair] = ()
    ) -> None:
        self.joining, self.pairs, self.costs = joining, pairs, costs
        self.told = list(hint)  # the best of all, once it was found
        self._ends = [(joining.piece_of(a), joining.piece_of(b)) for a, b in pairs]
        self._kinds = [((joining.kind[a],), (joining.kind[b],)) for a, b in self._ends]
        self._in_pairs = Counter(piece for ends in self._ends for piece in ends)
        self._best: dict[tuple[Groups, int], Completion] = {}
        self._least: list[Joined] = []  # what so many pairs reach at most, where the best is looked for now

    def best(self, groups: Groups, ties: int) -> Completion:
        """The best up to `ties` introductions once `groups` are joined."""
        found = self._best.get((groups, ties))
        if found is None:
            kinds = self.joining.kinds_of(groups)
            self._least = [self.joining.alike.bound(kinds, count) for count in range(ties + 1)]
            few, none = self._few(groups, ties) if ties else [], Chosen((), groups, kinds)
            first = None if groups else self._as_before(ties)
            if first is None or first[:2] > self._least[ties]:
                good = self._one_by_one(none, ties, few)
                first = good if first is None else min(first, good)
            found = self._more(first, none, ties, few)
            self._best[groups, ties] = found
            if not groups and ties:
                self.told = found[-1]
        return found

    def _as_before(self, ties: int) -> Completion | None:
        """What was best once: mostly still is, or nearly."""
        place_of = {pair: n for n, pair in enumerate(self.pairs)}
        if not 0 < len(self.told) <= ties or not place_of.keys() >= set(self.told):
            return None
        groups = self.joining.groups_of(self.told)
        return self._told(Chosen(tuple(map(place_of.__getitem__, self.told)), groups, self.joining.kinds_of(groups)))

    def costs_of(self, groups: Groups, ties: int, most: Joined) -> Iterable[Cost]:
        """What each pair costs with which `ties` in all may reach `most`, once `groups` are joined."""
        kinds = self.joining.kinds_of(groups)
        for ends, places in self._alike(groups, range(len(self.pairs))).items():
            if self.joining.alike.bound(self._after(kinds, ends), ties - 1) <= most:
                yield from (self.costs[n] for n in places)

    def _few(self, groups: Groups, ties: int) -> list[int]:
        """The places of pairs that a best set may hold: where pieces alike are in one pair each, all with the same
        other piece, it holds those that cost least.
        """
        inside, in_pairs = frozenset[int]().union(*groups), self._in_pairs
        alike: dict[tuple[Kind, int], list[int]] = {}
        found = []
        for n, ((a, b), (one, other)) in enumerate(zip(self._ends, self._kinds, strict=True)):
            if in_pairs[a] == 1 and a not in inside:
                alike.setdefault((one, b), []).append(n)
            elif in_pairs[b] == 1 and b not in inside:
                alike.setdefault((other, a), []).append(n)
            else:
                found.append(n)
        for some in alike.values():
            found += some if len(some) <= ties else sorted(some, key=self._cost)[:ties]
        return sorted(found)

    def _told(self, chosen: Chosen) -> Completion:
        places = sorted(chosen.places)
        jumps, names = sum(self.costs[n][0] for n in places), sorted(self.costs[n][1] for n in places)
        reached = self.joining.alike.value(chosen.kinds)
        return (*reached, jumps, len(places), names, [self.pairs[n] for n in places])

    def _one_by_one(self, chosen: Chosen, ties: int, places: Sequence[int]) -> Completion:
        """A good set, so that few others need a look: each time the one that reaches most."""
        best = self._told(chosen)
        for _ in range(ties):
            alike = self._alike(chosen.groups, places)
            firsts = [(self._reached(chosen, ends), min(map(self._cost, some)), ends) for ends, some in alike.items()]
            if not firsts:
                break
            _, (*_, place), ends = min(firsts, key=lambda one: one[:2])
            chosen = self._with(chosen, place, self._after(chosen.kinds, ends))
            best = min(best, self._told(chosen))
        return best

    def _cost(self, place: int) -> Placed:
        return *self.costs[place], place

    def _reached(self, chosen: Chosen, ends: tuple[End, End]) -> Joined:
        return self.joining.alike.value_once(chosen.kinds, *map(self._kind, ends))

    def _after(self, kinds: Kinds, ends: tuple[End, End]) -> Kinds:
        return joined_kinds(kinds, *map(self._kind, ends))

    def _kind(self, end: End) -> Kind:
        return end if isinstance(end, tuple) else self.joining.kinds(end)

    def _with(self, chosen: Chosen, place: int, kinds: Kinds) -> Chosen:
        return Chosen((*chosen.places, place), joined(chosen.groups, *self._ends[place]), kinds)

    def _alike(self, groups: Groups, places: Iterable[int]) -> Mapping[tuple[End, End], list[int]]:
        """The places of pairs by what they would join: a group, or a piece of a kind. Those within a group are none."""
        group_of = {piece: group for group in groups for piece in group}
        kinds, ends = self._kinds, self._ends
        found: dict[tuple[End, End], list[int]] = {}
        for n in places:
            a, b = ends[n]
            one, other = group_of.get(a), group_of.get(b)
            if one is None and other is None:
                found.setdefault(kinds[n], []).append(n)
            elif one is not other:
                found.setdefault((one or kinds[n][0], other or kinds[n][1]), []).append(n)
        return found

    def _more(self, best: Completion, chosen: Chosen, left: int, places: Sequence[int]) -> Completion:
        """The better of `best` and any set of `chosen` and one to `left` more of `places`.

        Those that cost least come first, so that what comes later costs more; what costs too much to be better is left
        out before it is asked what it reaches.
        """
        if left < 2:
            return self._one_more(best, chosen, places) if left else best
        alike = self._alike(chosen.groups, places)
        ends_of = {n: ends for ends, some in alike.items() for n in some}
        after, done, count = dict[tuple[End, End], Kinds | None](), dict[Kinds, Cost](), 0
        rest = sorted(ends_of, key=self._cost)
        while rest and self._may_beat(best, chosen.places, rest, left):
            n, *rest = rest
            if not self._may_beat(best, (*chosen.places, n), rest, left - 1):
                continue
            self._look(after, [ends_of[n]], chosen.kinds, left - 1, best)
            kinds = after[ends_of[n]]
            if kinds is None or (kinds in done and done[kinds] <= self.costs[n]):
                continue  # too little is reached, or one alike that costs less came to nothing
            if not self._may_beat(best, (*chosen.places, n), rest, left - 1, kinds):
                done[kinds] = self.costs[n]
                continue
            count += 1
            if count == MOST_LOOKED:
                self._look(after, alike, chosen.kinds, left - 1, best)
                rest = [other for other in rest if after[ends_of[other]] is not None]
            taken = self._with(chosen, n, kinds)
            best = self._more(min(best, self._told(taken)), taken, left - 1, rest)
        return best

    def _look(
        self,
        after: dict[tuple[End, End], Kinds | None],
        some: Iterable[tuple[End, End]],
        kinds: Kinds,
        ties: int,
        best: Completion,
    ) -> None:
        """Note what there is `after` some ends are joined too; None where so many more ties reach too little."""
        for ends in some:
            if ends not in after:
                found = self._after(kinds, ends)
                after[ends] = found if self.joining.alike.bound(found, ties) <= best[:2] else None

    def _one_more(self, best: Completion, chosen: Chosen, places: Sequence[int]) -> Completion:
        """The same with one more: of pairs alike the one that costs least."""
        for ends, some in self._alike(chosen.groups, places).items():
            if self._reached(chosen, ends) <= best[:2]:
                *_, place = min(map(self._cost, some))
                best = min(best, self._told(self._with(chosen, place, self._after(chosen.kinds, ends))))
        return best

    def _may_beat(
        self, best: Completion, taken: tuple[int, ...], rest: Sequence[int], left: int, kinds: Kinds | None = None
    ) -> bool:
        """Whether what is taken and up to `left` more of `rest` may be better. With the `kinds` it joins that is told
        for sure: the others join at best the largest pieces.
        """
        for more in range(min(left, len(rest)), -1, -1):
            least, cheaper = self._least[len(taken) + more], self._may_cost_less(best, taken, rest, more)
            if least > best[:2]:
                return False  # with fewer less is reached
            if cheaper or least < best[:2]:
                reached = least if kinds is None else self.joining.alike.bound(kinds, more)
                if reached > best[:2]:
                    return False
                if cheaper or reached < best[:2]:
                    return True
        return False

    def _may_cost_less(self, best: Completion, taken: tuple[int, ...], rest: Sequence[int], more: int) -> bool:
        """Whether what is taken and so many more of `rest` may come before `best` where they reach as much: those that
        jump least, and of all that jump no further than these the smallest names.
        """
        least = [self.costs[n] for n in rest[:more]]  # `rest` is in order of what it costs
        jumps = sum(self.costs[n][0] for n in taken) + sum(jump for jump, _ in least)
        count = len(taken) + more
        if (jumps, count) != best[2:4] or not more:
            return (jumps, count, sorted(self.costs[n][1] for n in taken)) < best[2:5]
        names, most = [name for _, name in least], least[-1][0]
        if least[0][0] < most:  # those that jump less need not have the smallest names
            names = sorted(name for jump, name in map(self.costs.__getitem__, rest) if jump <= most)[:more]
        return sorted([*(self.costs[n][1] for n in taken), *names]) < best[4]
