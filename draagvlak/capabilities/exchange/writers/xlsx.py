"""XLSX: a sheet for people, organisations, contacts, known ties and evidence. Every text is a text, never a formula."""

from collections.abc import Iterable
from typing import BinaryIO

from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.exchange.writers import sheet_rows
from draagvlak.capabilities.exchange.writers.held import Held
from draagvlak.capabilities.exchange.writers.sheet_parts import Sheet, write_workbook

WIDTHS: dict[str, tuple[int, ...]] = {
    "people": (18, 28, 24, 28, 28, 18, 28, 16),
    "contacts": (18, 12, 44, 20, 60),
    "ties": (12, 28, 28, 10),
}
WIDTHS |= {"organisations": (8, 28, 32, 18, 18, 18, 28, 18, 32, 20, 12, 14)}
WIDTHS |= {"evidence": (8, 12, 28, 28, 20, 32, 60, 28, 40, 12)}


def write_xlsx(held: Held, stream: BinaryIO) -> None:
    sheets = [_sheet(_("Mensen"), "people", sheet_rows.people_titles(), sheet_rows.people_lines(held))]
    if held.organisations:
        lines = sheet_rows.organisation_lines(held)
        sheets.append(_sheet(_("Organisaties"), "organisations", sheet_rows.organisation_titles(), lines))
    sheets.append(_sheet(_("Contacten"), "contacts", sheet_rows.contact_titles(), sheet_rows.contact_lines(held)))
    if held.ties:
        sheets.append(_sheet(_("Banden"), "ties", sheet_rows.tie_titles(), sheet_rows.tie_lines(held)))
    if held.evidence:
        lines = sheet_rows.evidence_lines(held)
        sheets.append(_sheet(_("Steun"), "evidence", sheet_rows.evidence_titles(), lines))
    write_workbook(sheets, stream)


def _sheet(title: str, part: str, titles: list[str], lines: Iterable[list[Cell]]) -> Sheet:
    return title, WIDTHS[part], [sheet_rows.reference_title(), *titles], lines
