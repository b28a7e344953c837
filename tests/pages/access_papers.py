"""The papers that lie in each place of the world in which every address is asked (access_world)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from draagvlak.capabilities.publications import models as papers
from draagvlak.capabilities.publications.queries.paper import paper_of

DAY = date(2026, 11, 20)
READ = ("ma", "nd", "cg", "pm", "ex", "lm", "po")
PAPER_SECRETS = {"notetext": READ, "noteremark": READ, "signer": ("ma", "nd", "cg")}
PAPER_VALUES = {"chapter": "vision", "fact": "amount-a-year", "due": "filed-before", "number": 1}


def papers_in(place: str, here: Any, at: Any, secret: Callable[[str, str], str], user: Any) -> dict[str, Any]:
    """An agreement note in which somebody wrote, `user` said something, somebody signed, and an edition was kept."""
    note = papers.AgreementNote.objects.create(form="local", scheme="local-2027-2032", title="Nota", **here)
    of = {"note": note, **at}
    papers.NotePart.objects.create(chapter="vision", text=secret("notetext", place), **of)
    said = secret("noteremark", place)
    comment = papers.Comment.objects.create(chapter="vision", text=said, on=DAY, by=user, **of)
    signed = papers.Signature.objects.create(partner="Bib", name=secret("signer", place), **of)
    papers.Edition.objects.create(number=1, made_on=DAY, content=paper_of(here["network"], note), **of)
    papers.Known.objects.create(
        scheme=note.scheme, fact="amount-a-year", value="12500.00", source="mail", on=DAY, **here
    )
    return {
        "note": note,
        "comment": comment,
        "partner": signed,
        "figure": papers.Figure.objects.create(name="Leefloners", value=7, source="POD MI", **of),
        "deadline": papers.Deadline.objects.create(name="Naar het college", on=DAY, **of),
    }
