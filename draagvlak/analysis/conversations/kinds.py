"""What is reached once pieces of some kinds are made one: pieces alike count alike, whichever they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice, repeat
from typing import NamedTuple

from draagvlak.analysis.conversations.pieces import NO_PIECE, Piece, together

Joined = tuple[float, float]  # director-dependence, fragmentation without the director; unknown is 1
Kind = tuple[int, ...]  # of what a group is made: the kinds of its pieces, in order; of a piece alone one
Kinds = tuple[Kind, ...]  # of groups of two pieces and more, in order
ALONE: Kinds = ()


class Total(NamedTuple):
    """What is counted over all pieces: the squares of their sizes, pairs of a source and a layer that are connected
    without the director, all whom the director knows as one piece, and such pairs in the pieces they don't know.
    """

    squares: int
    without: int
    around: Piece
    apart: int

    @property
    def with_director(self) -> int:
        return self.around.reaches + self.apart

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


def total_of(table: Iterable[Piece]) -> Total:
    some = list(table)
    return Total(
        squares=sum(piece.size**2 for piece in some),
        without=sum(piece.reaches for piece in some),
        around=together(piece for piece in some if piece.director_knows),
        apart=sum(piece.reaches for piece in some if not piece.director_knows),
    )


def joined_kinds(kinds: Kinds, one: Kind, other: Kind) -> Kinds:
    """`kinds` once two are one: groups of them, or pieces beside them."""
    left = list(kinds)
    for kind in (one, other):
        if len(kind) > 1:
            left.remove(kind)
    return tuple(sorted([*left, tuple(sorted(one + other))]))


class KindsJoined:
    """Objectives 2 and 3 of METHOD §4 for `parts`, of each kind a piece, of which there are `counts`."""

    def __init__(self, parts: Sequence[Piece], counts: Sequence[int], has_director: bool) -> None:
        self.parts, self._counts, self._has_director = parts, counts, has_director
        self._all = total_of(chain.from_iterable(map(repeat, parts, counts)))
        self.left = sum(part.size * count for part, count in zip(parts, counts, strict=True))
        self._pieces: dict[Kind, Piece] = {}
        self._totals = {ALONE: self._all}
        self.limit_to(range(len(parts)), counts, None)

    def limit_to(self, kinds: Iterable[int], counts: Iterable[int], groups: Iterable[Kind] | None) -> None:
        """Only so many pieces of these kinds can be joined, to become `groups` at most (None: nobody knows)."""
        self._alone = dict(zip(kinds, counts, strict=True))
        self._groups = groups
        self._largest = sorted(self._alone, key=lambda n: -self.parts[n].size)
        self._bounds: dict[tuple[Kinds, int], Joined] = {}
        self._brought: dict[int, int] = {}
        self.__dict__.pop("_least", None)
        self.__dict__.pop("_gains", None)

    def piece(self, kind: Kind) -> Piece:
        """A group as one piece."""
        found = self._pieces.get(kind)
        if found is None:
            found = self._pieces[kind] = together(self.parts[n] for n in kind)
        return found

    def value(self, kinds: Kinds) -> Joined:
        return self._told(self._total(kinds))

    def value_once(self, kinds: Kinds, one: Kind, other: Kind) -> Joined:
        """The value once two are one, of `kinds` or beside them."""
        return self._told(self._total(kinds).once(self.piece(one), self.piece(other)))

    def _total(self, kinds: Kinds) -> Total:
        found = self._totals.get(kinds)
        if found is None:
            found = self._all
            for kind in kinds:
                one = NO_PIECE
                for n in kind:
                    found = found.once(one, self.parts[n]) if one.size else found
                    one = one.with_(self.parts[n])
            self._totals[kinds] = found
        return found

    def _told(self, total: Total) -> Joined:
        with_director = total.with_director
        is_known = self._has_director and with_director
        return round(1 - total.without / with_director, 12) if is_known else 1.0, self._fragments(total.squares)

    def _fragments(self, squares: int) -> float:
        return 1.0 if self.left < 2 else round(1 - (squares - self.left) / (self.left * (self.left - 1)), 12)

    def bound(self, kinds: Kinds, ties: int) -> Joined:
        """No set of `ties` more reaches less than this, whoever it ties: it may join the largest pieces that can be."""
        if not ties or sum(self._counts) < 2:
            return self.value(kinds)
        found = self._bounds.get((kinds, ties))
        if found is None:
            total, left = self._total(kinds), self._left(kinds)
            found = self._bounds[kinds, ties] = (
                self._least_dependence(kinds, total, left, ties),
                self._fragments(total.squares + self._squared(kinds, left, ties)),
            )
        return found

    def _left(self, kinds: Kinds) -> Mapping[int, int]:
        """How many of each kind may still be joined, beside `kinds`."""
        if not kinds:
            return self._alone
        left, used = dict(self._alone), [n for kind in kinds for n in kind]
        for n in set(used) & left.keys():
            left[n] = min(left[n], self._counts[n] - used.count(n))
        return left

    def _squared(self, kinds: Kinds, left: Mapping[int, int], ties: int) -> int:
        """What squares of sizes grow by where the largest pieces become one."""
        sizes, room = [self.piece(kind).size for kind in kinds], ties + 1
        for n in self._largest:
            if room <= 0:
                break
            sizes += [self.parts[n].size] * min(left[n], room)
            room -= left[n]
        sizes.sort(reverse=True)
        del sizes[ties + 1 :]
        return sum(sizes) ** 2 - sum(size * size for size in sizes)

    @cached_property
    def _least(self) -> float:
        """Director-dependence gets no smaller than with everything joined that can be."""
        if not self._has_director:
            return 1.0
        now = self._all.with_director
        if self._groups is None or (now and self._all.without == now):
            return 0.0
        if not now:
            return self.value(tuple(sorted(self._groups)))[0]
        gained = sum(self.piece(kind).reaches - sum(self.parts[n].reaches for n in kind) for kind in self._groups)
        return max(0.0, 1 - (self._all.without + gained) / now)

    def _least_dependence(self, kinds: Kinds, total: Total, left: Mapping[int, int], ties: int) -> float:
        with_director = total.with_director
        if not self._has_director or not with_director or 1 - total.without / with_director <= self._least:
            return round(self._least, 12)
        without = total.without + self._most_gained([self.piece(kind) for kind in kinds], left, ties)
        return round(max(self._least, 1 - without / with_director), 12)

    def _most_gained(self, grown: Sequence[Piece], left: Mapping[int, int], ties: int) -> int:
        """What so many ties make one has a part with most layers. Each other part, no more of them than ties, gains
        for its own sources the layers it lacks, and brings to those of that first part the layers that one lacks.
        """
        full, parts = self._layers, self.parts
        lacking = [part for part in grown if part.layers != full]  # what has every layer gains by none
        if not lacking:
            return sum(islice(_each((gain, left[n]) for gain, n in self._gains), ties))
        needy = [part for part in lacking if part.sources]  # they may be brought more
        gains = [
            (self._lacking(parts[n]) + _brought_by(parts[n], needy, self._brought_by(n)), count)
            for n, count in left.items()
            if count > 0
        ]
        others = [*(parts[n] for n in self._alone), *needy]
        gains += [(self._lacking(part) + _brought_by(part, others), 1) for part in lacking]
        gains.sort(reverse=True)
        return sum(islice(_each(gains), ties))

    @cached_property
    def _gains(self) -> list[tuple[int, int]]:
        """What a piece of each kind gains and brings at most, the most first."""
        return sorted(((self._lacking(self.parts[n]) + self._brought_by(n), n) for n in self._alone), reverse=True)

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


def _each(some: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Each number as often as is said."""
    return chain.from_iterable(repeat(number, count) for number, count in some)


def _brought_by(part: Piece, others: Iterable[Piece], least: int = 0) -> int:
    """Pairs of a source and a layer that any of `others` with as many layers gains, at most, by those of `part`."""
    count = part.layers.bit_count()
    gains = (
        other.sources * (part.layers & ~other.layers).bit_count()
        for other in others
        if other.layers.bit_count() >= count
    )
    return max(least, max(gains, default=0))
