"""A logo is a PNG or a JPEG that our papers can draw; nothing else is kept."""

import struct

import pytest

from draagvlak.capabilities.network.readers.logos import MOST_BYTES, LogoRefusedError, logo_kind
from tests.capabilities.insights.test_brief import picture


def test_a_png_is_one():
    assert logo_kind(picture()) == "png"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (picture() + b"\0" * MOST_BYTES, "too-large"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"GIF89a", "kind"),
        (picture()[:40], "damaged"),
        (picture()[:-30], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 40, "damaged"),
        (b"\xff\xd8\xff\xe0" + b"x" * 40, "damaged"),
        (picture()[:16] + struct.pack(">II", 60_000, 60_000) + picture()[24:], "too-wide"),
        (b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", 9000, 9000) + b"\0" * 20, "too-wide"),
    ],
)
def test_what_is_none_is_refused(content, code):
    with pytest.raises(LogoRefusedError) as refused:
        logo_kind(content)
    assert refused.value.code == code
