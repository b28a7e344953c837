"""Counts that also say nothing of anybody from one day to the next: what is published moves in groups of at least `k`.

Whoever keeps the page of yesterday may subtract it from that of today. So what is published is not who is where, but
who was said to be where: each person has a published cell, which follows the real one only together with at least k - 1
others who made the same move, and only where those who stay behind are none, or k or more. Then every difference of
sums, of two publications that follow each other, is made of groups that are empty or have at least k people.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from draagvlak.analysis.aggregates import Cell, K, Table, table_of

Place = tuple[int, int]  # numbers of a group of rows and a group of columns


@dataclass(frozen=True)
class Published:
    """The partition, and of each person (id) the cell in which they are counted."""

    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    people: Mapping[str, Place] = field(default_factory=dict)

    def table(self) -> Table:
        found = Counter(self.people.values())
        places = [(row, column) for row in range(len(self.rows)) for column in range(len(self.columns))]
        return Table(self.rows, self.columns, {place: found[place] for place in places})


def published(before: Published, now: Mapping[str, Cell], rows: tuple[str, ...], k: int = K) -> Published:
    """What may be published after `before`, of people (ids) who are in the cells `now` (row and column).

    A new partition only where every group that moved between both, and every group that stayed, is large enough.
    """
    fresh = _divided(now, table_of(Counter(now.values()), rows, k))
    if not before.people:
        return fresh
    if not fresh.people:
        return before
    flows = Counter(
        (before.people.get(one), fresh.people.get(one)) for one in before.people.keys() | fresh.people.keys()
    )
    return fresh if min(flows.values()) >= k else _followed(before, now, k)


def _divided(now: Mapping[str, Cell], table: Table) -> Published:
    if not table.rows:
        return Published()
    row_of, column_of = _numbers(table.rows), _numbers(table.columns)
    return Published(
        table.rows, table.columns, {one: (row_of[row], column_of[column]) for one, (row, column) in now.items()}
    )


def _followed(before: Published, now: Mapping[str, Cell], k: int) -> Published:
    """In the partition of before: those moves that enough people made."""
    stay, people = Counter(before.people.values()), dict(before.people)
    for (was, is_at), who in sorted(_moves(before, now).items(), key=lambda move: (-len(move[1]), str(move[0]))):
        left = stay[was] - len(who) if was is not None else 0
        if len(who) < k or 0 < left < k:
            continue
        if was is not None:
            stay[was] = left
        for one in who:
            people.pop(one, None)
        people |= dict.fromkeys(who, is_at) if is_at is not None else {}
    return Published(before.rows, before.columns, people)


def _moves(before: Published, now: Mapping[str, Cell]) -> dict[tuple[Place | None, Place | None], list[str]]:
    """Who moved from which published cell to which (None: in none). For whom the partition has no place stays put."""
    row_of, column_of = _numbers(before.rows), _numbers(before.columns)
    moves: dict[tuple[Place | None, Place | None], list[str]] = defaultdict(list)
    for one in before.people.keys() | now.keys():
        was = before.people.get(one)
        row, column = now.get(one, ("", ""))
        is_at = (row_of[row], column_of[column]) if row in row_of and column in column_of else None
        if one in now and is_at is None:
            continue
        if was != is_at:
            moves[was, is_at].append(one)
    return moves


def _numbers(groups: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {value: number for number, group in enumerate(groups) for value in group}
