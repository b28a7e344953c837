"""A read book as bytes to keep, and back: cleaned cells only, never the file."""

import json
import zlib
from datetime import date, datetime, time
from typing import Any

from draagvlak.capabilities.exchange.readers.table import Book, Note, Table


def packed(book: Book) -> bytes:
    tables = [
        {
            "name": table.name,
            "kind": table.kind,
            "hidden": table.hidden,
            "rows": [[number, [out(cell) for cell in row]] for number, row in table.rows],
        }
        for table in book.tables
    ]
    notes = [{"code": n.code, "values": n.values, "sheet": n.sheet, "row": n.row} for n in book.notes]
    kept = {"file": book.file, "format": book.format, "epoch_1904": book.epoch_1904, "tables": tables, "notes": notes}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 6)


def unpacked(data: bytes) -> Book:
    kept = json.loads(zlib.decompress(data), object_hook=cell_of)
    tables = tuple(
        Table(t["name"], [(number, row) for number, row in t["rows"]], t["kind"], t["hidden"]) for t in kept["tables"]
    )
    notes = tuple(Note(**note) for note in kept["notes"])
    return Book(kept["file"], kept["format"], tables, kept["epoch_1904"], notes=notes)


def out(cell: Any) -> Any:
    """A cell as JSON has it: days and hours as an object that names their kind."""
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, date):
        return {"on": cell.isoformat()}
    return {"hour": cell.isoformat()} if isinstance(cell, time) else cell


def cell_of(written: Any) -> Any:
    """The day or hour that `out` wrote as an object; another object as it is."""
    if len(written) != 1:
        return written
    ((kind, text),) = written.items()
    maker: Any = {"at": datetime, "on": date, "hour": time}.get(kind)
    return maker.fromisoformat(text) if maker else written
