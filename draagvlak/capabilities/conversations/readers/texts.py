"""From what was pasted, or a file of any of the kinds that we read, to the text that is kept of it."""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.conversations.choices import MOST_BYTES, MOST_LETTERS, MOST_NAME, SourceKind
from draagvlak.capabilities.conversations.readers.documents import text_of
from draagvlak.capabilities.conversations.readers.refused import FileRefusedError
from draagvlak.capabilities.conversations.readers.speaking import speaking
from draagvlak.capabilities.conversations.readers.subtitles import said_in

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOKED_AT = 4096
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Control characters but for tab and line ends; marks that turn the direction of text around; halves of a letter.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
EMPTY_LINES = re.compile(r"\n{3,}")
TIMES = re.compile(rb"\d{1,2}:\d{2}[.,:]\d{2,3}\s*-->\s*\d{1,2}:\d{2}")


@dataclass(frozen=True)
class Read:
    """What is kept of a file: its kind, a name without a path, and its text."""

    kind: str
    name: str
    text: str


def read_file(name: str, content: bytes) -> Read:
    """By its content, whatever its name says. Raises FileRefusedError."""
    if not content:
        raise FileRefusedError("empty")
    if len(content) > MOST_BYTES:
        raise FileRefusedError("too-large")
    kind, raw = _raw(content)
    text = plain_lines(raw).strip("\n ")
    if not text:
        raise FileRefusedError("no-text")
    if len(text) > MOST_LETTERS:
        raise FileRefusedError("too-long")
    kept = bare_name(name)
    if numbers_in(text) or numbers_in(kept):
        raise FileRefusedError("register-number")
    return Read(kind, kept, text)


def _raw(content: bytes) -> tuple[str, str]:
    if content.startswith(b"PK\x03\x04"):
        return text_of(content)
    text = _decoded(content)
    start = text.lstrip("\ufeff \r\n\t")
    if start.startswith("WEBVTT"):
        return SourceKind.VTT.value, said_in(plain_lines(start), "vtt")
    if TIMES.search(start[:LOOKED_AT].encode()):
        return SourceKind.SRT.value, said_in(plain_lines(start), "srt")
    return SourceKind.TXT.value, text


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 (with or without its mark) or cp1252. Raises FileRefusedError where it is no text."""
    start = content[:LOOKED_AT]
    encodings: tuple[str, ...] = tuple(said for mark, said in MARKS if start.startswith(mark))[:1]
    if not encodings and start.count(0) * 4 > len(start):
        encodings = ("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be",)
    if not encodings:
        if 0 in start or len(CONTROL.findall(start)) * 10 > len(start):
            raise FileRefusedError("kind")
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefusedError("kind")


def plain_lines(text: str) -> str:
    """The text as it is kept: a newline alone ends a line, and no sign that cannot be seen.

    >>> plain_lines("An:\\r\\nja\\r\\n")
    'An:\\nja\\n'
    """
    return UNWANTED.sub("", LINE_ENDS.sub("\n", text))


def tidy(text: str) -> str:
    """At most one empty line in a row, and none around it: for what was pasted or read."""
    return EMPTY_LINES.sub("\n\n", text).strip("\n ")


def bare_name(sent: str) -> str:
    """The name of a file without its path or signs that mean something, with its ending."""
    base = sent.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign if sign.isalnum() or sign in " -_().," else "-" for sign in base).strip(" .")
    return plain[:MOST_NAME].strip() or "tekst"


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Where each line with words stands: start and end, without the space around it and who speaks before it."""
    found = []
    ends = [-1, *(n for n, sign in enumerate(text) if sign == "\n"), len(text)]
    for before, end in pairwise(ends):
        said = speaking(text, before + 1, end)
        start = said.end() - 1 if said else before + 1
        line = text[start:end]
        if line.strip():
            start += len(line) - len(line.lstrip())
            found.append((start, start + len(line.strip())))
    return found
