"""What new ties join: the pieces a network falls into without the director, measured for any few ties at once."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice, repeat

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.pieces import Piece, Pieces

Joined = tuple[float, float]  # director-dependence, fragmentation without the director; unknown is 1
Groups = frozenset[frozenset[int]]  # pieces (numbers) that new ties make one; the others stay alone
Kinds = tuple[tuple[int, ...], ...]
NOTHING: Groups = frozenset()


class Joining:
    """Objectives 2 and 3 of any set of new ties, from the pieces alone and not from all people anew."""

    def __init__(self, pieces: Pieces, director: int | None) -> None:
        self.away, self.piece_of, self.pieces = director, pieces.of, pieces.table
        self.outside_largest = pieces.outside_largest
        self.left = sum(piece.size for piece in self.pieces.values())
        self._layers = sum(self.pieces.values(), Piece()).layers.bit_count()
        self._largest: list[int] = []
        self._alone: dict[int, int] = {}  # of each kind, how many pieces may be joined
        self._brought: dict[int, int] = {}
        self._whole = sum(piece.size**2 for piece in self.pieces.values())
        self._reached = sum(piece.reaches for piece in self.pieces.values())
        self._around = sum((piece for piece in self.pieces.values() if piece.director_knows), Piece())
        self._apart = sum(piece.reaches for piece in self.pieces.values() if not piece.director_knows)
        names: dict[Piece, int] = {}
        self.kind = {piece: names.setdefault(some, len(names)) for piece, some in self.pieces.items()}
        self._parts = list(names)
        self._kinds: dict[Groups, Kinds] = {}
        self._values: dict[Kinds, Joined] = {}
        self._bounds: dict[tuple[Kinds, int], Joined] = {}
        self._least = 1.0 if self.away is None else 0.0

    def limit_to(self, pairs: list[Pair]) -> None:
        """Only `pairs` can join pieces: director-dependence gets no smaller than with all of them at once."""
        self._bounds.clear()
        groups = self.groups_of(tuple(pairs))
        without = self._reached + sum(
            sum((self.pieces[n] for n in group), Piece()).reaches - sum(self.pieces[n].reaches for n in group)
            for group in groups
        )
        now = self._around.reaches + self._apart
        if self.away is not None:
            self._least = max(0.0, 1 - without / now) if now else self.value(groups)[0]
        touched = {self.piece_of(person) for pair in pairs for person in pair}
        self._largest = sorted(touched, key=lambda n: -self.pieces[n].size)
        self._alone = dict(Counter(self.kind[n] for n in touched))
        parts = [self._parts[kind] for kind in self._alone]
        self._brought = {kind: _brought_by(self._parts[kind], parts) for kind in self._alone}

    def joined(self, groups: Groups, pair: Pair) -> Groups:
        """`groups` once `pair` are tied."""
        a, b = self.piece_of(pair[0]), self.piece_of(pair[1])
        if a == b:
            return groups
        touched = frozenset(group for group in groups if a in group or b in group)
        return (groups - touched) | {frozenset({a, b}).union(*touched)}

    def groups_of(self, pairs: tuple[Pair, ...]) -> Groups:
        groups = NOTHING
        for pair in pairs:
            groups = self.joined(groups, pair)
        return groups

    def pairs_joined(self, pair: Pair) -> int:
        """Pairs of people, the director left out, who reach each other once `pair` are tied and don't now."""
        a, b = self.piece_of(pair[0]), self.piece_of(pair[1])
        return 0 if a == b else self.pieces[a].size * self.pieces[b].size

    def value(self, groups: Groups) -> Joined:
        kinds = self._kinds_of(groups)
        found = self._values.get(kinds)
        if found is None:
            found = self._values[kinds] = self._measured(groups)
        return found

    def _kinds_of(self, groups: Groups) -> Kinds:
        """What `groups` are made of: pieces alike count alike, whichever they are."""
        found = self._kinds.get(groups)
        if found is None:
            found = tuple(sorted(tuple(sorted(self.kind[piece] for piece in group)) for group in groups))
            self._kinds[groups] = found
        return found

    def _measured(self, groups: Groups) -> Joined:
        whole = self._whole
        for group in groups:
            sizes = [self.pieces[piece].size for piece in group]
            whole += sum(sizes) ** 2 - sum(size**2 for size in sizes)
        without, with_director = self._connected(groups)
        dependence = 1.0 if self.away is None or not with_director else round(1 - without / with_director, 12)
        return dependence, self._fragments(whole)

    def _connected(self, groups: Groups) -> tuple[int, int]:
        """Pairs of a source and a layer that are connected without and with the director."""
        without, around, apart = self._reached, self._around, self._apart
        for group in groups:
            parts = [self.pieces[piece] for piece in group]
            one = sum(parts, Piece())
            without += one.reaches - sum(part.reaches for part in parts)
            apart -= sum(part.reaches for part in parts if not part.director_knows)
            if one.director_knows:
                around += sum((part for part in parts if not part.director_knows), Piece())
            else:
                apart += one.reaches
        return without, around.reaches + apart

    def _fragments(self, whole: int) -> float:
        return 1.0 if self.left < 2 else round(1 - (whole - self.left) / (self.left * (self.left - 1)), 12)

    def bound(self, groups: Groups, ties: int) -> Joined:
        """No set of `ties` more reaches less than this, whoever it ties: it may join the largest pieces that can be."""
        if not ties or len(self.pieces) < 2:
            return self.value(groups)
        kinds = self._kinds_of(groups)
        found = self._bounds.get((kinds, ties))
        if found is None:
            found = self._bounds[kinds, ties] = self._bounded(groups, ties)
        return found

    def _bounded(self, groups: Groups, ties: int) -> Joined:
        inside = frozenset().union(*groups)
        whole, sizes = self._whole, []
        for group in groups:
            parts = [self.pieces[piece].size for piece in group]
            sizes.append(sum(parts))
            whole += sizes[-1] ** 2 - sum(size**2 for size in parts)
        alone = (self.pieces[piece].size for piece in self._largest if piece not in inside)
        sizes += [size for size, _ in zip(alone, range(ties + 1), strict=False)]
        most = sorted(sizes, reverse=True)[: ties + 1]
        whole += sum(most) ** 2 - sum(size**2 for size in most)
        return self._least_dependence(groups, inside, ties), self._fragments(whole)

    def _least_dependence(self, groups: Groups, inside: frozenset[int], ties: int) -> float:
        """What so many ties make one has a part with most layers. Each other part, no more of them than ties, gains
        for its own sources the layers it lacks, and brings to those of that first part the layers that one lacks.
        """
        without, with_director = self._connected(groups)
        if self.away is None or not with_director:
            return round(self._least, 12)
        grown = [sum((self.pieces[piece] for piece in group), Piece()) for group in groups]
        left = dict(self._alone)
        for piece in inside:
            kind = self.kind[piece]
            left[kind] = left.get(kind, 0) - 1
        parts = self._parts
        gains = [(self._gain(parts[n], grown, self._brought[n]), count) for n, count in left.items() if count > 0]
        gains += [(self._gain(part, (*(parts[n] for n in self._alone), *grown), 0), 1) for part in grown]
        gains.sort(reverse=True)
        more = sum(islice(chain.from_iterable(repeat(gain, count) for gain, count in gains), ties))
        return round(max(self._least, 1 - (without + more) / with_director), 12)

    def _gain(self, part: Piece, others: Iterable[Piece], brought: int) -> int:
        """Pairs of a source and a layer that come, at most, where `part` is tied to one of `others`, or to one that
        gains as many as `brought` by it.
        """
        return part.sources * (self._layers - part.layers.bit_count()) + _brought_by(part, others, brought)


def _brought_by(part: Piece, others: Iterable[Piece], least: int = 0) -> int:
    """Pairs of a source and a layer that any of `others` with as many layers gains, at most, by those of `part`."""
    count = part.layers.bit_count()
    gains = (
        other.sources * (part.layers & ~other.layers).bit_count()
        for other in others
        if other.layers.bit_count() >= count
    )
    return max(least, max(gains, default=0))
