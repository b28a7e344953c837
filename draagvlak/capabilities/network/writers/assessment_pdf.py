"""The assessment on paper: a tagged PDF (PDF/UA-1) by typst."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typst

from draagvlak.capabilities.network.wording.document import Document

FILES = Path(__file__).parents[1] / "files"


def as_pdf(given: Document) -> bytes:
    """Signs that the fonts brought along lack are drawn by those of the machine; where those lack them too, the paper
    is tagged, but no longer PDF/UA. Raises typst.TypstError, which would be a defect of ours.
    """
    said = json.dumps(asdict(given), ensure_ascii=False)
    try:
        return _set(said, typst.Fonts(include_system_fonts=False), "ua-1")
    except typst.TypstError:
        fonts = typst.Fonts()
    try:
        return _set(said, fonts, "ua-1")
    except typst.TypstError:
        return _set(said, fonts, None)


def _set(said: str, fonts: typst.Fonts, standard: Literal["ua-1"] | None) -> bytes:
    compiler = typst.Compiler(FILES / "assessment.typ", root=FILES, font_paths=fonts, sys_inputs={"document": said})
    made = compiler.compile(format="pdf", pdf_standards=standard, timestamp=datetime.now(UTC).replace(microsecond=0))
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made
