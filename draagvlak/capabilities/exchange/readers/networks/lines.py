"""Lines and words of text files, whatever ends the lines, one at a time so that memory stays flat."""

import codecs
import html
import re
from collections.abc import Iterator

from draagvlak.capabilities.exchange.readers.table import Refused

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SINGLE = ("iso-8859-1", "iso-8859-15", "latin-1", "latin1", "windows-1252", "cp1252", "windows-1250", "us-ascii")

LONGEST = 4_000_000  # characters of one line
END = re.compile(r"\r\n|\r|\n|\x1a")
WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^\s"]+)')


def lines_of(text: str, start: int = 0, number: int = 1) -> Iterator[tuple[int, str]]:
    """(line number, line) from character `start` on, which stands in line `number`.

    Raises Refused("damaged") for a line so long that its words would take all memory.
    """
    at = start
    for found in END.finditer(text, start):
        if found.start() - at > LONGEST:
            raise Refused("damaged")
        yield number, text[at : found.start()]
        at, number = found.end(), number + 1
    if len(text) - at > LONGEST:
        raise Refused("damaged")
    if at < len(text):
        yield number, text[at:]


def words_in(line: str) -> list[tuple[str, bool]]:
    """The words of a line, each with whether it stood between quotes.

    >>> words_in('1 "An van den Berg" 0.5')
    [('1', False), ('An van den Berg', True), ('0.5', False)]
    """
    if '"' not in line:
        return [(word, False) for word in line.split()]
    return [(_unescaped(found[1]), True) if found[2] is None else (found[2], False) for found in WORD.finditer(line)]


def _unescaped(text: str) -> str:
    return readable(re.sub(r'\\(["\\n])', lambda found: " " if found[1] == "n" else found[1], text))


def readable(text: str) -> str:
    """Text in which characters may stand as &#233; or &eacute;."""
    return html.unescape(text) if "&" in text else text


def decoded(data: bytes, declared: str = "") -> str:
    """The text of a network file: by its mark, as `declared`, as UTF-8, else as Windows here writes it.

    Raises Refused("not-text").
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    start = data[:4096]
    if start.count(0) * 4 > len(start):
        return _strictly(data, "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be")
    if 0 in start:
        raise Refused("not-text")
    try:
        return data.decode(declared if declared.casefold() in SINGLE else "utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("not-text") from error
