"""Counts of people that say nothing of anybody: groups of at least `k`, also after subtracting one from another.

Whoever may ask for several groups may subtract them. So all that is shown is a sum of the same few cells, each of them
empty or of at least k people: whatever is subtracted from whatever, what is left is empty or at least k people too
(query-set-overlap attacks and their cure by a fixed partition: Denning & Schlörer 1983; k as in Sweeney 2002).
"""

from collections.abc import Mapping
from dataclasses import dataclass

K = 5
Cell = tuple[str, str]  # row and column
Groups = list[tuple[str, ...]]


def in_groups(count: int, k: int = K) -> int:
    """So many as are told of `count`: down to groups of `k`, so that who comes or goes is seldom seen.

    >>> in_groups(14)
    10
    """
    return count - count % k


@dataclass(frozen=True)
class Table:
    """`rows` and `columns` are groups of the values asked for, in their order; `counts` has a number for each of both.

    Empty where there are fewer than k people in all.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]
    counts: Mapping[tuple[int, int], int]

    def of_row(self, row: int) -> int:
        return sum(self.counts[row, column] for column in range(len(self.columns)))

    def of_column(self, column: int) -> int:
        return sum(self.counts[row, column] for row in range(len(self.rows)))


def table_of(people: Mapping[Cell, int], rows: tuple[str, ...], k: int = K) -> Table:
    """Group `people`, counted by (row, column), into cells that are empty or hold at least `k`.

    Neighbouring `rows` are taken together, since they have an order; columns, which have none, the smallest first. Of
    two ways, the one that leaves fewer cells too small; then the one that keeps the columns apart.
    """
    if sum(people.values()) < k:
        return Table((), (), {})
    sizes = {column: sum(n for (_, c), n in people.items() if c == column) for _, column in people}
    columns = sorted(sizes, key=lambda column: (-sizes[column], column))
    found: tuple[Groups, Groups] = ([(row,) for row in rows], [(column,) for column in columns])
    while _too_small(people, *found, k):
        found = min(
            _merged(*found),
            key=lambda way: (len(_too_small(people, way[0], way[1], k)), len(way[0]) - len(way[1])),
        )
    return Table(tuple(found[0]), tuple(found[1]), _counted(people, *found))


def _counted(people: Mapping[Cell, int], rows: Groups, columns: Groups) -> dict[tuple[int, int], int]:
    row_of = {value: number for number, group in enumerate(rows) for value in group}
    column_of = {value: number for number, group in enumerate(columns) for value in group}
    counts = {(row, column): 0 for row in range(len(rows)) for column in range(len(columns))}
    for (row, column), count in people.items():
        counts[row_of[row], column_of[column]] += count
    return counts


def _too_small(people: Mapping[Cell, int], rows: Groups, columns: Groups, k: int) -> list[tuple[int, int]]:
    return [cell for cell, count in _counted(people, rows, columns).items() if 0 < count < k]


def _merged(rows: Groups, columns: Groups) -> list[tuple[Groups, Groups]]:
    """Every way to take two neighbouring rows together, and the one to take the two smallest columns together."""
    ways = [([*rows[:n], rows[n] + rows[n + 1], *rows[n + 2 :]], columns) for n in range(len(rows) - 1)]
    if len(columns) > 1:
        ways.append((rows, [*columns[:-2], columns[-2] + columns[-1]]))
    return ways
