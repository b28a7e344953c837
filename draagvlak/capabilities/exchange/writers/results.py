"""The results of surveys as a workbook: exactly the cells that the page shows, and why the others are not there."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from draagvlak.capabilities.exchange.writers.sheet_rows import safe

WIDTHS = (30, 12, 12, 40, 28, 12, 10, 10, 10, 10, 10, 10, 90)


def as_results(rounds: Iterable[Any]) -> bytes:
    """`rounds` as pulse.queries.results.Shown. Values are from 0 to 100; empty where they may not be shown."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Uitkomst"))
    for n, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.freeze_panes = "A2"
    top = [WriteOnlyCell(sheet, value=title) for title in _titles()]
    for cell in top:
        cell.font = Font(bold=True)
    sheet.append(top)
    for shown in rounds:
        survey = shown.survey
        for row in shown.rows:
            figure = row.figure
            counted = (figure.n, figure.invited) if figure else (None, None)
            numbers = (*counted, row.score, *(row.interval or (None, None)), *(row.bounds or (None, None)))
            about = (safe(survey.title), survey.opens_on, survey.closes_on, safe(capfirst(row.who)), safe(row.what))
            sheet.append([*about, *numbers, safe(row.words)])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _titles() -> list[str]:
    return [
        _("Peiling"),
        _("Van"),
        _("Tot"),
        _("Wie"),
        _("Wat"),
        _("Antwoordden"),
        _("Gevraagd"),
        _("Waarde (0–100)"),
        _("Vrij zeker van"),
        _("Vrij zeker tot"),
        _("Laagste grens"),
        _("Hoogste grens"),
        _("Wat we kunnen zeggen"),
    ]
