"""CSV: one table that holds everything, as a spreadsheet here opens it (semicolons, UTF-8 with its mark).

People, contacts, ties and evidence stand below each other; the first column says which a row is
(csv-one-table in docs/decisions).
"""

import csv
import io
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.exchange.writers import sheet_rows
from draagvlak.capabilities.exchange.writers.held import Held


def write_csv(held: Held, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, delimiter=";")
    people, contacts, ties = sheet_rows.people_titles(), sheet_rows.contact_titles(), sheet_rows.tie_titles()
    evidence = sheet_rows.evidence_titles() if held.evidence else []
    writer.writerow([_("Rij in Draagvlak"), sheet_rows.reference_title(), *people, *contacts, *ties, *evidence])
    before_evidence = len(people) + len(contacts) + len(ties)
    for kind, before, lines in (
        (_("persoon"), 0, sheet_rows.people_lines(held)),
        (_("contact"), len(people), sheet_rows.contact_lines(held)),
        (_("band"), len(people) + len(contacts), sheet_rows.tie_lines(held)),
        (_("bewijs"), before_evidence, sheet_rows.evidence_lines(held)),
    ):
        for reference, *line in lines:
            cells = [kind, reference, *[None] * before, *line]
            writer.writerow([_cell(value) for value in cells])
    text.flush()
    text.detach()  # the stream stays open


def _cell(value: Cell) -> str:
    """Days as ISO, which every spreadsheet knows; numbers with a comma, since 1.5 would become the first of May."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() else value).replace(".", ",")
    return str(value)
