"""A read book as bytes to keep, and back: cleaned cells only, never the file."""

import json
import zlib
from datetime import date, datetime, time
from typing import Any

from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Table


def packed(book: Book) -> bytes:
    tables = [
        {
            "name": table.name,
            "kind": table.kind,
            "hidden": table.hidden,
            "rows": [[number, [_out(cell) for cell in row]] for number, row in table.rows],
        }
        for table in book.tables
    ]
    notes = [{"code": n.code, "values": n.values, "sheet": n.sheet, "row": n.row} for n in book.notes]
    kept = {"file": book.file, "format": book.format, "epoch_1904": book.epoch_1904, "tables": tables, "notes": notes}
    kept |= {"relation": book.relation, "other_relations": book.other_relations, "directed": book.directed}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 6)


def unpacked(data: bytes) -> Book:
    kept = json.loads(zlib.decompress(data))
    tables = tuple(
        Table(t["name"], [(number, [_in(cell) for cell in row]) for number, row in t["rows"]], t["kind"], t["hidden"])
        for t in kept["tables"]
    )
    notes = tuple(Note(**note) for note in kept["notes"])
    relations = (kept.get("relation"), tuple(kept.get("other_relations", ())), kept.get("directed", False))
    return Book(kept["file"], kept["format"], tables, kept["epoch_1904"], *relations, notes=notes)


def _out(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, date):
        return {"on": cell.isoformat()}
    return {"hour": cell.isoformat()} if isinstance(cell, time) else cell


def _in(cell: Any) -> Cell:
    if not isinstance(cell, dict):
        return cell  # type: ignore[no-any-return]
    ((kind, text),) = cell.items()
    return {"at": datetime, "on": date, "hour": time}[kind].fromisoformat(text)  # type: ignore[attr-defined,no-any-return]
