"""Indicators and their measurements as a workbook: the figures that whoever asks may read, each with its source."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from draagvlak.capabilities.exchange.writers.sheet_rows import safe
from draagvlak.capabilities.policy.wording.figures import fewer, is_hidden

ABOUT, MEASURED = (40, 40, 26, 16, 10, 16, 16, 12, 10), (40, 12, 16, 16, 60)


def as_workbook(table: Iterable[tuple[Any, Sequence[Any]]], sees_small: bool) -> bytes:
    """`table` as policy.queries.indicators.whole_table. Where so few people took part that it is not told, words stand
    in place of a number.
    """
    rows = list(table)
    book = Workbook(write_only=True)
    sheet = _sheet(book, _("Indicatoren"), _titles(), ABOUT)
    for of, measured in rows:
        whose = of.objective or of.action or of.result
        about = (safe(of.name), safe(str(whose)), of.get_kind_display(), safe(of.unit), of.get_direction_display())
        sheet.append([*about, _figure(of, of.baseline, sees_small), of.target, of.target_on, len(measured)])
    titles = [_("Indicator"), _("Dag"), _("Waarde"), _("Eenheid"), _("Bron")]
    sheet = _sheet(book, _("Metingen"), titles, MEASURED)
    for of, measured in rows:
        for one in measured:
            value = _figure(of, one.row.value, sees_small)
            sheet.append([safe(of.name), one.row.on, value, safe(of.unit), safe(one.row.source)])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _figure(of: Any, value: Decimal | None, sees_small: bool) -> Decimal | str | None:
    return fewer() if is_hidden(of.kind, value, sees_small) else value


def _sheet(book: Workbook, name: str, titles: Sequence[str], widths: Sequence[int]) -> Any:
    sheet = book.create_sheet(name)
    for n, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.freeze_panes = "A2"
    top = [WriteOnlyCell(sheet, value=title) for title in titles]
    for cell in top:
        cell.font = Font(bold=True)
    sheet.append(top)
    return sheet


def _titles() -> list[str]:
    return [
        _("Indicator"),
        _("Waarvan"),
        _("Soort"),
        _("Eenheid"),
        _("Moet"),
        _("Bij het begin"),
        _("Doel"),
        _("Tegen"),
        _("Aantal metingen"),
    ]
