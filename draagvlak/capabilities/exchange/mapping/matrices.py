"""Lists that are a matrix: persons × dates, and persons × persons."""

from collections.abc import Callable, Iterator, Sequence

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.columns import WITH
from draagvlak.capabilities.exchange.mapping.listing import TableMapping
from draagvlak.capabilities.exchange.mapping.names import turned
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.mapping.values import at, is_yes, weight_of
from draagvlak.capabilities.exchange.readers.table import Cell, Row, Table


def header_of(table: Table, how: TableMapping) -> Sequence[Cell]:
    return next((row for number, row in table.rows if number == how.header_row), ())


def body_of(table: Table, how: TableMapping) -> Iterator[Row]:
    return (row for row in table.rows if row[0] > how.header_row)


def columns_of(how: TableMapping, *without: str) -> dict[str, int]:
    """For each field where it stands; of those that stand several times, the last."""
    return {column.field: column.index for column in how.columns if column.field not in ("ignore", *without)}


def all_columns_of(how: TableMapping, field: str) -> list[int]:
    return [column.index for column in how.columns if column.field == field]


def given_by(row: Sequence[Cell], where: dict[str, int]) -> dict[str, str]:
    return {name: str(row[n]).strip() for name, n in where.items() if n < len(row) and row[n] is not None}


def one_name(given: dict[str, str], how: TableMapping) -> dict[str, str]:
    """What a row gives of one person, whose name may stand last name first."""
    return given | {"name": turned(given["name"])} if how.last_name_first and "name" in given else given


def is_owner_implied(how: TableMapping) -> bool:
    """Whether the only column with people asks with whom, and so leaves out who."""
    titles = [column.header for column in how.columns if column.field == "participants"]
    return len(titles) == 1 and plain(titles[0]) in WITH


def participants_of(how: TableMapping, people: People) -> Callable[[Sequence[Cell]], tuple[str, ...]]:
    """How to find who was there in a row: in one column, in several, or by first and last name."""
    at_once = all_columns_of(how, "participants")
    halves = [n for name in ("first_name", "last_name") for n in all_columns_of(how, name)]
    if len(at_once) == 1 and not halves:
        (who,) = at_once
        return lambda row: people.in_cell(row[who] if who < len(row) else None, how.last_name_first)

    def present(row: Sequence[Cell]) -> tuple[str, ...]:
        found = [id_ for n in at_once for id_ in people.in_cell(at(row, n), how.last_name_first)]
        name = " ".join(str(at(row, n)).strip() for n in halves if at(row, n) is not None)
        return tuple(dict.fromkeys((*found, *people.in_cell(name or None))))

    return present


def attendance(table: Table, how: TableMapping, people: People) -> tuple[dict[int, list[str]], list[int]]:
    """Who was there, by column of a date; and the rows that name nobody. Other columns may say who people are."""
    days = [column.index for column in how.columns if column.field == "date"]
    where = columns_of(how, "date")
    present: dict[int, list[str]] = {n: [] for n in days}
    unnamed = []
    for number, row in body_of(table, how):
        given = one_name(given_by(row, where), how)
        ids = people.in_cell(given.get("name"))
        if not people.listed(given, by_id=False):
            unnamed.append(number)
        for n in days:
            if is_yes(at(row, n)):
                present[n].extend(ids)
    return present, unnamed


def acquaintances(table: Table, how: TableMapping, people: People) -> Iterator[tuple[str, str, float]]:
    """Each pair a cell ties, with its weight."""
    header = header_of(table, how)
    across = [people.in_cell(cell, how.last_name_first) if n else () for n, cell in enumerate(header)]
    for _, row in body_of(table, how):
        for a in people.in_cell(at(row, 0), how.last_name_first):
            for n in range(1, min(len(row), len(across))):
                if is_yes(row[n]):
                    yield from ((a, b, weight_of(row[n])) for b in across[n])
