"""A justification as a workbook: a sheet a part, each figure a number with its source beside it. In Dutch."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from draagvlak.capabilities.publications.wording.packs import WORDS

Json = dict[str, Any]
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x000D_ as a carriage return
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no sheet may hold them
NAMES = {"actions": "Acties", "amounts": "Bedragen", "results": "Resultaten", "indicators": "Metingen"}
NAMES |= {"taking_part": "Deelnames"}
FORMULA = ("=", "+", "-", "@", "\t", "#")
WIDTH, WIDE = 24, 70


def as_xlsx(told: Json, _logo: object = None) -> bytes:
    """`told`: `queries.packs.told_of`. A text never is a formula."""
    book = Workbook(write_only=True)
    lines = [[told["title"]], [told["network"]], [told["authority"]], [told["named"]]]
    lines += [[sentence] for sentence in told["about"]]
    lines += [[told["withdrawn"]]] if told["withdrawn"] else []
    _sheet(book, WORDS["about"], [], lines, (WIDE,))
    for part in told["sections"]:
        rows = [_row(row, part, told["notes"]) for row in part["rows"]] or [[part["empty"]]]
        rows += [[part["lead"]]] if part["lead"] else []
        _sheet(book, NAMES[part["key"]], [*part["head"], WORDS["source"]], rows, (*(WIDTH,) * len(part["head"]), WIDE))
    if told["stories"]:
        rows = [[one["title"], one["text"], one["told"]] for one in told["stories"]]
        _sheet(book, WORDS["stories"], [], rows, (WIDTH, WIDE, WIDTH))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _row(row: list[Json], part: Json, notes: list[str]) -> list[Any]:
    """Figures as numbers, and after them where they come from."""
    cells: list[Any] = [one["text"] if one["value"] is None else Decimal(one["value"]) for one in row]
    sources = list(dict.fromkeys(notes[one["note"] - 1] for one in row if one["note"] is not None))
    return [*cells, " ".join(sources)]


def _sheet(book: Workbook, name: str, head: list[str], rows: list[list[Any]], widths: tuple[int, ...]) -> None:
    sheet = book.create_sheet(name)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if head:
        sheet.freeze_panes = "A2"
        top = [WriteOnlyCell(sheet, value=title) for title in head]
        for cell in top:
            cell.font = Font(bold=True)
        sheet.append(top)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "#,##0.00"
        return cell
    text = ESCAPED.sub("_x005F_", UNSEEN.sub("", value)).replace("\r", "")
    cell = WriteOnlyCell(sheet, value=f"'{text}" if text.startswith(FORMULA) else text)
    cell.data_type = "s"
    return cell
