"""The table twin of the map: the same people or organisations in words, and what the table is searched by."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.analysis.drawing import DIRECTOR, FALLS
from draagvlak.analysis.drawing.layout import BANDS
from draagvlak.capabilities.insights.wording.mapped import (
    FEW,
    SHAPES,
    band_name,
    falling,
    group_name,
    not_counted,
    people_counted,
    ties_counted,
    together,
    without_director,
)

Row = Sequence[Any]  # as insights.actions keeps it
Named = tuple[str, str, Sequence[str]]  # name, organisation, layers


@dataclass(frozen=True, slots=True)
class MapRow:
    """One node in words. `number` is its place in the kept map; `people` how many it stands for, empty for one."""

    number: int
    name: str
    organisation: str
    layer: str
    layers: str
    shape: str
    people: str
    ties: str
    state: str
    without: str
    x: float
    y: float
    has_ties: bool

    @property
    def searched(self) -> str:
        return plain(f"{self.name} {self.organisation} {self.layers}")


@dataclass(frozen=True, slots=True)
class Band:
    """A layer on the map; `at` counts from the bottom."""

    at: int
    layer: str
    shape: str
    name: str


@dataclass(frozen=True, slots=True)
class MapTable:
    """All rows by name; `director` is what the ring is called, None where nobody is known to be it."""

    rows: tuple[MapRow, ...]
    together: str
    falling: str | None
    director: str | None

    @property
    def bands(self) -> list[Band]:
        """From the bottom up; that of unknown layers only where somebody stands in it."""
        is_filled = any(not row.layer for row in self.rows)
        return [Band(n, layer, SHAPES[layer], band_name(layer)) for n, layer in enumerate(BANDS) if layer or is_filled]

    def found(self, text: str, falls_first: bool) -> list[MapRow]:
        """The rows that hold every word of `text`, whatever the accents; if asked, first those who drop out."""
        words = plain(text).split()
        rows = [row for row in self.rows if all(word in row.searched for word in words)]
        return sorted(rows, key=lambda row: row.state != FALLS) if falls_first else rows

    def tied(self, number: int, ties: Iterable[Row]) -> "MapTable":
        """The same table with only the rows that have a tie with that of this number, the strongest first. `ties` as
        insights.actions keeps them.
        """
        at = {row.number: row for row in self.rows}
        ends = sorted((-tie[2], tie[1] if tie[0] == number else tie[0]) for tie in ties if number in tie[:2])
        return replace(self, rows=tuple(at[end] for _strength, end in ends if end in at))


def plain(text: str) -> str:
    """
    >>> plain("Émile Ûsé")
    'emile use'
    """
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))


def people_table(nodes: Iterable[Row], ties: int, named: Mapping[str, Named]) -> MapTable:
    """Persons; who is no longer named anywhere is left out. `ties` is how many fall without the director."""
    rows = []
    kept = []
    band, tied, without = cache(band_name), cache(ties_counted), cache(without_director)  # said of thousands
    for number, node in enumerate(nodes):
        key, x, y, state, count, people, held, _falls = node
        if key in named:
            name, organisation, layers = named[key]
            layer = layers[0] if layers else ""
            words = ", ".join(band(one) for one in layers) or band("")
            said = (tied(count), state, without(state, people, held), x, y, bool(count))
            rows.append(MapRow(number, name, organisation, layer, words, _shape(layer, state), "", *said))
            kept.append(node)
    director = next((row.name for row in rows if row.state == DIRECTOR), None)
    return _table(rows, kept, ties, director)


def organisations_table(nodes: Sequence[Row], ties: int) -> MapTable:
    """Organisations; nobody's name is in it, and people in poverty are not counted where they are few: not in the
    sentences either, from which they would be found by subtracting the others.
    """
    rows = []
    told = []
    for number, (key, x, y, state, count, people, held, _falls) in enumerate(nodes):
        layer, _slash, organisation = key.partition("/")
        if state == DIRECTOR:
            layer = BANDS[int(y)]
        hidden = layer == "people_in_poverty" and people < FEW
        shown = None if hidden else people
        if not hidden:
            told.append(nodes[number])
        name = _("Netwerkregisseur") if state == DIRECTOR else group_name(layer, organisation)
        said = (ties_counted(count), state, without_director(state, shown, held), x, y, bool(count))
        rows.append(
            MapRow(number, name, "", layer, band_name(layer), _shape(layer, state), people_counted(shown), *said)
        )
    director = _("de netwerkregisseur") if any(row.state == DIRECTOR for row in rows) else None
    table = _table(rows, told, ties, director)
    return table if len(told) == len(nodes) else replace(table, together=f"{table.together} {not_counted()}")


def _shape(layer: str, state: str) -> str:
    return "◎" if state == DIRECTOR else SHAPES[layer]


def _table(rows: list[MapRow], nodes: Sequence[Row], ties: int, director: str | None) -> MapTable:
    others = [node for node in nodes if node[3] != DIRECTOR]
    held, falls = (sum(node[part] for node in others) for part in (6, 7))
    joined = held + falls + sum(node[6] for node in nodes if node[3] == DIRECTOR)
    return MapTable(
        tuple(sorted(rows, key=lambda row: (plain(row.name), row.number))),
        together(joined, sum(node[5] for node in nodes)),
        falling(director, falls, ties, held) if director else None,
        director,
    )
