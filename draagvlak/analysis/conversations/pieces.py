"""The pieces a network falls into without the director: what is in each, and who is where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from draagvlak.analysis import engine
from draagvlak.analysis.conversations.setting import Setting
from draagvlak.analysis.cut_points import Blocks
from draagvlak.analysis.engine import Network

Of = Callable[[int], int]


class Piece(NamedTuple):
    """People who reach each other without the director: how many, how many sources, which layers (a bit each)."""

    size: int = 0
    sources: int = 0
    layers: int = 0
    director_knows: bool = False

    def with_(self, other: "Piece") -> "Piece":
        """Both as one."""
        size, sources, layers, director_knows = other
        return Piece(
            self.size + size, self.sources + sources, self.layers | layers, self.director_knows or director_knows
        )

    @property
    def reaches(self) -> int:
        """Pairs of a source and a layer that are connected."""
        return self.sources * self.layers.bit_count()


NO_PIECE = Piece()


def together(pieces: Iterable[Piece]) -> Piece:
    """All of them as one."""
    return reduce(Piece.with_, pieces, NO_PIECE)


@dataclass(frozen=True)
class Pieces:
    """`table` tells each piece by its name; `of` names the piece of a person, -1 for the director."""

    table: dict[int, Piece]
    of: Of
    members: Callable[[list[int]], Iterable[int]]

    def outside_largest(self) -> Iterable[int]:
        """Everybody but the director and the people of one largest piece: mostly a handful."""
        largest = max(self.table, key=lambda name: self.table[name].size, default=-1)
        return self.members([name for name in self.table if name != largest])


def pieces_of(network: Network, setting: Setting) -> Pieces:
    piece_of = engine.pieces(network, network.director)
    people: dict[int, list[int]] = {}
    for person, name in enumerate(piece_of):
        if name >= 0:
            people.setdefault(name, []).append(person)
    beside = set() if setting.director is None else setting.known[setting.director]
    table = {
        name: Piece(
            len(some),
            sum(person in setting.sources for person in some),
            sum(1 << n for n, layer in enumerate(setting.groups.values()) if not layer.isdisjoint(some)),
            not beside.isdisjoint(some),
        )
        for name, some in people.items()
    }
    return Pieces(table, piece_of.__getitem__, lambda names: (person for name in names for person in people[name]))


def pieces_held(blocks: Blocks, director: int | None) -> Pieces:
    """The same from blocks, whose names are people of the piece. All that hangs on the director is known to them."""
    known = blocks.known
    table = {root: _piece(counts, False) for root, counts in blocks.totals.items()}
    if director is not None:
        top = blocks.chain(director)[1]
        *parts, rest = blocks.pieces_without(director)
        del table[top]
        table |= {
            name: _piece(counts, True) for name, counts in zip(blocks.below.get(director, ()), parts, strict=True)
        }
        if top != director:
            table[top] = _piece(rest, True)

    def members(names: list[int]) -> Iterable[int]:
        met = set(names)
        todo = list(names)
        for person in todo:
            fresh = known[person] - met
            fresh.discard(-1 if director is None else director)
            met |= fresh
            todo += fresh
        return todo

    largest = max(table, key=lambda name: table[name].size, default=-1)
    outside = {person: name for name in table if name != largest for person in members([name])}
    if director is not None:
        outside[director] = -1
    return Pieces(table, lambda person: outside.get(person, largest), members)


def _piece(counts: list[int], director_knows: bool) -> Piece:
    sources, *layers, size = counts
    return Piece(size, sources, sum(1 << n for n, count in enumerate(layers) if count), director_knows)
