"""The rows of a plan, under a mapping: every row is taken along, or told with its number and why it was not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from draagvlak.capabilities.exchange.mapping.dates import BadDate, read_date
from draagvlak.capabilities.exchange.mapping.names import is_total
from draagvlak.capabilities.exchange.mapping.plans.building import Building
from draagvlak.capabilities.exchange.mapping.plans.cells import (
    UnreadableError,
    amount_in,
    code_and_title,
    indicator_in,
    is_priority,
    level_and_rest,
    level_named,
    level_of_code,
    state_in,
    year_in,
)
from draagvlak.capabilities.exchange.mapping.plans.columns import is_amount
from draagvlak.capabilities.exchange.mapping.plans.listing import ListedPlan, PlanMapping, PlanTable, fields_in
from draagvlak.capabilities.exchange.mapping.values import at, text_of
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Table
from draagvlak.capabilities.policy.queries.rows import NewAction, NewLevel

BY_COLUMN = ("objective", "action_plan", "action")
LONGEST = {"text": 5000, "who": 300}


@dataclass
class _Row:
    """One row: its cells by field (of amounts and indicators several), and what is to be told of it."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    amounts: list[tuple[str, str, Cell]]  # field, title of the column, cell
    indicators: list[str]
    notes: list[Note] = field(default_factory=list)

    def text(self, name: str) -> str:
        return " ".join(text_of(self.cells.get(name)).split())

    def tell(self, code: str, **values: Any) -> None:
        self.notes.append(Note(code, values, self.sheet, self.number))


def read_plan(book: Book, mapping: PlanMapping) -> ListedPlan:
    reading = _Reading()
    for table, meant in zip(book.tables, mapping.tables, strict=True):
        if meant.is_read:
            reading.table(table, meant)
        else:
            reading.built.warnings.append(Note("sheet-ignored-plan", {"name": table.name}, table.name))
    return reading.listed(tuple(book.notes))


class _Reading:
    """Goes over the rows; what belongs to what stands in `built`."""

    def __init__(self) -> None:
        self.built, self.rows_read = Building(), 0
        self.skipped: list[Note] = []
        self.partly: list[Note] = []

    def listed(self, of_file: tuple[Note, ...]) -> ListedPlan:
        built = self.built
        if built.above:
            built.warnings.append(Note("amount-without-action", {"count": built.above}))
        if built.added:
            built.warnings.append(Note("amounts-added", {"count": built.added}))
        warnings = (*of_file, *built.warnings)
        objectives = tuple(built.objectives)
        return ListedPlan(
            objectives, self.rows_read, tuple(self.skipped), tuple(self.partly), warnings, tuple(sorted(built.years))
        )

    def table(self, table: Table, meant: PlanTable) -> None:
        self.built.leave()
        where = [(column.index, column.field, column.header) for column in meant.columns if column.field != "ignore"]
        has_year = "year" in fields_in(meant.columns)
        for _index, name, header in where:
            if is_amount(name) and ":" not in name and not has_year:
                self.built.warnings.append(Note("amount-no-year", {"column": header[:60]}, table.name))
        seen: set[tuple[Cell, ...]] = set()
        for number, cells in table.rows:
            filled = tuple(at(cells, index) for index, _name, _header in where)
            if number <= meant.header_row or not any(cell not in (None, "") for cell in filled):
                continue
            self.rows_read += 1
            row = _row(table.name, number, where, filled)
            why = Note("plan-row-twice", {}, table.name, number) if filled in seen else self._take(row)
            seen.add(filled)
            self.skipped += [why] if why else []
            self.partly += row.notes if not why else []

    def _take(self, row: _Row) -> Note | None:
        """Take a row along; the note says why it was not."""
        titles = [row.text(name) for name in ("title", *BY_COLUMN)]
        first = next((text for text in titles if text), "")
        if first and is_total(first):
            return Note("plan-total", {"text": first[:60]}, row.sheet, row.number)
        found = self._by_level(row) if row.cells.get("title") or row.cells.get("code") else self._by_column(row)
        if isinstance(found, Note):
            return found
        level = found or self.built.last
        if level is None:
            return Note("plan-nothing", {}, row.sheet, row.number)
        _describe(level, row)
        for name in row.indicators:
            one = indicator_in(name, row.cells.get("target"))
            if one.target is None and one.unit:
                row.tell("target-as-text", text=one.unit)
            self.built.add_indicator(level, one)
        self._amounts(level, row)
        return None

    def _by_level(self, row: _Row) -> NewLevel | Note | None:
        """A row that says of which level it is: in a column, in its title, or by its code."""
        told, title = level_and_rest(row.text("title"))
        code = row.text("code")
        if not code:
            code, title = code_and_title(title)
        named = row.text("level")
        level = level_named(named) if named else None
        if level is None:
            level = told if told is not None else level_of_code(code) if code else None
        if level is None:
            return Note("plan-level-unknown", {"text": (named or title)[:60]}, row.sheet, row.number)
        return self._placed(level, code, title, row)

    def _by_column(self, row: _Row) -> NewLevel | Note | None:
        """A row with a column for each level: the lowest that is filled is what the row is about."""
        lowest: NewLevel | Note | None = None
        for level, name in enumerate(BY_COLUMN):
            text, code = row.text(name), row.text(f"{name}_code")
            if not text and not code:
                continue
            if not code:
                code, text = code_and_title(text)
            lowest = self._placed(level, code, text, row)
            if isinstance(lowest, Note):
                return lowest
        return lowest

    def _placed(self, level: int, code: str, title: str, row: _Row) -> NewLevel | Note:
        found = self.built.place(level, code[:40], title or code)
        if isinstance(found, Note):
            return Note(found.code, found.values, row.sheet, row.number)
        for note in self.built.told():
            self.built.warnings.append(Note(note.code, note.values, row.sheet, row.number))
        return found

    def _amounts(self, level: NewLevel, row: _Row) -> None:
        year = None
        try:
            year = year_in(row.cells.get("year"))
        except UnreadableError:
            row.tell("year-unreadable", text=row.text("year")[:60])
        for name, header, cell in row.amounts:
            part, _colon, said = name.partition(":")
            when = int(said) if said else year
            try:
                amount = amount_in(cell)
            except UnreadableError:
                row.tell("amount-unreadable", text=text_of(cell)[:60], column=header[:60])
                continue
            if amount is not None and not isinstance(level, NewAction):
                self.built.above += 1
                break
            if amount is not None and when is not None and isinstance(level, NewAction):
                self.built.add_amount(level, when, part, amount)


def _row(sheet: str, number: int, where: Sequence[tuple[int, str, str]], filled: Sequence[Cell]) -> _Row:
    cells: dict[str, Cell] = {}
    amounts, indicators = [], []
    for (_index, name, header), cell in zip(where, filled, strict=True):
        if is_amount(name):
            amounts.append((name, header, cell))
        elif name == "indicator":
            text = " ".join(text_of(cell).split())
            indicators += [text] if text else []
        elif cell not in (None, ""):
            cells.setdefault(name, cell)
    return _Row(sheet, number, cells, amounts, indicators)


def _describe(level: NewLevel, row: _Row) -> None:
    """Text, priority, and of an action who, when and how far. What was said before of the same level stays."""
    text = text_of(row.cells.get("text")).strip()
    if text and text not in level.text:
        level.text = f"{level.text}\n\n{text}".strip()[: LONGEST["text"]]
    said = is_priority(row.cells.get("priority"))
    level.priority = said if level.priority is None else level.priority or bool(said)
    if isinstance(level, NewAction):
        level.who = level.who or row.text("who")[: LONGEST["who"]]
        level.begins_on = level.begins_on or _day(row, "begins_on")
        level.ends_on = level.ends_on or _day(row, "ends_on")
        if level.begins_on and level.ends_on and level.ends_on < level.begins_on:
            row.tell("plan-ends-before", text=row.text("ends_on")[:60])
            level.ends_on = None
        if row.text("state") and not level.state:
            try:
                level.state = state_in(row.text("state"))
            except UnreadableError:
                row.tell("state-unknown", text=row.text("state")[:60])


def _day(row: _Row, name: str) -> date | None:
    """A year alone is its first day, or its last one."""
    cell = row.cells.get(name)
    if cell is None:
        return None
    try:
        year = year_in(cell) if not isinstance(cell, date) else None
    except UnreadableError:
        year = None
    if year:
        return date(year, 1, 1) if name == "begins_on" else date(year, 12, 31)
    found = read_date(cell)
    if isinstance(found, BadDate):
        row.tell("plan-date-unreadable", text=text_of(cell)[:60])
        return None
    return found
