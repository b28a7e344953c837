"""An agreement note as a Word document, to be finished by hand: real headings, lists and tables, in Dutch."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.publications.wording.paper import FIXED, SIGNATURES

Json = dict[str, Any]


def as_docx(content: Json, edition: str, logo: Logo | None) -> bytes:
    """`edition`: which it is, in words. Its properties name the authority and no person."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    made.core_properties.title, made.core_properties.author = content["title"], content["authority"]
    made.core_properties.language = "nl-BE"
    if logo is not None:
        made.add_picture(BytesIO(bytes(logo.content)), height=Mm(16))
    made.add_heading(content["title"], 0)
    made.add_paragraph(f"{content['form'][:1].upper()}{content['form'][1:]}, {content['period']}.")
    made.add_paragraph(f"{content['network']} · {content['authority']}")
    made.add_paragraph(edition)
    for number, chapter in enumerate(content["chapters"], start=1):
        made.add_heading(f"{number}. {chapter['title']}", 1)
        _chapter(made, chapter)
    if content["signatures"]:
        made.add_heading(FIXED["signatures"], 1)
        caption, head = SIGNATURES
        rows = [[one[part] for part in ("partner", "name", "function", "signed")] for one in content["signatures"]]
        _table(made, {"caption": caption, "head": list(head), "rows": rows, "figures": []})
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _chapter(made: Any, chapter: Json) -> None:
    for paragraph in chapter["paragraphs"]:
        if paragraph.startswith("- "):
            made.add_paragraph(paragraph[2:], style="List Bullet")
        else:
            made.add_paragraph(paragraph)
    for one in chapter["tree"]:
        _objective(made, one)
    for table in chapter["tables"]:
        _table(made, table)
    if not (chapter["paragraphs"] or chapter["tree"] or chapter["tables"]):
        made.add_paragraph().add_run(FIXED["not_written"]).italic = True


def _objective(made: Any, one: Json) -> None:
    made.add_heading(one["title"], 2)
    if one["text"]:
        made.add_paragraph(one["text"])
    for fit in one["fits"]:
        made.add_paragraph().add_run(f"{FIXED['fits']}: {fit}").italic = True
    for two in one["operational"]:
        made.add_heading(two["title"], 3)
        if two["text"]:
            made.add_paragraph(two["text"])
        for action in two["actions"]:
            said = " · ".join(filter(None, (action["title"], action["who"], action["when"])))
            made.add_paragraph(said, style="List Bullet")


def _table(made: Any, table: Json) -> None:
    made.add_paragraph(table["caption"], style="Caption")
    drawn = made.add_table(rows=1, cols=len(table["head"]), style="Table Grid")
    for cell, title in zip(drawn.rows[0].cells, table["head"], strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for row in table["rows"]:
        for number, (cell, text) in enumerate(zip(drawn.add_row().cells, row, strict=True)):
            cell.text = text
            if number in table["figures"]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_paragraph()
