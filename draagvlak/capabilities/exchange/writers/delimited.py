"""CSV: one table that holds everything, as a spreadsheet here opens it (semicolons, UTF-8 with its mark).

People, contacts and ties stand below each other; the first column says which a row is (csv-one-table in docs/decisions).
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
    writer.writerow([_("Rij in Draagvlak"), *sheet_rows.people_titles(), *_other_titles()])
    for line in _lines(held):
        writer.writerow([_cell(value) for value in line])
    text.flush()
    text.detach()  # the stream stays open


def _other_titles() -> list[str]:
    return [*sheet_rows.contact_titles(), *sheet_rows.tie_titles()]


def _lines(held: Held) -> Iterator[list[Cell]]:
    people, contacts, ties = (
        [None] * len(titles)
        for titles in (sheet_rows.people_titles(), sheet_rows.contact_titles(), sheet_rows.tie_titles())
    )
    person, contact, tie = _("persoon"), _("contact"), _("band")
    for line in sheet_rows.people_lines(held):
        yield [person, *line, *contacts, *ties]
    for line in sheet_rows.contact_lines(held):
        yield [contact, *people, *line, *ties]
    for line in sheet_rows.tie_lines(held):
        yield [tie, *people, *contacts, *line]


def _cell(value: Cell) -> str:
    """Days as ISO, which every spreadsheet knows; numbers with a comma, since here 1.5 would become the first of May."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() else value).replace(".", ",")
    return str(value)
