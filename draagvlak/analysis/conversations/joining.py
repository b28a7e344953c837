"""What new ties join: the pieces a network falls into without the director, measured for any few ties at once."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, islice, repeat
from typing import NamedTuple

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.pieces import NO_PIECE, Piece, Pieces, together

Joined = tuple[float, float]  # director-dependence, fragmentation without the director; unknown is 1
Groups = frozenset[frozenset[int]]  # pieces (numbers) that new ties make one; the others stay alone
Kinds = tuple[tuple[int, ...], ...]
NOTHING: Groups = frozenset()


class Total(NamedTuple):
    """What is counted over all pieces: the squares of their sizes, pairs of a source and a layer that are connected
    without the director, all whom the director knows as one piece, and such pairs in the pieces they don't know.
    """

    squares: int
    without: int
    around: Piece
    apart: int

    def once(self, one: Piece, other: Piece) -> "Total":
        """The same once two of the pieces are one."""
        squares = self.squares + 2 * one.size * other.size
        gained = one.with_(other).reaches - one.reaches - other.reaches
        if one.director_knows and other.director_knows:
            return Total(squares, self.without + gained, self.around, self.apart)
        if not one.director_knows and not other.director_knows:
            return Total(squares, self.without + gained, self.around, self.apart + gained)
        stranger = other if one.director_knows else one
        return Total(squares, self.without + gained, self.around.with_(stranger), self.apart - stranger.reaches)


class Joining:
    """Objectives 2 and 3 of any set of new ties, from the pieces alone and not from all people anew."""

    def __init__(self, pieces: Pieces, director: int | None) -> None:
        self.away, self.piece_of, self.pieces = director, pieces.of, pieces.table
        self.outside_largest = pieces.outside_largest
        self.left = sum(piece.size for piece in self.pieces.values())
        names: dict[Piece, int] = {}
        self.kind = {piece: names.setdefault(some, len(names)) for piece, some in self.pieces.items()}
        self.parts = list(names)  # of each kind
        self._pairs: list[Pair] | None = None  # of pieces; None where any may be joined
        self._parts: dict[frozenset[int], Piece] = {}
        self._totals = {NOTHING: self._total_now()}
        self._bounds: dict[tuple[Groups, int], Joined] = {}
        self._dependences: dict[tuple[Kinds, int], float] = {}
        self._limit()

    def _total_now(self) -> Total:
        table = self.pieces.values()
        return Total(
            squares=sum(piece.size**2 for piece in table),
            without=sum(piece.reaches for piece in table),
            around=together(piece for piece in table if piece.director_knows),
            apart=sum(piece.reaches for piece in table if not piece.director_knows),
        )

    def limit_to(self, pairs: list[Pair]) -> None:
        """Only `pairs` can join pieces."""
        self._pairs = [(self.piece_of(a), self.piece_of(b)) for a, b in pairs]
        self._limit()

    def _limit(self) -> None:
        self._bounds.clear()
        self._dependences.clear()
        self._brought: dict[int, int] = {}
        touched = {piece for pair in self._pairs or () for piece in pair}
        self._largest = sorted(touched, key=lambda n: -self.pieces[n].size)
        self._alone = dict(Counter(self.kind[n] for n in touched))  # of each kind, how many pieces may be joined
        self.__dict__.pop("_least", None)

    @cached_property
    def _least(self) -> float:
        """Director-dependence gets no smaller than with all pairs tied at once."""
        if self.away is None:
            return 1.0
        _, without, around, apart = self._totals[NOTHING]
        now = around.reaches + apart
        if self._pairs is None or (now and without == now):
            return 0.0
        groups = _groups_of(self._pairs)
        if not now:
            return self.value(groups)[0]
        gained = (self.part(group).reaches - sum(self.pieces[n].reaches for n in group) for group in groups)
        return max(0.0, 1 - (without + sum(gained)) / now)

    def joined(self, groups: Groups, pair: Pair) -> Groups:
        """`groups` once `pair` are tied."""
        return self.joined_pieces(groups, self.piece_of(pair[0]), self.piece_of(pair[1]))

    def joined_pieces(self, groups: Groups, a: int, b: int) -> Groups:
        if a == b:
            return groups
        touched = frozenset(group for group in groups if a in group or b in group)
        return (groups - touched) | {frozenset({a, b}).union(*touched)}

    def groups_of(self, pairs: Iterable[Pair]) -> Groups:
        return _groups_of((self.piece_of(a), self.piece_of(b)) for a, b in pairs)

    def pairs_joined(self, pair: Pair) -> int:
        """Pairs of people, the director left out, who reach each other once `pair` are tied and don't now."""
        a, b = self.piece_of(pair[0]), self.piece_of(pair[1])
        return 0 if a == b else self.pieces[a].size * self.pieces[b].size

    def part(self, group: frozenset[int]) -> Piece:
        """A group as one piece."""
        found = self._parts.get(group)
        if found is None:
            found = self._parts[group] = together(self.pieces[piece] for piece in group)
        return found

    def value(self, groups: Groups) -> Joined:
        return self._told(self._total(groups))

    def value_once(self, groups: Groups, one: Piece, other: Piece) -> Joined:
        """The value once two that are not one in `groups` are: each a group as one piece, or a piece beside them."""
        return self._told(self._total(groups).once(one, other))

    def _total(self, groups: Groups) -> Total:
        found = self._totals.get(groups)
        if found is None:
            found = self._totals[NOTHING]
            for group in groups:
                one = NO_PIECE
                for piece in group:
                    part = self.pieces[piece]
                    if one is not NO_PIECE:
                        found = found.once(one, part)
                    one = one.with_(part)
            self._totals[groups] = found
        return found

    def _told(self, total: Total) -> Joined:
        with_director = total.around.reaches + total.apart
        dependence = 1.0 if self.away is None or not with_director else round(1 - total.without / with_director, 12)
        return dependence, self._fragments(total.squares)

    def _fragments(self, squares: int) -> float:
        return 1.0 if self.left < 2 else round(1 - (squares - self.left) / (self.left * (self.left - 1)), 12)

    def bound(self, groups: Groups, ties: int) -> Joined:
        """No set of `ties` more reaches less than this, whoever it ties: it may join the largest pieces that can be."""
        if not ties or len(self.pieces) < 2:
            return self.value(groups)
        found = self._bounds.get((groups, ties))
        if found is None:
            found = self._bounds[groups, ties] = self._bounded(groups, ties)
        return found

    def _bounded(self, groups: Groups, ties: int) -> Joined:
        total, inside = self._total(groups), frozenset[int]().union(*groups)
        sizes = [self.part(group).size for group in groups]
        alone = (self.pieces[piece].size for piece in self._largest if piece not in inside)
        most = sorted(chain(sizes, islice(alone, ties + 1)), reverse=True)[: ties + 1]
        squares = total.squares + sum(most) ** 2 - sum(size**2 for size in most)
        return self._least_dependence(groups, total, ties), self._fragments(squares)

    def _least_dependence(self, groups: Groups, total: Total, ties: int) -> float:
        with_director = total.around.reaches + total.apart
        if self.away is None or not with_director or 1 - total.without / with_director <= self._least:
            return round(self._least, 12)
        kinds = tuple(sorted(tuple(sorted(self.kind[piece] for piece in group)) for group in groups))
        found = self._dependences.get((kinds, ties))
        if found is None:  # pieces alike count alike, whichever they are
            without = total.without + self._most_gained(groups, ties)
            found = round(max(self._least, 1 - without / with_director), 12)
            self._dependences[kinds, ties] = found
        return found

    def _most_gained(self, groups: Groups, ties: int) -> int:
        """What so many ties make one has a part with most layers. Each other part, no more of them than ties, gains
        for its own sources the layers it lacks, and brings to those of that first part the layers that one lacks.
        """
        grown, left = [self.part(group) for group in groups], dict(self._alone)
        for kind in map(self.kind.__getitem__, chain.from_iterable(groups)):
            left[kind] = left.get(kind, 0) - 1
        needy = [part for part in grown if part.sources and part.layers != self._layers]  # they may be brought more
        gains = [
            (self._lacking(self.parts[n]) + _brought_by(self.parts[n], needy, self._brought_by(n)), count)
            for n, count in left.items()
            if count > 0
        ]
        alone = [self.parts[n] for n in self._alone]
        gains += [
            (self._lacking(part) + _brought_by(part, (*alone, *needy)), 1)
            for part in grown
            if part.layers != self._layers  # what has every layer gains by none, and only the same could gain by it
        ]
        gains.sort(reverse=True)
        return sum(islice(chain.from_iterable(repeat(gain, count) for gain, count in gains), ties))

    def _brought_by(self, kind: int) -> int:
        """What a piece of this kind brings at most to one of those that may be joined."""
        if kind not in self._brought:
            self._brought[kind] = _brought_by(self.parts[kind], [self.parts[n] for n in self._alone])
        return self._brought[kind]

    @cached_property
    def _layers(self) -> int:
        return together(self.parts).layers

    def _lacking(self, part: Piece) -> int:
        """Pairs of a source and a layer that come, at most, for the sources of `part`."""
        return part.sources * (self._layers.bit_count() - part.layers.bit_count())


def _groups_of(pairs: Iterable[Pair]) -> Groups:
    """The pieces that so many pairs of them make one."""
    group_of: dict[int, set[int]] = {}
    for a, b in pairs:
        if a != b:
            one, other = group_of.get(a, {a}), group_of.get(b, {b})
            if one is not other:
                one |= other
                group_of.update(dict.fromkeys(other, one))
                group_of[a] = one
    return frozenset(frozenset(group) for group in group_of.values())


def _brought_by(part: Piece, others: Iterable[Piece], least: int = 0) -> int:
    """Pairs of a source and a layer that any of `others` with as many layers gains, at most, by those of `part`."""
    count = part.layers.bit_count()
    gains = (
        other.sources * (part.layers & ~other.layers).bit_count()
        for other in others
        if other.layers.bit_count() >= count
    )
    return max(least, max(gains, default=0))
