"""What the report tells of support, as it is kept: evidence is read again on another day, ties where they changed."""

from collections.abc import Iterable
from datetime import date

from draagvlak.analysis.records import Support
from draagvlak.analysis.support import Around, Carried, Layers, StrongestTies, furthest, layers_of, told


class HeldSupport:
    """`people` is followed as it stands: who joins, and whose ties or strengths changed, must be told."""

    def __init__(self, support: Support, people: Around) -> None:
        self._support, self._people = support, people
        self._as_of: date | None = None
        self._layers: Layers
        self._strongest: StrongestTies | None = None
        self._changed: set[int] = set()

    def joined(self, id_: str, layers: Iterable[str]) -> None:
        """Somebody new, in layers that others are in."""
        if self._as_of is not None:
            some, alone = tuple(layers), {self._people.director}
            was_alone = any(self._layers.holders[one].keys() <= alone for one in some if one in self._layers.holders)
            self._layers = self._layers.joined(id_, some, self._support)
            if self._strongest:
                self._strongest.layers = self._layers
            if was_alone:  # of a layer that nobody else was in there was nothing to tell
                self._as_of = None

    def changed(self, some: Iterable[int]) -> None:
        self._changed.update(some)

    def on(self, day: date) -> Carried:
        if day != self._as_of:
            self._as_of = day
            self._layers = layers_of(self._support, self._people, day)
            self._layer = furthest(self._layers, day, self._people.director)
            layer = self._layer
            self._strongest = None if layer is None else StrongestTies(layer, self._layers, self._people)
        elif self._strongest:
            self._strongest.look(self._changed)
        self._changed.clear()
        return told(self._layers, self._layer, self._strongest, day)
