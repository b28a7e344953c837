"""What a file beside evidence is, by its content alone, and what of its text can be read."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from draagvlak.basics.documents import BROKEN, document_kind, harm_in
from draagvlak.capabilities.support.choices import MOST_BYTES, MOST_UNPACKED, FileKind

WORDS_OF = {FileKind.ODT: ("content.xml", "styles.xml", "meta.xml"), FileKind.DOCX: ("word/", "docProps/")}
ENDS = re.compile(rb"</(?:w:p|text:p|text:h)>|<(?:w:tab|w:br|text:tab|text:line-break|text:s)\b[^>]*>")
TAG = re.compile(rb"<[^>]*>")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


class FileRefusedError(ValueError):
    """The file is not kept; `code` says why: "empty", "too-large", "kind", "damaged", "password" or "macros"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(content: bytes) -> FileKind:
    """Raises FileRefusedError for anything but a whole PDF, PNG, JPEG, ODT or DOCX of at most 5 MB.

    >>> kind_of(b"%PDF-1.7 ... %%EOF")
    FileKind.PDF
    """
    if not content:
        raise FileRefusedError("empty")
    if len(content) > MOST_BYTES:
        raise FileRefusedError("too-large")
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    raise FileRefusedError("kind")


def texts_in(content: bytes, kind: str) -> Iterator[str] | None:
    """The texts of an ODT or DOCX, and what of a PDF stands in it as plain letters. None for a picture.

    A PDF that draws its letters by number gives nothing that can be searched: that nothing was found in it says little.
    """
    if kind in (FileKind.PNG, FileKind.JPEG):
        return None
    return _letters(content) if kind == FileKind.PDF else _parts(content, FileKind(kind))


def _pdf(content: bytes) -> FileKind:
    if b"%%EOF" not in content[-2048:]:
        raise FileRefusedError("damaged")
    if b"/Encrypt" in content:
        raise FileRefusedError("password")
    return FileKind.PDF


def _zipped(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_harm(archive)
            kind = document_kind(archive)
    except FileRefusedError:
        raise
    except BROKEN as error:
        raise FileRefusedError("damaged") from error
    if not kind:
        raise FileRefusedError("kind")
    return FileKind(kind)


def _refuse_harm(archive: zipfile.ZipFile) -> None:
    if harm := harm_in(archive, MOST_UNPACKED):
        raise FileRefusedError("damaged" if harm == "bomb" else harm)
    for part in archive.infolist():
        if part.filename.lower().endswith("vbaproject.bin") or part.filename.startswith("Basic/"):
            raise FileRefusedError("macros")


def _parts(content: bytes, kind: FileKind) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for part in archive.infolist():
                if part.filename.startswith(WORDS_OF[kind]) and part.filename.endswith(".xml"):
                    with archive.open(part) as stream:
                        raw = stream.read(MOST_UNPACKED)  # what it says it is may be a lie
                    yield TAG.sub(b"", ENDS.sub(b" ", raw)).decode("utf-8", "replace")
    except BROKEN:
        return


def _letters(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    for found in STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(found[1], MOST_UNPACKED).decode("latin-1")
        except zlib.error:
            continue
