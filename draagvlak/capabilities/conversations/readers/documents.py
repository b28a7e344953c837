"""The text of a DOCX or ODT, read as a stream: no tree, no entities, nothing from outside, no bombs.

Each paragraph, also one in a table, becomes a line. What was deleted, and what others wrote beside it, is left out.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from draagvlak.basics.documents import BROKEN, document_kind, harm_in
from draagvlak.capabilities.conversations.choices import MOST_LETTERS, MOST_UNPACKED, SourceKind
from draagvlak.capabilities.conversations.readers.refused import FileRefusedError

DEEPEST, AT_ONCE = 200, 64 * 1024
MOST_SPACES = 100  # that one element may stand for
PARAGRAPHS = {"docx": {"p"}, "odt": {"p", "h"}}
# In which letters are text.
SAYS = {
    "docx": {"t"},
    "odt": {"p", "h", "span", "a", "meta", "meta-field", "ruby-base", "date", "time", "sequence"},
}
# Not part of what is read: deleted passages, commands of fields, notes at the side, and the old text of a change.
SILENT = {"docx": {"del", "moveFrom", "instrText", "fallback"}, "odt": {"annotation", "tracked-changes", "note"}}


def text_of(content: bytes) -> tuple[str, str]:
    """The kind ("docx", "odt") and the text of a zipped document. Raises FileRefusedError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if harm := harm_in(archive, MOST_UNPACKED):
                raise FileRefusedError("damaged" if harm == "bomb" else harm)
            kind, part = _kind_of(archive)
            with archive.open(part) as stream:
                hearing = _Hearing(kind)
                parser = DefusedXMLParser(target=hearing, forbid_dtd=True)
                while piece := stream.read(AT_ONCE):
                    parser.feed(piece)
                parser.close()
    except FileRefusedError:
        raise
    except (*BROKEN, DefusedXmlException, ParseError, AssertionError, RecursionError) as error:
        raise FileRefusedError("damaged") from error
    return kind, hearing.text


def _kind_of(archive: zipfile.ZipFile) -> tuple[str, str]:
    kind = document_kind(archive)
    if kind == "odt":
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise FileRefusedError("password")
        return SourceKind.ODT.value, "content.xml"
    if kind == "docx":
        return SourceKind.DOCX.value, "word/document.xml"
    raise FileRefusedError("kind")


class _Hearing:
    """What expat calls."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.open: list[str] = []
        self.silent = 0  # how many of the open elements say nothing
        self.is_hidden = False  # what was made invisible says nothing either
        self.texts: list[str] = []
        self.letters = 0

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if len(self.open) >= DEEPEST:
            raise FileRefusedError("damaged")
        within = self.open[-1] if self.open else ""
        self.open.append(name)
        self.silent += self._is_silent(name)
        if name == "tab" and within != "tabs":  # those of a style are no signs
            self._say("\t")
        elif name in {"br", "cr", "line-break"}:
            self._say("\n")
        elif name == "noBreakHyphen":
            self._say("-")
        elif name == "vanish" and self.open[-3:-1] == ["r", "rPr"]:
            self.is_hidden = not any(value in {"0", "false", "off"} for value in given.values())
        elif name == "s" and self.kind == "odt":
            self._say(" " * _count(given))

    def data(self, text: str) -> None:
        if self.open and self.open[-1] in SAYS[self.kind]:
            self._say(text if self.kind == "docx" else text.replace("\n", " "))

    def end(self, _tag: str) -> None:
        name = self.open.pop()
        if name in PARAGRAPHS[self.kind]:
            self._say("\n")
        self.silent -= self._is_silent(name)
        self.is_hidden = self.is_hidden and name != "r"

    def close(self) -> None:
        pass

    def _is_silent(self, name: str) -> bool:
        return name in SILENT[self.kind] or name.lower() in SILENT[self.kind]

    def _say(self, text: str) -> None:
        if self.silent or self.is_hidden:
            return
        self.letters += len(text)
        if self.letters > 2 * MOST_LETTERS:  # white space of it may still go
            raise FileRefusedError("too-long")
        self.texts.append(text)


def _count(given: Mapping[str, str]) -> int:
    said = next((value for name, value in given.items() if name.endswith("}c")), "1")
    return min(int(said), MOST_SPACES) if said.isdecimal() and len(said) < 6 else 1
