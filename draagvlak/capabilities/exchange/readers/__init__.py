"""The door to every file: what it is, whether it may come in, and what it holds as plain tables."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.cells import UNWANTED
from draagvlak.capabilities.exchange.readers.delimited import read_delimited, start_of
from draagvlak.capabilities.exchange.readers.networks.kumu import is_blueprint, read_blueprint
from draagvlak.capabilities.exchange.readers.networks.recognised import may_be_network, network_in
from draagvlak.capabilities.exchange.readers.networks.relations import ALL
from draagvlak.capabilities.exchange.readers.own import restored
from draagvlak.capabilities.exchange.readers.own_json import read_own_json
from draagvlak.capabilities.exchange.readers.register_numbers import drop_register_numbers
from draagvlak.capabilities.exchange.readers.sheets import format_of, read_sheets
from draagvlak.capabilities.exchange.readers.table import Book, Refused

BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ",
    b"SQLite",
)
NETWORK_ENDINGS = {"graphml", "gexf", "net", "paj", "dl", "gml", "json"}


def open_book(path: Path, name: str, relation: str | None = None) -> Book:
    """What the file at `path` holds; `name` is what its owner calls it, and is never used as a path.

    The format follows from the content. National register numbers are gone. Raises Refused, with nothing stored.
    """
    size = size_of(path)
    if size == 0:
        raise Refused("empty")
    if size > limits.MOST_BYTES:
        raise Refused("too-large", limit=limits.MOST_BYTES // 1024 // 1024)
    short = " ".join(UNWANTED.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).split())[-120:]
    try:
        book = drop_register_numbers(restored(_read(path, short, relation)))
    except OSError as error:
        raise Refused("missing") from error
    if not any(True for table in book.tables for _ in table.rows):
        raise Refused("no-rows")
    return book


def size_of(path: Path) -> int:
    """The bytes of a file. Raises Refused("missing") for what is none: a folder, a pipe or a device never ends, or
    holds nothing; a name may be too long, or lie in a folder that is closed.
    """
    try:
        if path.is_file():
            return path.stat().st_size
    except OSError as error:
        raise Refused("missing") from error
    raise Refused("missing")


def other_readings(path: Path, book: Book) -> Iterator[Book]:
    """What the network file at `path` says besides `book`, its first relation: each other one, and all together.

    Of a large file only so many as can be read within the seconds that somebody waits.
    """
    if not book.other_relations:
        return
    most = max(1, limits.MOST_READ_AGAIN // path.stat().st_size)
    for relation in dict.fromkeys([*book.other_relations[: limits.MOST_RELATIONS], ALL][:most]):
        with suppress(Refused):  # one that has too much in it, or whose name was blanked, is not offered
            found = open_book(path, book.file, relation)
            if found.relation == relation:
                yield found


def _read(path: Path, name: str, relation: str | None) -> Book:
    """Only an ordinary list is not read whole."""
    start = start_of(path)
    sheet_format = format_of(path, start)
    if sheet_format:
        return _listed(read_sheets(path, name, sheet_format), relation)
    shown = start[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").lower()
    is_network = name.rsplit(".", 1)[-1].lower() in NETWORK_ENDINGS or shown.startswith((b"<", b"{", b"[", b"*"))
    if shown.startswith(b"{") and (own := read_own_json(path.read_bytes(), name)):
        return own
    if start.startswith((*BINARY, b"PK")):
        raise Refused("unknown-format", name=name)
    network = network_in(path.read_bytes(), name, relation) if may_be_network(start) else None
    if network is None and is_network:
        raise Refused("unknown-format", name=name)
    return network or _listed(read_delimited(path, name), relation)


def _listed(book: Book, relation: str | None) -> Book:
    """A book of sheets, which may be a blueprint of Kumu; an ordinary list has no relations to choose from."""
    if is_blueprint(book):
        return read_blueprint(book, relation)
    if relation:
        raise Refused("relation-none")
    return book
