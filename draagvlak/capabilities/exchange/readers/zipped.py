"""What a zipped sheet may be before anything reads it: no bombs, no entities, no password."""

import lzma
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from draagvlak.basics.documents import harm_in
from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.table import Refused

AT_ONCE = 256 * 1024  # bytes
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
WIDE = re.compile(rb'(?:number-columns-repeated|number-rows-repeated)="(\d{6,})"')
HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\s[^>]*hidden="(?:1|true)"|table:visibility="(?:collapse|filter)"')
FROM_1904 = re.compile(rb'date1904\s*=\s*["\'](?:1|true)["\']')
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass
class Zipped:
    """What looking into a zipped sheet told that the reader of cells does not tell."""

    epoch_1904: bool = False
    hidden: bool = False  # some row or column


def format_within(path: Path) -> str | None:
    """ "xlsx", "ods" or None by the names of the parts alone. Raises Refused("damaged")."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
    except BROKEN as error:
        raise Refused("damaged") from error
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ods" if "content.xml" in names else None


def look_into(path: Path) -> Zipped:
    """Raises Refused for a protected, damaged or booby-trapped file."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(archive)
            return _parts(archive)
    except BROKEN as error:
        raise Refused("damaged") from error


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    harm = harm_in(archive, limits.MOST_UNPACKED, limits.MOST_PARTS, limits.MOST_RATIO)
    if harm:
        raise Refused("zip-bomb" if harm == "bomb" else harm)


def _parts(archive: zipfile.ZipFile) -> Zipped:
    """Read each part as a stream, no further than its declared size, since that size may lie too."""
    found = Zipped()
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        looking = _Looking(part.filename.lower(), found)
        with archive.open(part) as stream:
            read = 0
            while chunk := stream.read(AT_ONCE):
                read += len(chunk)
                if read > min(part.file_size, limits.MOST_UNPACKED):
                    raise Refused("zip-bomb")
                looking.at(chunk)
    return found


class _Looking:
    """One part, chunk by chunk; the end of each is looked at again with the start of the next."""

    def __init__(self, name: str, found: Zipped) -> None:
        self.name, self.found = name, found
        self.is_first = True
        self.tail = b""

    def at(self, chunk: bytes) -> None:
        text = self.tail + chunk
        if self.is_first:
            self._refuse_entities(text)
        if self.name == "meta-inf/manifest.xml" and b"encryption-data" in text:
            raise Refused("password")
        if self.name == "xl/workbook.xml" and FROM_1904.search(text):
            self.found.epoch_1904 = True
        is_sheet = self.name.startswith("xl/worksheets/")
        if self.name == "content.xml":
            _refuse_wide(text)
        says_so = b"hidden=" in text or b"table:visibility=" in text  # which seldom is: looking at each row takes long
        if (is_sheet or self.name == "content.xml") and says_so and not self.found.hidden:
            self.found.hidden = HIDDEN.search(text) is not None
        self.is_first, self.tail = False, chunk[-64:]

    def _refuse_entities(self, text: bytes) -> None:
        """A document type can only stand before the first element, and serves a sheet nothing but harm.

        Other encodings than UTF-8 are legal in XML, but no spreadsheet writes them and the reader of cells cannot
        read them: they would only hide something from this look.
        """
        if b"\x00" in text[:200]:
            raise Refused("damaged")
        if ENTITIES.search(text):
            raise Refused("xml-entities")


def _refuse_wide(chunk: bytes) -> None:
    """An ODS may say "repeat this cell a million times" in a few bytes; only empty tails may be that long."""
    for found in WIDE.finditer(chunk):
        if len(found[1]) > 9 or int(found[1]) > 20 * limits.MOST_ROWS:
            raise Refused("too-many-cells", limit=limits.MOST_CELLS)
