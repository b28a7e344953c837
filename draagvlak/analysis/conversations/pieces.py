"""The pieces a network falls into without the director: what is in each, and who is where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from draagvlak.analysis import engine
from draagvlak.analysis.conversations.setting import Setting
from draagvlak.analysis.cut_points import Blocks
from draagvlak.analysis.engine import Network


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
    """`table` tells each piece by its name; `outside` names that of everybody but the people of one `largest`, mostly
    a handful: -1 for the director.
    """

    table: dict[int, Piece]
    largest: int
    outside: dict[int, int]

    def of(self, person: int) -> int:
        """The name of the piece of a person, -1 for the director."""
        return self.outside.get(person, self.largest)


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
    return _pieces(table, people.__getitem__, setting.director)


def _pieces(table: dict[int, Piece], members: Callable[[int], Iterable[int]], director: int | None) -> Pieces:
    largest = max(table, key=lambda name: table[name].size, default=-1)
    outside = {person: name for name in table if name != largest for person in members(name)}
    if director is not None:
        outside[director] = -1
    return Pieces(table, largest, outside)


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

    def members(name: int) -> Iterable[int]:
        met = {name}
        todo = [name]
        for person in todo:  # grows
            fresh = known[person] - met
            fresh.discard(-1 if director is None else director)
            met |= fresh
            todo += fresh
        return todo

    return _pieces(table, members, director)


def _piece(counts: list[int], director_knows: bool) -> Piece:
    sources, *layers, size = counts
    return Piece(size, sources, sum(1 << n for n, count in enumerate(layers) if count), director_knows)
