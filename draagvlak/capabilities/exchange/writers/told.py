"""What reading a list gave to tell, as the report's JSON has it."""

from collections.abc import Iterable
from typing import Any

from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.readers.table import Book, Note
from draagvlak.capabilities.exchange.wording import sentence


def told(notes: Iterable[Note]) -> list[dict[str, Any]]:
    return [{"sheet": note.sheet, "row": note.row, "code": note.code, "message": sentence(note)} for note in notes]


def source_of(book: Book, listing: Listing) -> dict[str, Any]:
    return {
        "file": book.file,
        "format": book.format,
        "rows_read": listing.rows_read,
        "skipped": told(listing.skipped),
    }
