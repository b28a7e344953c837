"""The assessment as a Word document, to be finished by hand: real headings and lists, in Dutch."""

from io import BytesIO

import docx

from draagvlak.capabilities.network.wording.document import Document


def as_docx(given: Document) -> bytes:
    """Its properties name the authority and no person."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = given.title, given.authority
    made.core_properties.language = "nl-BE"
    made.add_heading(given.title, 0)
    made.add_paragraph(f"{given.subject}. {given.authority}.")
    for sentence in given.decision:
        made.add_paragraph(sentence)
    for part in given.parts:
        made.add_heading(part.title, 1)
        made.add_paragraph().add_run(part.asked).italic = True
        if part.facts:
            made.add_heading(given.holds, 2)
        for fact in part.facts:
            made.add_paragraph(fact, style="List Bullet")
        made.add_heading(given.answered, 2)
        for paragraph in part.answer:
            made.add_paragraph(paragraph)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
