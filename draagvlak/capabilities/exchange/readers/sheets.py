"""XLSX, XLS and ODS by python-calamine, which never evaluates a formula: it gives the value that was last shown."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.cells import CleanRows
from draagvlak.capabilities.exchange.readers.table import Book, Refused, Table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1024 * 1024
MOST_LAID_OUT = 2 * limits.MOST_CELLS
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
REFERENCE = re.compile(rb'r="([A-Z]{1,3})(\d{1,7})"')
WIDE = re.compile(rb'(?:number-columns-repeated|number-rows-repeated)="(\d{6,})"')


@dataclass(frozen=True)
class _SheetRows:
    """The rows of one sheet, each walk from its first row on; calamine leaves out only empty columns at the left."""

    sheet: CalamineSheet

    def __iter__(self) -> Iterator[list[object]]:
        start = self.sheet.start
        left: list[object] = [None] * (start[1] if start else 0)
        for row in self.sheet.iter_rows():
            yield [*left, *row]


def format_of(data: bytes) -> str | None:
    """xlsx, ods or xls by what the file holds, whatever its name says; None for anything else.

    Raises Refused for a protected, damaged or booby-trapped file.
    """
    if data.startswith(OLE):
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e" in data:
            raise Refused("password")
        return "xls"
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            _refuse_bombs(archive)
            _refuse_entities(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        struct.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise Refused("damaged") from error
    if "xl/workbook.xml" in names or any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ods" if "content.xml" in names else None


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > limits.MOST_PARTS or sum(part.file_size for part in parts) > limits.MOST_UNPACKED:
        raise Refused("zip-bomb")
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("password")
        if part.file_size > MEGABYTE and part.file_size > limits.MOST_RATIO * max(part.compress_size, 1):
            raise Refused("zip-bomb")


def _refuse_entities(archive: zipfile.ZipFile) -> None:
    """A declared document type has no place in a sheet: it only serves entity bombs and reading other files.

    Each part is read as a stream, and no further than its declared size, since that size may lie too.
    """
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            far = _Far()
            with archive.open(part) as stream:
                read = 0
                while chunk := stream.read(MEGABYTE):
                    read += len(chunk)
                    if read > min(part.file_size, limits.MOST_UNPACKED):
                        raise Refused("zip-bomb")
                    _look_into(part.filename, chunk, read <= MEGABYTE, far)


def _look_into(name: str, chunk: bytes, is_first: bool, far: "_Far") -> None:
    if is_first and (b"<!DOCTYPE" in chunk[:4096] or b"<!ENTITY" in chunk):
        raise Refused("xml-entities")
    if name == "META-INF/manifest.xml" and b"encryption-data" in chunk:
        raise Refused("password")
    if name == "content.xml":
        _refuse_wide(chunk)
    if name.startswith("xl/worksheets/"):
        far.look(chunk)


class _Far:
    """The farthest row and column that a sheet names: calamine lays out all cells up to there, also empty ones."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.tail = b""

    def look(self, chunk: bytes) -> None:
        for letters, digits in REFERENCE.findall(self.tail + chunk):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            self.column, self.row = max(self.column, column), max(self.row, int(digits))
        self.tail = chunk[-16:]
        if self.row * self.column > MOST_LAID_OUT:
            raise Refused("too-many-cells", limit=limits.MOST_CELLS)


def _refuse_wide(chunk: bytes) -> None:
    """An ODS may say "repeat this cell a million times" in a few bytes; only empty tails may be that long."""
    for found in WIDE.finditer(chunk):
        if int(found[1]) > 20 * limits.MOST_ROWS:
            raise Refused("too-many-cells", limit=limits.MOST_CELLS)


def read_sheets(data: bytes, name: str, format_: str) -> Book:
    """Every sheet as a table. Raises Refused with `password` or `damaged`, and for sheets over the limits."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = tuple(_table(workbook, n) for n in range(len(workbook.sheet_names)))
    except PasswordError as error:
        raise Refused("password") from error
    except (CalamineError, OSError, ValueError, MemoryError) as error:
        raise Refused("damaged") from error
    # A panic of the Rust reader reaches Python as a BaseException of its own.
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Refused("damaged") from error
        raise
    return Book(file=name, format=format_, tables=tables)


def _table(workbook: CalamineWorkbook, number: int) -> Table:
    meta = workbook.sheets_metadata[number]
    sheet = workbook.get_sheet_by_index(number)
    if sheet.width > limits.MOST_COLUMNS:
        raise Refused("too-many-columns", limit=limits.MOST_COLUMNS)
    if sheet.total_height > limits.MOST_ROWS:
        raise Refused("too-many-rows", limit=limits.MOST_ROWS)
    if sheet.width * sheet.height > limits.MOST_CELLS:
        raise Refused("too-many-cells", limit=limits.MOST_CELLS)
    hidden = meta.visible != SheetVisibleEnum.Visible
    return Table(name=meta.name, rows=CleanRows(_SheetRows(sheet)), hidden=hidden)
