"""The hand-over booklet on paper: a tagged PDF (PDF/UA-1) by typst, with the sentences of the page."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.succession.wording.booklet import opening_said

TEMPLATE = Path(__file__).parents[1] / "files" / "booklet.typ"


def as_pdf(booklet: Any, language: str) -> bytes:
    """`booklet`: a queries.booklet.Booklet, in `language`. Raises typst.TypstError, which would be a defect of ours."""
    told = {
        "language": language,
        "title": _("Overdracht van %(network)s") % {"network": booklet.network},
        "date": date_format(booklet.as_of, "j F Y"),
        "authority": booklet.authority,
        "opening": opening_said(booklet.leaver, booklet.successor, booklet.leaves_on),
        "parts": [{"title": part.title, "items": part.items} for part in booklet.parts],
        "left_out": {"title": _("Wat hier niet in staat, en waarom"), "items": booklet.left_out},
        "page": _("bladzijde"),
    }
    made_on = datetime.combine(booklet.as_of, datetime.min.time(), UTC)
    return set_paper(TEMPLATE, {"booklet": json.dumps(told, ensure_ascii=False, allow_nan=False)}, made_on)
