"""What new ties join: the pieces a network falls into without the director, measured for any few ties at once."""

from collections import Counter
from collections.abc import Iterable

from draagvlak.analysis.conversations.introductions import Pair
from draagvlak.analysis.conversations.kinds import ALONE, Joined, Kind, Kinds, KindsJoined
from draagvlak.analysis.conversations.pieces import Piece, Pieces

Groups = frozenset[frozenset[int]]  # pieces (numbers) that new ties make one; the others stay alone
NOTHING: Groups = frozenset()


class Joining:
    """Objectives 2 and 3 of any set of new ties, from the pieces alone and not from all people anew."""

    def __init__(self, pieces: Pieces, director: int | None) -> None:
        self.away, self.piece_of, self.pieces, self.all = director, pieces.of, pieces.table, pieces
        names: dict[Piece, int] = {}
        self.kind = {piece: names.setdefault(some, len(names)) for piece, some in self.pieces.items()}
        counts = Counter(self.kind.values())
        self.alike = KindsJoined(list(names), [counts[n] for n in range(len(names))], director is not None)
        self.left = self.alike.left
        self._kinds: dict[Groups, Kinds] = {NOTHING: ALONE}

    def limit_to(self, pairs: list[Pair]) -> None:
        """Only `pairs` can join pieces."""
        ends = [(self.piece_of(a), self.piece_of(b)) for a, b in pairs]
        touched = Counter(self.kind[piece] for piece in {piece for pair in ends for piece in pair})
        self.alike.limit_to(touched.keys(), touched.values(), [self.kinds(group) for group in groups_of(ends)])

    def joined(self, groups: Groups, pair: Pair) -> Groups:
        """`groups` once `pair` are tied."""
        return joined(groups, *self.pieces_of(pair))

    def pieces_of(self, pair: Pair) -> Pair:
        """The pieces of the two."""
        return self.piece_of(pair[0]), self.piece_of(pair[1])

    def may_join(self, pair: Pair) -> bool:
        """Told at once: whether the two are not both of the largest piece."""
        outside = self.all.outside
        return pair[0] in outside or pair[1] in outside

    def groups_of(self, pairs: Iterable[Pair]) -> Groups:
        return groups_of(map(self.pieces_of, pairs))

    def pairs_joined(self, pair: Pair) -> int:
        """Pairs of people, the director left out, who reach each other once `pair` are tied and don't now."""
        a, b = self.pieces_of(pair)
        return 0 if a == b else self.pieces[a].size * self.pieces[b].size

    def kinds(self, group: Iterable[int]) -> Kind:
        return tuple(sorted(self.kind[piece] for piece in group))

    def kinds_of(self, groups: Groups) -> Kinds:
        """What `groups` are made of."""
        found = self._kinds.get(groups)
        if found is None:
            found = self._kinds[groups] = tuple(sorted(map(self.kinds, groups)))
        return found

    def value(self, groups: Groups) -> Joined:
        return self.alike.value(self.kinds_of(groups))

    def bound(self, groups: Groups, ties: int) -> Joined:
        """No set of `ties` more reaches less than this."""
        return self.alike.bound(self.kinds_of(groups), ties)


def joined(groups: Groups, a: int, b: int) -> Groups:
    """`groups` once pieces `a` and `b` are one."""
    if a == b:
        return groups
    touched = frozenset(group for group in groups if a in group or b in group)
    return (groups - touched) | {frozenset({a, b}).union(*touched)}


def groups_of(pairs: Iterable[Pair]) -> Groups:
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
