"""Lists that are a matrix: persons × dates, and persons × persons."""

from collections.abc import Iterator, Sequence

from draagvlak.capabilities.exchange.mapping.listing import TableMapping
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.mapping.values import at, is_yes, weight_of
from draagvlak.capabilities.exchange.readers.table import Cell, Row, Table


def header_of(table: Table, how: TableMapping) -> Sequence[Cell]:
    return next(row for number, row in table.rows if number == how.header_row)


def body_of(table: Table, how: TableMapping) -> Iterator[Row]:
    return (row for row in table.rows if row[0] > how.header_row)


def columns_of(how: TableMapping, *without: str) -> dict[str, int]:
    """For each field where it stands; of fields that stand several times, the last."""
    return {column.field: column.index for column in how.columns if column.field not in ("ignore", *without)}


def given_by(row: Sequence[Cell], where: dict[str, int]) -> dict[str, str]:
    return {name: str(row[n]).strip() for name, n in where.items() if n < len(row) and row[n] is not None}


def attendance(table: Table, how: TableMapping, people: People) -> tuple[dict[int, list[str]], list[int]]:
    """Who was there, by column of a date; and the rows that name nobody. Other columns may say who people are."""
    days = [column.index for column in how.columns if column.field == "date"]
    where = columns_of(how, "date")
    present: dict[int, list[str]] = {n: [] for n in days}
    unnamed = []
    for number, row in body_of(table, how):
        given = given_by(row, where)
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
    across = [people.in_cell(cell) if n else () for n, cell in enumerate(header)]
    for _, row in body_of(table, how):
        for a in people.in_cell(at(row, 0)):
            for n in range(1, min(len(row), len(across))):
                if is_yes(row[n]):
                    yield from ((a, b, weight_of(row[n])) for b in across[n])
