"""Lines and words of text files, whatever ends the lines, one at a time so that memory stays flat."""

import html
import re
from collections.abc import Iterator

END = re.compile(r"\r\n|\r|\n|\x1a")
WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^\s"]+)')


def lines_of(text: str, start: int = 0, number: int = 1) -> Iterator[tuple[int, str]]:
    """(line number, line) from character `start` on, which stands in line `number`."""
    at = start
    for found in END.finditer(text, start):
        yield number, text[at : found.start()]
        at, number = found.end(), number + 1
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
