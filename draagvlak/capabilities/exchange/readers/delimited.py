"""CSV and TSV: any of the usual delimiters, UTF-8, UTF-16 or cp1252, with or without a byte order mark."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.cells import CleanRows
from draagvlak.capabilities.exchange.readers.own import delimiter_of_ours
from draagvlak.capabilities.exchange.readers.table import Book, Refused, Table

DELIMITERS = ";,\t|"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOKED_AT = 64 * 1024


def decoded(data: bytes) -> str:
    """The text of a file. Raises Refused("not-text") where it is none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    start = data[:4096]
    if start.count(0) * 4 > len(start):
        return _strictly(data, "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be")
    if 0 in start:
        raise Refused("not-text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("not-text") from error


def delimiter_of(text: str) -> str:
    """The delimiter that most of the first lines hold equally often; a semicolon, as Excel here writes, in doubt."""
    lines = [line for line in text[:LOOKED_AT].splitlines()[:50] if line.strip()]
    best = {mark: Counter(line.count(mark) for line in lines if mark in line) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: max(best[mark].values(), default=0) + (mark == ";") * 0.5)


@dataclass(frozen=True)
class _Lines:
    text: str
    delimiter: str

    def __iter__(self) -> Iterator[list[str]]:
        csv.field_size_limit(limits.MOST_CELL_LENGTH * 8)
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        try:
            yield from reader
        except csv.Error as error:
            raise Refused("damaged") from error


def read_delimited(data: bytes, name: str) -> Book:
    """The file as one table. Raises Refused where it is no text or over the limits."""
    text = decoded(data)
    lines = _Lines(text, delimiter_of_ours(text) or delimiter_of(text))
    table = Table(name=name.rsplit(".", 1)[0], rows=CleanRows(lines))
    return Book(file=name, format="csv", tables=(table,))
