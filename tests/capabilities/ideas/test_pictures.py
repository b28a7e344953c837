"""What is kept of a picture: what is seen, and which side is up; nothing of where, when and by whom."""

import struct
import zlib

import pytest

from draagvlak.capabilities.ideas.readers.pictures import PictureRefusedError, picture_of

SECRET = b"GPS 51.05N 3.71E"


def chunk(name, body=b""):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*beside, wide=2, high=1):
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    drawn = zlib.compress(b"\x00\x00\xff")
    return b"".join((b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), *beside, chunk(b"IDAT", drawn), chunk(b"IEND")))


def part(mark, body):
    return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body


def exif(side=6, order=">"):
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, side, 0) + struct.pack(f"{order}HHII", 0x8825, 4, 1, 38)
    tiff = {"<": b"II", ">": b"MM"}[order] + struct.pack(f"{order}HIH", 42, 8, 2) + entries + b"\x00" * 4 + SECRET
    return part(0xE1, b"Exif\x00\x00" + tiff)


def jpeg(*beside, wide=2, high=1, scan=b"\x12\xff\x00\x34\xff\xd0\x56", ends=b"\xff\xd9"):
    frame = part(0xC0, struct.pack(">BHHB", 8, high, wide, 1) + b"\x01\x11\x00")
    seen = part(0xDA, b"\x01\x01\x00\x00\x3f\x00") + scan
    return b"\xff\xd8" + b"".join(beside) + part(0xDB, b"\x00" * 65) + frame + b"\xff" + seen + ends


def test_a_png_keeps_what_is_drawn():
    beside = (chunk(b"tEXt", b"Author\x00" + SECRET), chunk(b"eXIf", SECRET), chunk(b"tIME", b"\x00" * 7))
    assert picture_of(png(*beside) + SECRET) == ("png", png())
    colours = chunk(b"gAMA", b"\x00\x00\xb1\x8f")
    assert picture_of(png(colours)) == ("png", png(colours))


def test_a_jpeg_keeps_what_is_drawn_and_which_side_is_up():
    jfif = part(0xE0, b"JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01" + b"\x00" * 3)
    other = (part(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + SECRET), part(0xED, SECRET), part(0xFE, SECRET))
    kind, kept = picture_of(jpeg(jfif, exif(), *other, part(0xE2, b"MPF\x00" + SECRET)) + SECRET)
    assert (kind, SECRET in kept, kept.count(b"Exif"), len(kept.split(b"MM\x00*")[1].split(b"\xff")[0])) == (
        "jpeg",
        False,
        1,
        22,
    )
    plain = part(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
    assert picture_of(kept) == ("jpeg", kept)
    assert picture_of(jpeg(jfif))[1] == jpeg(plain).replace(b"\xff\xff\xda", b"\xff\xda")
    assert picture_of(jpeg(exif(1)))[1] == picture_of(jpeg())[1]
    assert picture_of(jpeg(exif(8, "<")))[1] == picture_of(jpeg(exif(8, ">")))[1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 5 * 1024 * 1024, "too-large"),
        (b"GIF89a", "kind"),
        (b"<svg/>", "kind"),
        (png()[:-6], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(wide=10_001), "too-wide"),
        (png(high=0), "damaged"),
        (jpeg(high=10_001), "too-wide"),
        (jpeg(wide=0), "damaged"),
        (jpeg(ends=b""), "damaged"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (b"\xff\xd8\xff\xe1\xff\xff" + SECRET, "damaged"),
        (b"\xff\xd8\xff\xe1\x00\x01", "damaged"),
    ],
)
def test_what_is_no_whole_picture_is_refused(content, code):
    with pytest.raises(PictureRefusedError) as refused:
        picture_of(content)
    assert refused.value.code == code


@pytest.mark.parametrize("told", [b"", b"MM", b"MM\x00*\x00\x00\xff\xff", b"II*\x00\x08\x00\x00\x00\xff\xff\x12"])
def test_what_a_camera_says_wrongly_says_nothing(told):
    assert picture_of(jpeg(part(0xE1, b"Exif\x00\x00" + told)))[1] == picture_of(jpeg())[1]
