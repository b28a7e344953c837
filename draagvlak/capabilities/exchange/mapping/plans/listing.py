"""What a file with a plan says once its columns are understood, and everything that was not taken along.

Codes of notes (worded in exchange.wording.plans). Of a row left out: plan-nothing, plan-total(text), plan-row-twice,
plan-level-unknown(text), plan-other-title(text, code), plan-too-many(limit). Of a row that was taken along, but not all
of it: amount-unreadable(text, column), year-unreadable(text), plan-date-unreadable(text), plan-ends-before(text),
state-unknown(text), target-as-text(text). To be known: plan-no-objective(text), plan-no-action-plan(text),
amount-without-action(count), amounts-added(count), amount-no-year(column), plan-title-cut(text),
plan-title-kept(text, code), sheet-ignored-plan(name).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess
from draagvlak.capabilities.exchange.readers.table import Note
from draagvlak.capabilities.policy.queries.rows import NewObjective


@dataclass(frozen=True)
class PlanTable:
    """`header_row` is a row number of the file, 0 where there is none. An amount's field is "planned_expense:2026",
    or without a year where the year stands in a column of its own.
    """

    name: str
    is_read: bool
    header_row: int
    columns: tuple[ColumnGuess, ...]


@dataclass(frozen=True)
class PlanMapping:
    tables: tuple[PlanTable, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> "PlanMapping":
        tables = []
        for table in given["tables"]:
            columns = tuple(ColumnGuess(**{**c, "samples": tuple(c["samples"])}) for c in table["columns"])
            tables.append(PlanTable(**{**table, "columns": columns}))
        return cls(tuple(tables))

    @property
    def years(self) -> list[int]:
        """Those that stand above its columns."""
        fields = (column.field for table in self.tables if table.is_read for column in table.columns)
        return sorted({int(year) for _part, colon, year in (f.partition(":") for f in fields) if colon})


@dataclass(frozen=True)
class ListedPlan:
    """`rows_read` counts rows with something in a column that is read; `years` are those of its amounts."""

    objectives: tuple[NewObjective, ...]
    rows_read: int
    skipped: tuple[Note, ...]
    partly: tuple[Note, ...]
    warnings: tuple[Note, ...]
    years: tuple[int, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Objectives, action plans, actions."""
        plans = [plan for objective in self.objectives for plan in objective.action_plans]
        return len(self.objectives), len(plans), sum(len(plan.actions) for plan in plans)


def amount_field(part: str, year: int | None) -> str:
    return f"{part}:{year}" if year else part


def fields_in(columns: Sequence[ColumnGuess]) -> set[str]:
    return {column.field for column in columns}
