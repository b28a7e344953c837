"""A vacancy as a Word document, to be finished by hand: a real heading and a real list, in Dutch."""

from io import BytesIO

import docx

from draagvlak.capabilities.competences.wording.vacancy import Vacancy


def as_docx(given: Vacancy) -> bytes:
    """Its properties name the authority and no person."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = given.title, given.authority
    made.core_properties.language = "nl-BE"
    made.add_heading(given.title, 0)
    for paragraph in given.opening:
        made.add_paragraph(paragraph)
    if given.asked:
        made.add_heading(given.asked_in, 1)
    for one in given.asked:
        item = made.add_paragraph(style="List Bullet")
        item.add_run(f"{one.name}: ").bold = True
        item.add_run(one.behaviour)
    for paragraph in given.closing:
        made.add_paragraph(paragraph)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
