"""What reading a list gave to tell, as the report's JSON has it."""

from collections.abc import Iterable
from typing import Any

from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.readers.table import Book, Note
from draagvlak.capabilities.exchange.wording import sentence

MOST_DOUBLES = 20  # that are told one by one; of names that are numbered, all look alike


def told(notes: Iterable[Note]) -> list[dict[str, Any]]:
    return [{"sheet": note.sheet, "row": note.row, "code": note.code, "message": sentence(note)} for note in notes]


def doubles_told(listing: Listing) -> list[dict[str, Any]]:
    """Who may be one person. The page asks it of whoever brought the list; where nobody is asked, it is told."""
    names = {person.id: person.name for person in listing.people}
    shown = listing.duplicates[:MOST_DOUBLES]
    notes = [
        Note("possible-duplicate", {"a": names[double.a], "b": names[double.b], "reason": double.reason})
        for double in shown
    ]
    if more := len(listing.duplicates) - len(shown):
        notes.append(Note("more-duplicates", {"count": more}))
    return told(notes)


def source_of(book: Book, listing: Listing) -> dict[str, Any]:
    return {
        "file": book.file,
        "format": book.format,
        "rows_read": listing.rows_read,
        "skipped": told(listing.skipped),
    }
