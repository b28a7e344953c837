"""A workbook written row by row: texts stand in their cells, so that nothing is held, and a large one takes seconds.

openpyxl, which reads and writes everything a workbook can be, takes ten times as long.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from draagvlak.capabilities.exchange.readers.limits import MOST_CELL_LENGTH
from draagvlak.capabilities.exchange.readers.table import Cell

ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x000D_ as a carriage return
MARKUP = re.compile(r"[&<>\r_]")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOLD, DAY = 1, 2  # places in the styles
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
ROWS_AT_ONCE = 500

Sheet = tuple[str, tuple[int, ...], list[str], Iterable[list[Cell]]]


def write_workbook(sheets: list[Sheet], stream: BinaryIO) -> None:
    """Sheets: a title, the widths of columns, the titles above them, the rows. A text is a text, never a formula."""
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        for name, text in _around([title for title, *_ in sheets]).items():
            archive.writestr(name, text)
        for number, (_title, widths, titles, lines) in enumerate(sheets, start=1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for text in _sheet(widths, titles, lines):
                    part.write(text.encode())


def _sheet(widths: tuple[int, ...], titles: list[str], lines: Iterable[list[Cell]]) -> Iterator[str]:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    yield (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )
    letters = [get_column_letter(n) for n in range(1, len(titles) + 1)]
    yield f'<row r="1">{"".join(_text(f"{a}1", title, BOLD) for a, title in zip(letters, titles, strict=True))}</row>'
    some: list[str] = []
    for number, line in enumerate(lines, start=2):
        cells = [_cell(f"{a}{number}", value) for a, value in zip(letters, line, strict=True) if value is not None]
        some.append(f'<row r="{number}">{"".join(cells)}</row>')
        if len(some) == ROWS_AT_ONCE:
            yield "".join(some)
            some.clear()
    yield f"{''.join(some)}</sheetData></worksheet>"


def _cell(place: str, value: Cell) -> str:
    if isinstance(value, str):
        return _text(place, value)
    if isinstance(value, date):
        return f'<c r="{place}" s="{DAY}"><v>{_day(value)}</v></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def _text(place: str, text: str, style: int = 0) -> str:
    text = text[:MOST_CELL_LENGTH]
    if MARKUP.search(text):
        text = escape(ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_"))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


@lru_cache(maxsize=20_000)
def _day(day: date) -> str:
    return f"{to_excel(day):.0f}"  # type: ignore[no-untyped-call]


def _around(titles: list[str]) -> dict[str, str]:
    """All parts but the sheets."""
    numbers = range(1, len(titles) + 1)
    listed = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="r{n}"/>' for n, title in zip(numbers, titles, strict=True)
    )
    relation = f'<Relationship Id="%s" Type="{OFFICE}/%s" Target="%s"/>'
    relations = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">%s</Relationships>'
    inner = [relation % (f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    part = f'<Override PartName="/xl/%s" ContentType="{KIND}.%s+xml"/>'
    parts = [part % ("workbook.xml", "sheet.main"), part % ("styles.xml", "styles")]
    parts += [part % (f"worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(parts)}</Types>',
        "_rels/.rels": relations % (relation % ("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations % "".join([*inner, relation % ("styles", "styles", "styles.xml")]),
        "xl/styles.xml": STYLES,
    }
