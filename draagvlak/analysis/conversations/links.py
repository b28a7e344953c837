"""The best few introductions between pieces that lie apart without the director."""

from collections.abc import Iterable
from itertools import combinations, product

from draagvlak.analysis.conversations.introductions import Introductions, Named, Pair, pair_of
from draagvlak.analysis.conversations.joining import Groups, Joining

Taken = tuple[int, list[Named]]  # layers jumped, names
# Dependence, fragmentation, layers jumped, how many, their names in order, which
Completion = tuple[float, float, int, int, list[Named], list[Pair]]
ALIKE = 6  # pieces alike in everything that counts: three ties touch no more than six
MOST_PIECES = 40
MOST_LINKS = 120


class Links:
    """One pair for every two pieces that an introduction can join: it takes the least jump, then the smallest ids.

    Pieces lie apart only where nobody but the director knows both sides, or a tie went quiet: so only people the
    director knows, and quiet ties, are looked at. `complete` is False where more were possible than are kept.
    """

    def __init__(self, introductions: Introductions, joining: Joining) -> None:
        self.introductions, self.joining = introductions, joining
        self.complete = True
        self.pairs = self._pairs()
        joining.limit_to(self.pairs)
        self._costs = [introductions.cost(pair) for pair in self.pairs]  # layers jumped, names
        self._least = self._least_from()
        self._best: dict[tuple[Groups, int], Completion] = {}

    def _pairs(self) -> list[Pair]:
        asked, piece_of = self.introductions, self.joining.piece_of
        found: dict[Pair, Pair] = {}
        pairs = self._quiet_between()
        beside = self._beside(pairs)
        for a, b in combinations(beside, 2):
            pairs += product(beside[a], beside[b])
        for pair in pairs:
            if not asked.allows(pair):
                continue
            place = pair_of(piece_of(pair[0]), piece_of(pair[1]))
            known = found.get(place)
            if known is None or asked.cost(pair) < asked.cost(known):
                found[place] = pair_of(*pair)
        ordered = sorted(found.values(), key=self._alone)
        self.complete = self.complete and len(ordered) <= MOST_LINKS
        return ordered[:MOST_LINKS]

    def _quiet_between(self) -> list[Pair]:
        """Those once in touch who no longer reach each other: one of them is outside the largest piece."""
        asked, piece_of = self.introductions, self.joining.piece_of
        return [
            (person, other)
            for person in self.joining.outside_largest()
            for other in asked.once_of(person)
            if other != asked.away and piece_of(other) != piece_of(person)
        ]

    def _least_from(self) -> list[tuple[int, Named] | None]:
        """Of the pairs from each place on, the shortest jump and the smallest names; None after the last."""
        found: list[tuple[int, Named] | None] = [None]
        for jump, name in reversed(self._costs):
            least = found[-1] or (jump, name)
            found.append((min(jump, least[0]), min(name, least[1])))
        return found[::-1]

    def _alone(self, pair: Pair) -> tuple[tuple[float, float], tuple[int, Named]]:
        return self.joining.value(self.joining.joined(frozenset(), pair)), self.introductions.cost(pair)

    def _beside(self, quiet: list[Pair]) -> dict[int, list[int]]:
        """Of each piece the people the director knows; of pieces all alike, as many as a proposal can touch."""
        asked, joining = self.introductions, self.joining
        if asked.away is None or len(joining.pieces) < 2:
            return {}
        special = {person for pair in (*asked.refused, *quiet) for person in pair}
        marked = set(map(joining.piece_of, special))
        people: dict[int, list[int]] = {}
        for person in sorted(asked.known[asked.away], key=asked.setting.ids.__getitem__):
            people.setdefault(joining.piece_of(person), []).append(person)
        kept: dict[int, list[int]] = {}
        alike: dict[object, int] = {}
        for piece, known in people.items():
            some = self._first_of_layers(known, special)
            layers = frozenset(asked.setting.layers[person][:1] for person in some)
            kind = (joining.pieces[piece], layers, piece if piece in marked else None)
            alike[kind] = alike.get(kind, 0) + 1
            if alike[kind] <= ALIKE:
                kept[piece] = some
        order = sorted(kept, key=lambda n: (-joining.pieces[n].sources, -joining.pieces[n].size))
        self.complete = len(order) <= MOST_PIECES
        return {piece: kept[piece] for piece in order[:MOST_PIECES]}

    def _first_of_layers(self, people: Iterable[int], special: set[int]) -> list[int]:
        layers, some = set(), []
        for person in people:
            layer = self.introductions.setting.layers[person][:1]
            if person in special or layer not in layers:
                some.append(person)
            if person not in special:
                layers.add(layer)
        return some

    def best(self, groups: Groups, ties: int) -> Completion:
        """The best up to `ties` introductions once `groups` are joined."""
        found = self._best.get((groups, ties))
        if found is None:
            now: Completion = (*self.joining.value(groups), 0, 0, [], [])
            found = self._best[groups, ties] = self._more(now, groups, ties, ())
        return found

    def _more(self, best: Completion, groups: Groups, left: int, chosen: tuple[int, ...]) -> Completion:
        """The better of `best` and any set of `chosen` (places in `pairs`) and one to `left` more after them."""
        jumped, named = sum(self._costs[n][0] for n in chosen), [self._costs[n][1] for n in chosen]
        for n in range(chosen[-1] + 1 if chosen else 0, len(self.pairs)) if left else ():
            after = self.joining.joined(groups, self.pairs[n])
            if after == groups:
                continue
            jumps, names = jumped + self._costs[n][0], sorted([*named, self._costs[n][1]])
            if self._may_beat(best, after, (jumps, names), n + 1, left - 1):
                taken = (*chosen, n)
                pairs = [self.pairs[place] for place in taken]
                best = min(best, (*self.joining.value(after), jumps, len(taken), names, pairs))
                best = self._more(best, after, left - 1, taken)
        return best

    def _may_beat(self, best: Completion, groups: Groups, taken: Taken, first: int, left: int) -> bool:
        """Whether what is taken (layers jumped, names) and up to `left` of the pairs from `first` on may be better.

        However many more: they join at best the largest pieces, jump at least as far as the shortest jump, and have
        names no smaller than the smallest.
        """
        least = self._least[first]
        for more in range(left, -1, -1) if least else (0,):
            reached = self.joining.bound(groups, more)
            if reached > best[:2]:
                return False  # with fewer less is reached
            jumps, names = taken
            if more and least:
                jumps, names = jumps + more * least[0], sorted([*names, *(least[1],) * more])
            if (*reached, jumps, len(names), names) < best[:5]:
                return True
        return False
