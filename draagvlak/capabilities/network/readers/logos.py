"""Whether a file is a picture that may stand as a logo: by its content alone."""

import struct

from draagvlak.basics.paper import draws
from draagvlak.capabilities.authorities.choices import Picture

MOST_BYTES, MOST_PIXELS = 300 * 1024, 3000  # pixels: of each side
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # the parts of a JPEG that say how large it is


class LogoRefusedError(ValueError):
    """The file is not kept; `code` says why: "empty", "too-large", "kind", "too-wide" or "damaged"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def logo_kind(content: bytes) -> Picture:
    """Raises LogoRefusedError for anything but a whole PNG or JPEG that our papers can draw."""
    if not content:
        raise LogoRefusedError("empty")
    if len(content) > MOST_BYTES:
        raise LogoRefusedError("too-large")
    if not content.startswith((PNG, JPEG)):
        raise LogoRefusedError("kind")
    kind = Picture.PNG if content.startswith(PNG) else Picture.JPEG
    sides = _png(content) if kind == Picture.PNG else _jpeg(content)
    if sides is None or not all(sides):
        raise LogoRefusedError("damaged")
    if max(sides) > MOST_PIXELS:  # before it is drawn, which unpacks it
        raise LogoRefusedError("too-wide")
    if not draws(content, kind.value):
        raise LogoRefusedError("damaged")
    return kind


def _png(content: bytes) -> tuple[int, int] | None:
    if len(content) < 33 or content[12:16] != b"IHDR":
        return None
    wide, high = struct.unpack(">II", content[16:24])
    return wide, high


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            return None
        if content[at + 1] == 0xFF:  # padding
            at += 1
        elif content[at + 1] in SIZES:
            high, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            return wide, high
        else:
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None
