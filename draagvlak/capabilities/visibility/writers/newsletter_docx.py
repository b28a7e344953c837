"""A newsletter as a Word document, to be finished by hand: real headings, in Dutch."""

from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.visibility.writers.told import EVERYTHING, READ_ON, THANKS, Letter, paragraphs, quoted

LINK = RGBColor(0x0B, 0x5C, 0x55)


def as_docx(letter: Letter, logo: Logo | None) -> bytes:
    """Its properties name the authority and no person."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    made.core_properties.title, made.core_properties.author = letter.title, letter.authority
    made.core_properties.language = "nl-BE"
    if logo is not None:
        made.add_picture(BytesIO(bytes(logo.content)), height=Mm(16))
    made.add_heading(letter.title, 0)
    made.add_paragraph(letter.whose)
    _say(made, letter.introduction)
    for piece in letter.pieces:
        if piece.heading:
            made.add_heading(piece.heading, 1)
        made.add_heading(piece.title, 2)
        _say(made, piece.text)
        _say(made, piece.words)
        for quote in piece.quotes:
            made.add_paragraph(quoted(quote), style="Quote")
        _link(made, f"{READ_ON}: {piece.title}", piece.address)
    if letter.thanks.strip():
        made.add_heading(THANKS, 1)
        _say(made, letter.thanks)
    _link(made, EVERYTHING, letter.address)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _say(made: Any, text: str) -> None:
    for line in paragraphs(text):
        made.add_paragraph(line)


def _link(made: Any, words: str, address: str) -> None:
    """A paragraph that is one link; python-docx has no word for that, so it is put in its XML."""
    if not address:
        return
    paragraph = made.add_paragraph()
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)
    run.font.underline, run.font.color.rgb = True, LINK
    link.append(run._r)
    paragraph._p.append(link)
