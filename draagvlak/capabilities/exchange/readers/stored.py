"""A read book as small pieces to keep, and back: cleaned cells only, never the file.

Rows go in and come out a block at a time, so that a list of 200,000 rows is nowhere whole. The head says what the book
is, and how many rows and pieces each table has. A piece is one block of rows: a line of JSON, compressed.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Protocol

from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Row, Rows, Table

BLOCK = 500  # rows
TIGHTNESS = 1  # of 9: a tenth larger than 3, in two thirds of the time
TIMES = {"at": datetime, "on": date, "hour": time}


class Pieces(Protocol):
    """A list of pieces, or what reads them from where they are kept."""

    def __getitem__(self, which: slice, /) -> Iterable[bytes]: ...


@dataclass(frozen=True)
class Packed:
    """A book to keep."""

    head: bytes
    pieces: Pieces


def packed(book: Book, others: Sequence[Book] = ()) -> Packed:
    """The book to keep, with what else its file can be read as (`others`: other relations of a network file)."""
    (kept, pieces), *rest = [_packed(one) for one in (book, *others)]
    if rest:
        kept["others"] = [head for head, _ in rest]
    return Packed(json.dumps(kept, ensure_ascii=False).encode(), [*pieces, *chain.from_iterable(p for _, p in rest)])


def _packed(book: Book) -> tuple[dict[str, Any], list[bytes]]:
    """Head and pieces; rows that are packed already are not unpacked."""
    stored = [packed_rows(table.rows) for table in book.tables]
    parts = [list(rows.pieces) for rows in stored]
    tables = [
        {"name": table.name, "kind": table.kind, "hidden": table.hidden, "merged": table.merged}
        | {"pieces": len(part), "rows": rows.count}
        for table, rows, part in zip(book.tables, stored, parts, strict=True)
    ]
    notes = [{"code": n.code, "values": n.values, "sheet": n.sheet, "row": n.row} for n in book.notes]
    kept = {"file": book.file, "format": book.format, "epoch_1904": book.epoch_1904, "tables": tables, "notes": notes}
    kept |= {"relation": book.relation, "other_relations": book.other_relations, "directed": book.directed}
    return kept, list(chain.from_iterable(parts))


def packed_rows(rows: Rows) -> "StoredRows":
    """Any rows, walked once, as rows that are small to keep."""
    if isinstance(rows, StoredRows):
        return rows
    packing, walk = Packing(), iter(rows)
    while block := list(islice(walk, BLOCK)):
        packing.add(line_of(block), len(block))
    return packing.done()


class Packing:
    """Takes lines, each a block of rows as `line_of` writes it, and gives StoredRows."""

    def __init__(self) -> None:
        self.parts, self.count = list[bytes](), 0

    def add(self, line: bytes, rows: int) -> None:
        if line:
            self.parts.append(piece_of(line))
        self.count += rows

    def done(self) -> "StoredRows":
        return StoredRows(self.parts, self.count)


def line_of(block: Any) -> bytes:
    return WRITER.encode(block).encode() + b"\n"


def read_line(line: bytes) -> Any:
    """What `line_of` wrote."""
    return READER.decode(line.decode())


def piece_of(line: bytes) -> bytes:
    return zlib.compress(line, TIGHTNESS)


def line_in(piece: bytes) -> bytes:
    """The line that `piece_of` was given."""
    return zlib.decompress(piece)


def unpacked(kept: Packed, relation: str | None = None) -> Book:
    """The book again, or the one kept beside it that has this relation; its rows are read from the pieces each time
    they are walked.
    """
    first = json.loads(kept.head)
    heads = [first, *first.get("others", ())]
    place = next((n for n, head in enumerate(heads) if relation and head["relation"] == relation), 0)
    said, start = heads[place], sum(table["pieces"] for head in heads[:place] for table in head["tables"])
    tables = []
    for table in said["tables"]:
        rows = StoredRows(Stretch(kept.pieces, start, start + table["pieces"]), table["rows"])
        merged = tuple(map(tuple, table.get("merged", ())))  # lists of before have none
        tables.append(Table(table["name"], rows, table["kind"], table["hidden"], merged))
        start += table["pieces"]
    notes = tuple(Note(**note) for note in said["notes"])
    relations = (said.get("relation"), tuple(said.get("other_relations", ())), said.get("directed", False))
    return Book(said["file"], said["format"], tuple(tables), said["epoch_1904"], *relations, notes=notes)


@dataclass(frozen=True)
class Stretch:
    """Some pieces that follow each other; walked, they are read again."""

    pieces: Pieces
    start: int
    stop: int | None  # None: to the last

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.pieces[self.start : self.stop])


@dataclass(frozen=True)
class StoredRows:
    pieces: Iterable[bytes]
    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        for line in self.lines():
            yield from rows_of(line)

    def lines(self) -> Iterator[bytes]:
        return map(line_in, self.pieces)


def rows_of(line: bytes) -> list[Row]:
    """The block of rows that `line_of` wrote."""
    return read_line(line)  # type: ignore[no-any-return]


def out(cell: Any) -> dict[str, str]:
    """A cell that JSON has no form for."""
    if type(cell) is date:  # nearly always
        return {"on": cell.isoformat()}
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, time):
        return {"hour": cell.isoformat()}
    raise TypeError(type(cell).__name__)


def cell_of(written: Any) -> Any:
    """The day or hour that `out` wrote as an object; another object as it is."""
    if len(written) != 1:
        return written
    ((kind, text),) = written.items()
    return _timed(kind, text) if kind in TIMES else written


@lru_cache(maxsize=20_000)  # the same days come back
def _timed(kind: str, text: str) -> Cell:
    return TIMES[kind].fromisoformat(text)  # type: ignore[attr-defined,no-any-return]


WRITER = json.JSONEncoder(ensure_ascii=False, default=out, separators=(",", ":"))
READER = json.JSONDecoder(object_hook=cell_of)


@dataclass(frozen=True)
class Watched:
    """Rows that tell, as they are walked, how far one is in all that the book holds."""

    rows: Any
    before: int
    total: int
    tell: Any

    def __iter__(self) -> Iterator[Row]:
        for n, row in enumerate(self.rows):
            if n % 1000 == 0:
                self.tell("reading", self.before + n, self.total)
            yield row


def watched(book: Book, tell: Any) -> Book:
    """A book from `unpacked` that calls `tell("reading", rows done, rows in all)` while it is read."""
    counts = [len(table.rows) for table in book.tables]  # type: ignore[arg-type]
    before = [sum(counts[:n]) for n in range(len(counts))]
    tables = tuple(
        replace(table, rows=Watched(table.rows, done, sum(counts), tell))
        for table, done in zip(book.tables, before, strict=True)
    )
    return replace(book, tables=tables)
