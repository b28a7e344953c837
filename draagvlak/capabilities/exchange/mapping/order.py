"""In which order the dates of a table stand, and the first of them that leaves doubt."""

from datetime import date

from draagvlak.capabilities.exchange.mapping.dates import BadDate, is_ambiguous, is_range
from draagvlak.capabilities.exchange.mapping.listing import TableMapping
from draagvlak.capabilities.exchange.readers.table import Cell, Note, Table


class Order:
    """Of one table: its dates as they were read (`days`), each looked at once however often it stands there."""

    def __init__(self, table: Table, how: TableMapping) -> None:
        self.name, self.how = table.name, how
        self.day_first = how.day_first is not False
        self.days: dict[Cell, date | BadDate] = {}
        self.ranged: Note | None = None
        self.unsure: Note | None = None

    def look_at(self, cell: Cell, row: int | None) -> None:
        """A date that was not seen before, in the row in which it stands first."""
        if not isinstance(cell, str):
            return
        if self.ranged is None and is_range(cell):
            self.ranged = Note("date-range", {"text": cell}, self.name, row)
        asked = self.day_first and self.how.month_first_possible
        if asked and self.unsure is None and is_ambiguous(cell):
            code = "order-mixed" if self.how.is_mixed else "day-first-assumed"
            self.unsure = Note(code, {"text": cell}, self.name, row)

    def told(self) -> list[Note]:
        return [note for note in (self.ranged, self.unsure) if note]
