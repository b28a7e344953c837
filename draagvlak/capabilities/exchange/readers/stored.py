"""A read book as bytes to keep, and back: cleaned cells only, never the file.

Rows go in and come out a block at a time, so that a list of 200,000 rows is nowhere whole. The bytes are: the length
of the head, the head (what the book is, and how long each table's rows are), then the rows of each table,
compressed: one line of JSON for each block.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from itertools import islice
from typing import Any

from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Row, Rows, Table

BLOCK = 500  # rows
TIGHTNESS = 3  # of 9: four times as fast as 6, and a tenth larger
LENGTH = 8  # bytes that say how long the head is
TAKEN = 1 << 18  # bytes uncompressed at a time
TIMES = {"at": datetime, "on": date, "hour": time}


def packed(book: Book) -> bytes:
    """The bytes of a book; rows that are packed already are not unpacked."""
    stored = [packed_rows(table.rows) for table in book.tables]
    parts = [(rows.data, rows.count) for rows in stored]
    tables = [
        {"name": table.name, "kind": table.kind, "hidden": table.hidden, "bytes": len(data), "rows": rows}
        for table, (data, rows) in zip(book.tables, parts, strict=True)
    ]
    notes = [{"code": n.code, "values": n.values, "sheet": n.sheet, "row": n.row} for n in book.notes]
    kept = {"file": book.file, "format": book.format, "epoch_1904": book.epoch_1904, "tables": tables, "notes": notes}
    kept |= {"relation": book.relation, "other_relations": book.other_relations, "directed": book.directed}
    head = json.dumps(kept, ensure_ascii=False).encode()
    return b"".join([len(head).to_bytes(LENGTH, "big"), head, *(data for data, _ in parts)])


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
        self.squeeze, self.parts, self.count = zlib.compressobj(TIGHTNESS), list[bytes](), 0

    def add(self, line: bytes, rows: int) -> None:
        self.parts.append(self.squeeze.compress(line))
        self.count += rows

    def done(self) -> "StoredRows":
        return StoredRows(b"".join([*self.parts, self.squeeze.flush()]), self.count)


def line_of(block: Any) -> bytes:
    return WRITER.encode(block).encode() + b"\n"


def unpacked(data: bytes) -> Book:
    """The book again; its rows are read from `data` each time they are walked."""
    start = LENGTH + int.from_bytes(data[:LENGTH], "big")
    kept = json.loads(data[LENGTH:start])
    tables = []
    for table in kept["tables"]:
        rows = StoredRows(data[start : start + table["bytes"]], table["rows"])
        tables.append(Table(table["name"], rows, table["kind"], table["hidden"]))
        start += table["bytes"]
    notes = tuple(Note(**note) for note in kept["notes"])
    relations = (kept.get("relation"), tuple(kept.get("other_relations", ())), kept.get("directed", False))
    return Book(kept["file"], kept["format"], tuple(tables), kept["epoch_1904"], *relations, notes=notes)


@dataclass(frozen=True)
class StoredRows:
    data: bytes
    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        for line in self.lines():
            yield from rows_of(line)

    def lines(self) -> Iterator[bytes]:
        loose, rest = zlib.decompressobj(), b""
        waiting = self.data
        while waiting:
            rest += loose.decompress(waiting, TAKEN)
            waiting = loose.unconsumed_tail
            *whole, rest = rest.split(b"\n")
            yield from whole


def rows_of(line: bytes) -> list[Row]:
    """The block of rows that `line_of` wrote."""
    return READER.decode(line.decode())  # type: ignore[no-any-return]


def out(cell: Any) -> dict[str, str]:
    """A cell that JSON has no form for."""
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, date):
        return {"on": cell.isoformat()}
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
