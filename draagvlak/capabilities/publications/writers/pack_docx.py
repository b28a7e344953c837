"""A justification as a Word document, to be finished by hand: real headings and tables, in Dutch."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.publications.wording.packs import WORDS

Json = dict[str, Any]


def as_docx(told: Json, logo: Logo | None) -> bytes:
    """`told`: `queries.packs.told_of`. Word's own footnotes are out of reach of the library: the sources stand at the
    end, by number. Its properties name the authority and no person.
    """
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    made.core_properties.title, made.core_properties.author = told["title"], told["authority"]
    made.core_properties.language = "nl-BE"
    if logo is not None:
        made.add_picture(BytesIO(bytes(logo.content)), height=Mm(16))
    made.add_heading(told["title"], 0)
    made.add_paragraph(f"{told['network']} · {told['authority']}")
    made.add_paragraph(told["named"])
    for sentence in told["about"]:
        made.add_paragraph(sentence)
    for part in told["sections"]:
        made.add_heading(part["title"], 1)
        _section(made, part)
    _stories(made, told)
    if told["notes"]:
        made.add_heading(WORDS["sources"], 1)
        for number, text in enumerate(told["notes"], start=1):
            made.add_paragraph(f"{number}. {text}")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _section(made: Any, part: Json) -> None:
    if part["lead"]:
        made.add_paragraph(part["lead"])
    if not part["rows"]:
        made.add_paragraph(part["empty"])
        return
    drawn = made.add_table(rows=1, cols=len(part["head"]), style="Table Grid")
    for cell, title in zip(drawn.rows[0].cells, part["head"], strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for row in part["rows"]:
        for number, (cell, said) in enumerate(zip(drawn.add_row().cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(said["text"])
            if said["note"] is not None:
                paragraph.add_run(str(said["note"])).font.superscript = True
            if number in part["figures"]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_paragraph()


def _stories(made: Any, told: Json) -> None:
    if not (told["stories"] or told["withdrawn"]):
        return
    made.add_heading(WORDS["stories"], 1)
    if told["withdrawn"]:
        made.add_paragraph().add_run(told["withdrawn"]).italic = True
    for one in told["stories"]:
        made.add_heading(one["title"], 2)
        for line in filter(None, map(str.strip, one["text"].splitlines())):
            made.add_paragraph(line)
        made.add_paragraph().add_run(one["told"]).italic = True
