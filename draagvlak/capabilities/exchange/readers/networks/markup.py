"""XML as a stream of elements, without a tree: no document type, no entities, nothing from outside, no depth bombs."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from draagvlak.capabilities.exchange.readers.networks.lines import decoded
from draagvlak.capabilities.exchange.readers.table import Refused

DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
PIECE = 64 * 1024
DEEPEST = 100
MOST_NAMES = 5000  # different names of elements and attributes
MOST_SILENT = 64  # pieces in a row within which nothing begins, ends or is said


class Listener(Protocol):
    """Hears each element by its name without namespace; `text` is what stands directly in it."""

    def opened(self, name: str, given: dict[str, str]) -> None: ...

    def closed(self, name: str, text: str) -> None: ...


def xml_text(data: bytes) -> str:
    declared = DECLARED.search(data[:1000])
    return decoded(data, declared[1].decode() if declared else "").lstrip("\ufeff \t\r\n\x00")


def root_of(text: str) -> str:
    """The name of the first element, in small letters."""
    found = ROOT.search(text[:PIECE])
    return found[1].casefold() if found else ""


def listen(text: str, listener: Listener) -> int:
    """Tell `listener` the first document of `text`; how many more documents with the same root follow it.

    Raises Refused: xml-entities for a document type or entities, damaged for what is no XML.
    """
    hearer = _Hearer(listener)
    parser = DefusedXMLParser(target=hearer, forbid_dtd=True)
    try:
        for piece in _pieces(text):
            hearer.silent += 1
            parser.feed(piece)
            if hearer.silent > MOST_SILENT:
                raise Refused("damaged")
            if hearer.is_done:
                break
        else:
            parser.close()
    except DefusedXmlException as error:
        raise Refused("xml-entities") from error
    except (ParseError, ValueError, AssertionError, RecursionError) as error:
        if not hearer.is_done:
            raise Refused("damaged") from error
    root = root_of(text)
    return len(re.findall(rf"<(?:[\w.-]+:)?{re.escape(root)}(?=[\s>])", text, re.IGNORECASE)) - 1


def _pieces(text: str) -> Iterator[str]:
    start = DECLARATION.match(text)
    for at in range(start.end() if start else 0, len(text), PIECE):
        yield text[at : at + PIECE]


@lru_cache(maxsize=MOST_NAMES)
def _bare(name: str) -> str:
    return name.rsplit("}", 1)[-1].rsplit(":", 1)[-1].casefold()


class _Hearer:
    """What expat calls. Once the root is closed, nothing is heard any more."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.open: list[tuple[str, list[str]]] = []
        self.names: set[str] = set()
        self.is_done = False
        self.silent = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        self.silent = 0
        if self.is_done:
            return
        self.names.add(tag)
        self.names.update(given)
        if len(self.open) >= DEEPEST or len(self.names) > MOST_NAMES:
            raise Refused("damaged")
        self.open.append((tag, []))
        self.listener.opened(_bare(tag), {_bare(name): value for name, value in given.items()})

    def data(self, text: str) -> None:
        self.silent = 0
        if self.open and not self.is_done:
            self.open[-1][1].append(text)

    def end(self, _tag: str) -> None:
        self.silent = 0
        if self.is_done or not self.open:
            return
        tag, texts = self.open.pop()
        self.listener.closed(_bare(tag), "".join(texts).strip())
        self.is_done = not self.open

    def close(self) -> None:
        if not self.is_done:
            raise Refused("damaged")
