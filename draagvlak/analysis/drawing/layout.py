"""Where everybody stands on the map: a band for each layer, neighbours close together, and who stands there stays."""

import math
from collections.abc import Iterable, Mapping, Sequence

from draagvlak.analysis.layers import LAYERS, RANK
from draagvlak.analysis.records import Person

Place = tuple[float, float]
BANDS = ("", *LAYERS)  # from the bottom up; "" holds whoever's layer is not known
ROWS = 5  # within a band, so that neighbours' names stand above each other
FEWEST, ROOM = 12, 1.25  # columns; and how much wider than the fullest band, for those who come later
SWEEPS = 8


def band_of(person: Person) -> int:
    """The band of a person's main layer, counted from the bottom."""
    return RANK[person.layers[0]] + 1 if person.layers else 0


def place_at(band: int, column: int) -> Place:
    """x in columns, y in bands: every column of a band has one place, its row follows from the column.

    >>> place_at(1, 0), place_at(1, 1)
    ((0.0, 1.15), (1.0, 1.47))
    """
    return float(column), round(band + 0.15 + 0.64 * (2 * column % ROWS) / (ROWS - 1), 2)


def layout(people: Sequence[Person], ties: Iterable[tuple[str, str]], kept: Mapping[str, Place]) -> dict[str, Place]:
    """A place for each of `people`, no two the same. Whoever has a place in `kept` in the band of their layer stays;
    others come as near to their neighbours as there is room. Without any such place all are ordered anew, band by
    band, by the mean place of their neighbours (Sugiyama, Tagawa & Toda 1981). Ties with somebody else don't count.
    """
    bands = {person.id: band_of(person) for person in people}
    known: dict[str, list[str]] = {id_: [] for id_ in bands}
    for a, b in ties:
        if a in known and b in known:
            known[a].append(b)
            known[b].append(a)
    taken: dict[tuple[int, int], str] = {}
    for id_, band in bands.items():
        if id_ in kept:
            column = round(kept[id_][0])
            if place_at(band, column) == tuple(kept[id_]):
                taken.setdefault((band, column), id_)
    if not taken:
        return _anew(people, bands, known)
    return _added(bands, known, taken)


def _anew(people: Sequence[Person], bands: dict[str, int], known: dict[str, list[str]]) -> dict[str, Place]:
    rows: list[list[str]] = [[] for _ in BANDS]
    for person in sorted(people, key=lambda one: (one.organisation, one.id)):
        rows[bands[person.id]].append(person.id)
    width = max(FEWEST, math.ceil(ROOM * max(map(len, rows))))
    column = {id_: at for row in rows for id_, at in _spread(row, width)}
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 else rows[::-1]:
            row.sort(key=lambda id_: _mean([column[other] for other in known[id_]], column[id_]))
            column.update(_spread(row, width))
    return {id_: place_at(bands[id_], column[id_]) for id_ in bands}


def _spread(row: list[str], width: int) -> list[tuple[str, int]]:
    return [(id_, (2 * n + 1) * width // (2 * len(row))) for n, id_ in enumerate(row)]


def _mean(columns: list[int], otherwise: float) -> float:
    return sum(columns) / len(columns) if columns else otherwise


def _added(bands: dict[str, int], known: dict[str, list[str]], taken: dict[tuple[int, int], str]) -> dict[str, Place]:
    column = {id_: at for (_band, at), id_ in taken.items()}
    middle = (min(column.values()) + max(column.values())) / 2
    free_from: dict[tuple[int, int], int] = {}  # how far around a column a band is known to be full
    for id_, band in bands.items():
        if id_ in column:
            continue
        wanted = round(_mean([column[other] for other in known[id_] if other in column], middle))
        distance = free_from.get((band, wanted), 0)
        while (at := _free(taken, band, wanted, distance)) is None:
            distance += 1
        free_from[band, wanted] = distance
        taken[band, at] = id_
        column[id_] = at
    return {id_: place_at(bands[id_], column[id_]) for id_ in bands}


def _free(taken: dict[tuple[int, int], str], band: int, wanted: int, distance: int) -> int | None:
    return next((at for at in (wanted - distance, wanted + distance) if (band, at) not in taken), None)
