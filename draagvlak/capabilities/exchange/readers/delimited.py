"""CSV and TSV: any delimiter, UTF-8, UTF-16 or cp1252, with or without a byte order mark."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.cells import CleanRows
from draagvlak.capabilities.exchange.readers.own import delimiter_of_ours
from draagvlak.capabilities.exchange.readers.table import Book, Refused, Table

USUAL, RARE = ";,\t|", ":^~"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOKED_AT = 64 * 1024
LINES_LOOKED_AT = 60
SAID = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # Excel's own first line
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def encoding_of(path: Path) -> str:
    """The encoding of a file. Raises Refused("not-text") where it is no text."""
    start = start_of(path)[:4096]
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return _surely(path, encoding)
    if start.count(0) * 4 > len(start):
        return _surely(path, "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be")
    if 0 in start or len(CONTROL.findall(start)) * 10 > len(start):
        raise Refused("not-text")
    return "utf-8" if _reads(path, "utf-8") else "cp1252"


def start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LOOKED_AT * 2)


def _surely(path: Path, encoding: str) -> str:
    if not _reads(path, encoding):
        raise Refused("not-text")
    return encoding


def _reads(path: Path, encoding: str) -> bool:
    """Whether it decodes, piece by piece so that the whole text is never held."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while some := file.read(LOOKED_AT):
                decoder.decode(some)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return encoding == "utf-8" and error.reason == "unexpected end of data"  # cut off within its last letter
    return True


def delimiter_of(text: str) -> str:
    """The delimiter by which most of the first rows get equally many cells; in doubt the semicolon, as Excel here."""
    told = SAID.match(text)
    if told:
        return told[1]
    usual = max(USUAL, key=lambda mark: _agreement(text, mark))
    rare = max(RARE, key=lambda mark: _agreement(text, mark))
    (fewest, _), (most, _) = _agreement(text, usual), _agreement(text, rare)
    if fewest and not (most > fewest and rare in text.partition("\n")[0]):  # a comma within cells is no delimiter
        return usual
    return rare if most >= 2 else ";"


def _agreement(text: str, mark: str) -> tuple[int, int]:
    """How many of the first rows have the most usual number of cells above one, and that number."""
    widths: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), LINES_LOOKED_AT):
            widths[len(row)] += 1
    except csv.Error:
        pass  # a cut off quotation at the end of what was looked at
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))


@dataclass(frozen=True)
class _Lines:
    path: Path
    encoding: str
    delimiter: str
    skip: int  # lines before the first row

    def __iter__(self) -> Iterator[list[str]]:
        csv.field_size_limit(limits.MOST_CELL_LENGTH * 8)
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as text:
            for _ in range(self.skip):
                text.readline()
            try:
                yield from csv.reader(_short(text), delimiter=self.delimiter)
            except csv.Error as error:
                raise Refused("cell-too-long", limit=limits.MOST_CELL_LENGTH) from error


def _short(text: TextIO) -> Iterator[str]:
    """The lines, none of which may be so long that holding it would take all memory."""
    most = limits.MOST_CELL_LENGTH * 64
    while line := text.readline(most):
        if len(line) == most:
            raise Refused("line-too-long")
        yield line


def read_delimited(path: Path, name: str) -> Book:
    """The file as one table, read anew each time its rows are walked. Raises Refused where it is no text or over the
    limits.
    """
    encoding = encoding_of(path)
    start = start_of(path).decode(encoding, errors="replace")
    lines = _Lines(path, encoding, delimiter_of_ours(start) or delimiter_of(start), skip=1 if SAID.match(start) else 0)
    table = Table(name=name.rsplit(".", 1)[0], rows=CleanRows(lines))
    return Book(file=name, format="csv", tables=(table,))
