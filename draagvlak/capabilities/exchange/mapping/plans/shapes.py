"""Which sheets hold a plan, where their titles stand, and what each column is: a proposal, to be changed by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess
from draagvlak.capabilities.exchange.mapping.plans.cells import code_and_title, level_and_rest, level_of_code
from draagvlak.capabilities.exchange.mapping.plans.columns import SEVERAL, YEAR, amount_named, is_amount, named_by
from draagvlak.capabilities.exchange.mapping.plans.listing import PlanMapping, PlanTable, fields_in
from draagvlak.capabilities.exchange.mapping.values import at
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Row, Table

LOOKED_AT, HEADER_WITHIN, SAMPLES = 60, 15, 3
TITLES = {"objective", "action_plan", "action", "title", "action_code", "code"}
REASONS = ("header", "alike", "year")


def propose_plan(book: Book) -> PlanMapping:
    return PlanMapping(tuple(_table(table) for table in book.tables))


def _table(table: Table) -> PlanTable:
    rows = list(islice(iter(table.rows), LOOKED_AT)) if table.kind == "sheet" else []
    found = max(range(min(len(rows), HEADER_WITHIN)), key=lambda n: (_known(_titles(rows, n)), -n), default=None)
    if found is None:
        return PlanTable(table.name, False, 0, ())
    titles = _titles(rows, found)
    columns = _settled([_guess(n, title, rows[found + 1 :]) for n, title in enumerate(titles)])
    if not _is_plan(columns, rows[found + 1 :]):
        return PlanTable(table.name, False, 0, columns)
    return PlanTable(table.name, True, rows[found][0], columns)


def _is_plan(columns: Sequence[ColumnGuess], rows: Sequence[Row]) -> bool:
    """Columns for the levels; or titles, where something says of which level they are."""
    fields = {column.field: column.index for column in columns}
    if fields.keys() & {"objective", "action_plan", "action", "action_code"}:
        return True
    if "title" not in fields and "code" not in fields:
        return False
    texts = [str(at(row, fields.get("title", -1)) or "") for _number, row in rows]
    told = any(level_and_rest(text)[0] is not None or code_and_title(text)[0] for text in texts)
    named = [str(at(row, fields.get("code", -1)) or "") for _number, row in rows]
    return told or "level" in fields or any(level_of_code(code) is not None for code in named if code)


def _titles(rows: Sequence[Row], n: int) -> list[Cell]:
    """The titles that row `n` would give. Where a year stands above two columns or more, as over Uitgaven and
    Ontvangsten, it belongs to each; a title may stand one row higher where nothing stands beneath it.
    """
    number, own = rows[n]
    above: Sequence[Cell] = rows[n - 1][1] if n and rows[n - 1][0] == number - 1 else ()
    titles: list[Cell] = []
    year = ""
    for column in range(max(len(own), len(above))):
        here, higher = at(own, column), at(above, column)
        if higher is not None:
            found = YEAR.findall(plain(str(higher)))
            year = found[0] if len(found) == 1 else ""
        if here is None:
            titles.append(higher)
        elif year and not YEAR.search(str(here)) and amount_named(plain(str(here))):
            titles.append(f"{here} {year}")
        else:
            titles.append(here)
    return titles


def _known(titles: Sequence[Cell]) -> int:
    fields = {named_by(title)[0] for title in titles} - {None, "ignore"}
    return len(fields) if fields & TITLES else 0


def _guess(index: int, title: Cell, rows: Sequence[Row]) -> ColumnGuess:
    cells = [cell for _number, row in rows if (cell := at(row, index)) is not None]
    samples = tuple(str(cell)[:40] for cell in cells[:SAMPLES])
    field, why = named_by(title)
    text = "" if title is None else str(title)[:120]
    return ColumnGuess(index, text, field or "ignore", why or "content", samples)


def _settled(columns: list[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Each field once, the surest first; what only means something beside another column is that."""
    taken: set[str] = set()
    chosen: dict[int, ColumnGuess] = {}
    for column in sorted(columns, key=lambda one: (_sureness(one), one.index)):
        several = column.field in SEVERAL or is_amount(column.field)
        again = column.field in taken and not several
        chosen[column.index] = replace(column, field="ignore", reason_code="twice") if again else column
        taken.add(column.field)
    return _together([chosen[column.index] for column in columns])


def _sureness(column: ColumnGuess) -> int:
    return REASONS.index(column.reason_code) if column.reason_code in REASONS else len(REASONS)


def _together(columns: list[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    fields = fields_in(columns)
    become: dict[str, str] = {}
    if fields & {"objective", "action_plan"} and "action" not in fields and "level" not in fields:
        become = {"title": "action"} if "title" in fields else {"text": "action"}
    elif not fields & {"objective", "action_plan", "action", "title"} and fields & {"level", "code"}:
        become = {"text": "title"}
    if fields & {"action", "title"} and "code" in fields and "level" not in fields and "title" not in fields:
        become["code"] = "action_code" if "action_code" not in fields else "ignore"
    if "action" in fields and "level" not in fields and "title" in fields:
        become["title"] = "ignore"
    return tuple(replace(column, field=become.get(column.field, column.field)) for column in columns)
