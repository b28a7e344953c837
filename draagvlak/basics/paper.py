"""A PDF by typst: tagged (PDF/UA-1), from a template that gets its data and reads no file."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

Standard = Literal["ua-1"]
STANDARD: Standard = "ua-1"
OWN_FONTS = typst.Fonts(include_system_fonts=False)  # those typst brings along: the same paper everywhere


def set_paper(template: Path, data: dict[str, str], made_on: datetime) -> bytes:
    """`template` filled with `data`, texts of which it reads JSON; it may see no folder but its own.

    Where a text has signs that the fonts brought along lack, those of this machine draw them; where these lack them
    too, PDF/UA cannot be promised: then it is tagged all the same. `made_on` is without microseconds.
    Raises typst.TypstError, which would be a defect of ours.
    """
    try:
        return _set(template, data, made_on, OWN_FONTS, STANDARD)
    except typst.TypstError:
        fonts = every_font()
    try:
        return _set(template, data, made_on, fonts, STANDARD)
    except typst.TypstError:
        return _set(template, data, made_on, fonts, None)


def set_picture(template: Path, data: dict[str, str], kind: str, pixels: int) -> bytes:
    """The one page of `template`, filled with `data`, as a picture: "png" or "svg". `pixels`: of an inch of it; at 72 a
    point is a pixel. Raises typst.TypstError, which would be a defect of ours.
    """
    made = _compiler(template, data, every_font()).compile(format="svg" if kind == "svg" else "png", ppi=pixels)
    if not isinstance(made, bytes):
        raise TypeError("A picture is one page.")
    return made


@cache
def every_font() -> typst.Fonts:
    """The fonts of this machine too, for scripts that ours lack; found once."""
    return typst.Fonts()


def _set(
    template: Path, data: dict[str, str], made_on: datetime, fonts: typst.Fonts, standard: Standard | None
) -> bytes:
    made = _compiler(template, data, fonts).compile(format="pdf", pdf_standards=standard, timestamp=made_on)
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


def pages_of(template: Path, data: dict[str, str]) -> int:
    """How many pages `set_paper` would give. Raises typst.TypstError."""
    made = _compiler(template, data, OWN_FONTS).compile(format="svg")
    return len(made) if isinstance(made, list) else 1


def _compiler(template: Path, data: dict[str, str], fonts: typst.Fonts) -> typst.Compiler:
    return typst.Compiler(template, root=template.parent, font_paths=fonts, sys_inputs=data)


def draws(picture: bytes, kind: str) -> bool:
    """Whether `picture`, a "png" or "jpeg" of small size, can stand on paper."""
    source = b'#image(bytes(json(bytes(sys.inputs.picture))), format: sys.inputs.format, alt: "")'
    given = {"picture": str(list(picture)), "format": "png" if kind == "png" else "jpg"}
    try:
        typst.compile(source, sys_inputs=given)
    except (typst.TypstError, RuntimeError):
        return False
    return True
