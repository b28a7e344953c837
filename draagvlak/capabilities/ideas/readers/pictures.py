"""A picture as it is kept: what it is by its content alone, and without what it says beside what is seen.

A photograph bears where and when it was taken, by whom, and a small copy of what was cut away. Of a JPEG or PNG only
the parts stay that a reader needs to draw it (ISO/IEC 10918-1 B.1.1.3; PNG, third edition, 5.6), and which side is up.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from draagvlak.capabilities.authorities.choices import Picture
from draagvlak.capabilities.ideas.choices import MOST_BYTES, MOST_SIDE

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
DRAWN_PNG = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"})
SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # the parts of a JPEG that say how large it is
BEGINS, ENDS, SCAN, JFIF, EXIF, ADOBE = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xEE
DRAWN_JPEG = SIZES | {0xC4, 0xCC, SCAN, 0xDB, 0xDC, 0xDD}
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # marks without a part after them
NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # what ends the figures of a scan
PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
ORIENTATION, SIDES_UP = 0x0112, range(2, 9)


class PictureRefusedError(ValueError):
    """The picture is not kept; `code` says why: "empty", "too-large", "kind", "too-wide" or "damaged"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def picture_of(content: bytes) -> tuple[Picture, bytes]:
    """What it is, and what is kept of it. Raises PictureRefusedError for all but a whole PNG or JPEG, up to 5 MB."""
    if not content:
        raise PictureRefusedError("empty")
    if len(content) > MOST_BYTES:
        raise PictureRefusedError("too-large")
    if content.startswith(PNG):
        return Picture.PNG, _png(content)
    if content.startswith(JPEG):
        return Picture.JPEG, _jpeg(content)
    raise PictureRefusedError("kind")


def _png(content: bytes) -> bytes:
    kept, names = [PNG], []
    for name, part in _png_parts(content):
        names.append(name)
        if name == b"IHDR":
            _refuse_sides(part[8:16], ">II")
        if name in DRAWN_PNG:
            kept.append(part)
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise PictureRefusedError("damaged")
    return b"".join(kept)


def _png_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part with its name, up to the one that ends it; what comes after that is no part of the picture."""
    at, name = len(PNG), b""
    while name != b"IEND":
        if at + 12 > len(content):
            raise PictureRefusedError("damaged")
        (size,), name = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        part = content[at : at + 12 + size]
        if len(part) != 12 + size or zlib.crc32(part[4:-4]) != struct.unpack(">I", part[-4:])[0]:
            raise PictureRefusedError("damaged")
        yield name, part
        at += 12 + size


def _jpeg(content: bytes) -> bytes:
    kept, side_up, has_scan = [], 1, False
    for mark, part in _jpeg_parts(content):
        if mark in SIZES:
            _refuse_sides(part[5:9], ">HH")
        if mark == EXIF:
            side_up = _side_up(part[4:]) or side_up
        elif mark == JFIF and part[4:9] == b"JFIF\x00":
            kept.append(PLAIN_JFIF)
        elif mark in DRAWN_JPEG or (mark == ADOBE and part[4:9] == b"Adobe" and len(part) == 16):
            kept.append(part)
        has_scan = has_scan or mark == SCAN
    if not has_scan:
        raise PictureRefusedError("damaged")
    return b"".join((b"\xff\xd8", _only_side_up(side_up), *kept, b"\xff\xd9"))


def _jpeg_parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each part with its mark, a scan with its figures, up to the mark that ends the picture."""
    at = 2
    while at + 2 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == ENDS:
            return
        if mark == 0xFF or mark in ALONE:
            at += 1 if mark == 0xFF else 2
            continue
        size = int.from_bytes(content[at + 2 : at + 4])
        end = at + 2 + size
        if size < 2 or end > len(content):
            break
        if mark == SCAN:
            found = NEXT.search(content, end)
            end = found.start() if found else len(content)
        yield mark, content[at:end]
        at = end
    raise PictureRefusedError("damaged")


def _refuse_sides(told: bytes, as_written: str) -> None:
    if len(told) != struct.calcsize(as_written):
        raise PictureRefusedError("damaged")
    sides = struct.unpack(as_written, told)
    if not all(sides):
        raise PictureRefusedError("damaged")
    if max(sides) > MOST_SIDE:
        raise PictureRefusedError("too-wide")


def _side_up(told: bytes) -> int | None:
    """How the camera was held, 2 to 8, as EXIF says it (CIPA DC-008, tag 0x0112); None where that is not said."""
    tiff = told[6:] if told.startswith(b"Exif\x00\x00") else b""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return None
    (at,) = struct.unpack(f"{order}I", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2]) if len(tiff[at : at + 2]) == 2 else (0,)
    for place in range(at + 2, at + 2 + 12 * count, 12):
        entry = tiff[place : place + 12]
        if len(entry) == 12 and struct.unpack(f"{order}H", entry[:2])[0] == ORIENTATION:
            said = struct.unpack(f"{order}H", entry[8:10])[0]
            return said if said in SIDES_UP else None
    return None


def _only_side_up(side: int) -> bytes:
    if side not in SIDES_UP:
        return b""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, side, 0)
    told = b"Exif\x00\x00MM\x00*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told
