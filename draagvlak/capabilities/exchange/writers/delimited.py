"""CSV: one table that holds everything, as a spreadsheet here opens it (semicolons, UTF-8 with its mark).

People, contacts, ties, evidence and organisations stand below each other; the first column says which a row is
(csv-one-table in docs/decisions).
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.exchange.writers import sheet_rows
from draagvlak.capabilities.exchange.writers.held import Held


def write_csv(held: Held, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, delimiter=";")
    parts = list(_parts(held))
    titles = [title for _kind, some, _lines in parts for title in some]
    writer.writerow([_("Rij in Draagvlak"), sheet_rows.reference_title(), *titles])
    before = 0
    for kind, some, lines in parts:
        for reference, *line in lines:
            cells = [kind, reference, *[None] * before, *line]
            writer.writerow([_cell(value) for value in cells])
        before += len(some)
    text.flush()
    text.detach()  # the stream stays open


def _parts(held: Held) -> Iterator[tuple[str, list[str], Iterator[sheet_rows.Line]]]:
    """What a row is called, the titles of its cells, and all its rows."""
    yield _("persoon"), sheet_rows.people_titles(), sheet_rows.people_lines(held)
    yield _("contact"), sheet_rows.contact_titles(), sheet_rows.contact_lines(held)
    yield _("band"), sheet_rows.tie_titles(), sheet_rows.tie_lines(held)
    if held.evidence:
        yield _("bewijs"), sheet_rows.evidence_titles(), sheet_rows.evidence_lines(held)
    if held.organisations:
        yield _("organisatie"), sheet_rows.organisation_titles(), sheet_rows.organisation_lines(held)


def _cell(value: Cell) -> str:
    """Days as ISO, which every spreadsheet knows; numbers with a comma, since 1.5 would become the first of May."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() else value).replace(".", ",")
    return str(value)
