"""What every reader gives, whatever the format: tables of plain cells, each row with its number in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol

Cell = str | int | float | bool | date | datetime | time | None
Row = tuple[int, Sequence[Cell]]


class Rows(Protocol):
    """Rows that can be walked more than once, without holding them all."""

    def __iter__(self) -> Iterator[Row]: ...


@dataclass(frozen=True)
class Table:
    """One sheet or one part of a network file.

    `rows` gives (row number as the user sees it, from 1; cells). `kind` is "sheet" for spreadsheets, whose header
    and shape are still to be found, and "nodes" or "ties" for network files, whose first row is a header with the
    fixed names id, label, layer, function, organisation, municipality, email (nodes) or
    source, target, weight, date, kind, contact (ties), followed by the file's own other columns. Dated ties with one
    `contact` on one day are one contact of several people. `layer` may hold several words, apart by semicolons.

    `merged` are cells of a sheet that are merged over rows (column from 0, first and last row); each such row holds
    what stands in them.
    """

    name: str
    rows: Rows
    kind: str = "sheet"
    hidden: bool = False
    merged: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Book:
    """A file as read: its tables, and what a reader wants to be known."""

    file: str
    format: str  # xlsx, xls, ods, csv, graphml, gexf, pajek, ucinet, kumu, gml, json, draagvlak
    tables: tuple[Table, ...]
    epoch_1904: bool = False
    relation: str | None = None  # the relation taken from a network file that holds several
    other_relations: tuple[str, ...] = ()
    directed: bool = False
    notes: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the user: a code, its values for the sentence, and where it stands in the file."""

    code: str
    values: dict[str, str | int | float] = field(default_factory=dict)
    sheet: str | None = None
    row: int | None = None


class Refused(Exception):  # noqa: N818 it is what the file was, not a defect of ours
    """The file cannot be read; `code` and `values` make the one sentence (exchange.wording). Nothing was stored."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.values = code, values
