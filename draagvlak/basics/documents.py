"""What a zipped file may be before anything reads it, and which of the two kinds of document of an office it is.

Python reads no more of a part than it says that it is: what it says is what counts.
"""

import struct
import zipfile
import zlib
from typing import Literal

# What reading a zipped file raises where it is not whole.
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, KeyError)
MOST_PARTS, MOST_RATIO, MEGABYTE = 2000, 200, 1024 * 1024  # MOST_RATIO: unpacked to packed, of parts over a megabyte
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
DOCX_TYPE = b"wordprocessingml.document.main+xml"


def harm_in(
    archive: zipfile.ZipFile, most_unpacked: int, most_parts: int = MOST_PARTS, most_ratio: int = MOST_RATIO
) -> Literal["", "bomb", "password"]:
    """Why nothing of it is read: a bomb (`most_unpacked`: bytes of all parts together), or one asks for a password."""
    parts = archive.infolist()
    if len(parts) > most_parts or sum(part.file_size for part in parts) > most_unpacked:
        return "bomb"
    for part in parts:
        if part.flag_bits & 1:
            return "password"
        if part.file_size > MEGABYTE and part.file_size > most_ratio * max(part.compress_size, 1):
            return "bomb"
    return ""


def document_kind(archive: zipfile.ZipFile) -> Literal["", "odt", "docx"]:
    """By its content alone. Raises one of BROKEN."""
    names = set(archive.namelist())
    if "mimetype" in names and archive.read("mimetype").strip() == ODT_TYPE and "content.xml" in names:
        return "odt"
    if "word/document.xml" in names and DOCX_TYPE in archive.read("[Content_Types].xml"):
        return "docx"
    return ""
