"""Asking on paper: each quote with boxes to tick, and the code of the same link."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.consents.wording.asking import day_told, promise
from draagvlak.capabilities.pulse.writers.codes import code_as_svg

TEMPLATE = Path(__file__).parents[1] / "files" / "sheet.typ"


@dataclass(frozen=True)
class OnPaper:
    """A quote, and what is asked of it."""

    words: str
    questions: Sequence[str]


def sheet_as_pdf(network: str, voice: str, held_on: date, quotes: Sequence[OnPaper], address: str) -> bytes:
    """For one voice, in the language of who prints it. Raises typst.TypstError, which would be a defect of ours."""
    day = {"day": day_told(held_on)}
    paper = {
        "lang": (get_language() or "nl")[:2],
        "title": _("Mogen we gebruiken wat je zei?"),
        "network": network,
        "lead": [
            _("Dag %(name)s,") % {"name": voice},
            _("Kies bij elke vraag één antwoord. Nee zeggen mag. Je hoeft niet te zeggen waarom."),
            _("Geef dit blad terug. Of scan de code en antwoord op je telefoon."),
        ],
        "quotes": [
            {
                "title": _("Citaat %(number)s") % {"number": number},
                "said": _("Je zei in het gesprek van %(day)s:") % day,
                "words": one.words,
                "uses": [{"question": question} for question in one.questions],
            }
            for number, one in enumerate(quotes, 1)
        ],
        "named": _("Ja, met mijn naam"),
        "pseudonym": _("Ja, met een andere naam:"),
        "no": _("Nee"),
        "cut": _("Scheur dit af en hou het bij."),
        "back": _("Toch liever niet?"),
        "promise": [promise(), _("Zonder telefoon? Zeg het aan wie je dit blad gaf.")],
        "day": _("Ingevuld op"),
        "address": address,
        "code": code_as_svg(address),
    }
    words = json.dumps(paper, ensure_ascii=False)
    return set_paper(TEMPLATE, {"paper": words}, datetime.now(UTC).replace(microsecond=0))
