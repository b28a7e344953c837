"""What networks share: people, organisations, goals, and for whom they are there; as a matrix and as a picture.

People are counted exactly only between networks whose people the reader may read. Between others the page says "at
least", from regions that may be told (analysis.overlap.tellable): always the same few of all networks of the authority,
whichever of them are looked at, so that two selections tell no more than one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from draagvlak.analysis.aggregates import in_groups
from draagvlak.analysis.overlap import at_least, matrix, regions, tellable
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.choices import What
from draagvlak.capabilities.alignment.pictures.bars import Bars, bars
from draagvlak.capabilities.alignment.pictures.circles import Circles, circles
from draagvlak.capabilities.alignment.queries.networks import Beside, with_neighbours
from draagvlak.capabilities.authorities.models import Authority

MOST_NAMED = 12  # names of organisations, goals or groups in a region
CIRCLES = 3  # as many sets as circles can show


@dataclass(frozen=True)
class Cell:
    """Two networks: how many they share, and their part; `is_least`: at least so many. None: may not be told."""

    both: int | None = None
    part: float | None = None
    is_least: bool = False


@dataclass(frozen=True)
class Region:
    """What belongs to exactly these networks; `named`: some of it, for what has names that may be told."""

    networks: tuple[str, ...]
    count: int
    named: tuple[str, ...] = ()

    @property
    def unnamed(self) -> int:
        return self.count - len(self.named) if self.named else 0


@dataclass(frozen=True)
class Overlap:
    """`choices`: networks to choose from; `chosen`: those that are looked at; `rows`: for each of them a cell for each,
    None for itself; `sizes`: of each, None where that may not be told.
    """

    what: What
    choices: list[Beside]
    chosen: list[Beside]
    rows: list[tuple[Beside, list[Cell | None]]]
    sizes: list[int | None]
    regions: list[Region]
    is_least: bool
    circles: Circles | None = None
    bars: Bars | None = None


def overlap_of(user: User, authority: Authority, what: What, wanted: Sequence[str]) -> Overlap:
    """`wanted`: keys of networks; all where fewer than two of them are there. Ten queries."""
    every = [one for one in with_neighbours(user, authority) if what != What.PEOPLE or not one.neighbour]
    chosen = [one for one in every if one.key in wanted]
    chosen = chosen if len(chosen) > 1 else every
    if what == What.PEOPLE:
        return _of_people(every, chosen)
    return _of_names(what, every, chosen)


def _names(one: Beside, what: What) -> Mapping[str, str]:
    return {What.ORGANISATIONS: one.organisations, What.GOALS: one.goals, What.GROUPS: one.groups}[what]


def _of_names(what: What, every: list[Beside], chosen: list[Beside]) -> Overlap:
    sets = {one.key: frozenset(_names(one, what)) for one in chosen}
    words = {key: name for one in chosen for key, name in _names(one, what).items()}
    pairs, found, called = matrix(sets), regions(sets), {one.key: one.whole_name for one in chosen}
    cells = {pair: Cell(shared.both, shared.part) for pair, shared in pairs.items()}
    told = [
        Region(
            tuple(called[key] for key in keys),
            len(members),
            tuple(sorted((words[str(member)] for member in members), key=str.casefold)[:MOST_NAMED]),
        )
        for keys, members in found.items()
    ]
    sizes: list[int | None] = [len(sets[one.key]) for one in chosen]
    counts = {keys: len(members) for keys, members in found.items()}
    return _drawn(Overlap(what, every, chosen, _rows(chosen, cells), sizes, told, is_least=False), counts)


def _of_people(every: list[Beside], chosen: list[Beside]) -> Overlap:
    told = told_regions(every)
    sets = {one.key: one.everybody for one in chosen}
    known = {one.key for one in chosen if one.is_known}
    cells = {}
    for (one, other), shared in matrix(sets).items():
        least = at_least(told, {one, other})
        exact = Cell(shared.both, shared.part)
        cells[one, other] = exact if {one, other} <= known else Cell(least or None, is_least=True)
    is_least = len(known) < len(chosen)
    if is_least:
        counts = _projected(told, [one.key for one in chosen])
    else:
        counts = {keys: len(members) for keys, members in regions(sets).items()}
    called = {one.key: one.name for one in chosen}
    found = [Region(tuple(called[key] for key in keys), count) for keys, count in counts.items()]
    sizes = [len(one.people) if one.people is not None else None for one in chosen]
    return _drawn(Overlap(What.PEOPLE, every, chosen, _rows(chosen, cells), sizes, found, is_least), counts)


def told_regions(every: Sequence[Beside]) -> dict[tuple[str, ...], int]:
    """The regions of people of all networks of the authority that may be told to anybody who reads here, as "at least":
    rounded down to fives, so that who comes or goes is seldom seen.
    """
    sets = {one.key: one.everybody for one in every if not one.neighbour}
    told = tellable({keys: len(members) for keys, members in regions(sets).items()})
    return {keys: in_groups(count) for keys, count in told.items()}


def _projected(told: Mapping[tuple[str, ...], int], keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for of, count in told.items():
        left = tuple(key for key in keys if key in of)
        if left:
            found[left] = found.get(left, 0) + count
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _rows(chosen: list[Beside], cells: Mapping[tuple[str, str], Cell]) -> list[tuple[Beside, list[Cell | None]]]:
    both = {**cells, **{(other, one): cell for (one, other), cell in cells.items()}}
    return [(one, [both.get((one.key, other.key)) for other in chosen]) for one in chosen]


def _drawn(found: Overlap, counts: Mapping[tuple[str, ...], int]) -> Overlap:
    """With its picture, where there are two networks or more and something in them."""
    if len(found.chosen) < 2 or not counts:
        return found
    place = {one.key: number for number, one in enumerate(found.chosen)}
    at = {tuple(place[key] for key in keys): count for keys, count in counts.items()}
    names = [one.whole_name for one in found.chosen]
    parts: dict[str, Circles | Bars] = {}
    if len(names) <= CIRCLES:
        parts["circles"] = circles(names, at, found.is_least, _words(found))
    else:
        parts["bars"] = bars(names, at, found.is_least, _words(found))
    return Overlap(**{**found.__dict__, **parts})


def _words(found: Overlap) -> str:
    return _("{what} in {count} netwerken. De cijfers staan in de tabel.").format(
        what=found.what.label, count=len(found.chosen)
    )
