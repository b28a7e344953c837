"""XLSX: a sheet for people, organisations, contacts, known ties and evidence. Every text is a text, never a formula."""

import re
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.exchange.writers import sheet_rows
from draagvlak.capabilities.exchange.writers.held import Held

ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x000D_ as a carriage return
WIDTHS: dict[str, tuple[int, ...]] = {
    "people": (18, 28, 24, 28, 28, 18, 28, 16),
    "contacts": (18, 12, 44, 20, 60),
    "ties": (12, 28, 28, 10),
}
WIDTHS |= {"organisations": (8, 28, 32, 18, 18, 18, 28, 18, 32, 20, 12, 14)}
WIDTHS |= {"evidence": (8, 12, 28, 28, 20, 32, 60, 28, 40, 12)}


def write_xlsx(held: Held, stream: BinaryIO) -> None:
    book = Workbook(write_only=True)
    _sheet(book, _("Mensen"), "people", sheet_rows.people_titles(), sheet_rows.people_lines(held))
    if held.organisations:
        lines = sheet_rows.organisation_lines(held)
        _sheet(book, _("Organisaties"), "organisations", sheet_rows.organisation_titles(), lines)
    _sheet(book, _("Contacten"), "contacts", sheet_rows.contact_titles(), sheet_rows.contact_lines(held))
    if held.ties:
        _sheet(book, _("Banden"), "ties", sheet_rows.tie_titles(), sheet_rows.tie_lines(held))
    if held.evidence:
        _sheet(book, _("Steun"), "evidence", sheet_rows.evidence_titles(), sheet_rows.evidence_lines(held))
    book.save(stream)


def _sheet(book: Workbook, title: str, part: str, titles: list[str], lines: Iterable[list[Cell]]) -> None:
    sheet = book.create_sheet(title)
    for n, width in enumerate(WIDTHS[part], start=1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.freeze_panes = "A2"
    top = [WriteOnlyCell(sheet, value=text) for text in [sheet_rows.reference_title(), *titles]]
    for cell in top:
        cell.font = Font(bold=True)
    sheet.append(top)
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]  # it knows days too
        cell.number_format = "yyyy-mm-dd"
        return cell
    if not isinstance(value, str):
        return value
    text = ESCAPED.sub("_x005F_", value).replace("\r", "_x000D_")
    if not text.startswith(("=", "#")):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # what looks like an error (#N/A) is a text as well
    return cell
