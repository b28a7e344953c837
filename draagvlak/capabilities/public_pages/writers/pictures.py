"""Posters and cards of a story, drawn by typst when they are asked for; nothing of them is kept."""

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from django.utils.translation import gettext as _

from draagvlak.basics.paper import set_paper, set_picture
from draagvlak.capabilities.public_pages.choices import Shape
from draagvlak.capabilities.public_pages.wording.pictures import Drawn
from draagvlak.capabilities.pulse.writers.codes import code_as_svg

FILES = Path(__file__).parents[1] / "files"
CONTENT_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
SIZES = {Shape.WIDE: (1200, 630), Shape.SQUARE: (1080, 1080)}  # pixels
PAPERS = {Shape.A4: "a4", Shape.A3: "a3"}
PIXELS_OF_A_POSTER = {Shape.A4: 144, Shape.A3: 108}  # an inch


def picture_of(drawn: Drawn, shape: Shape, kind: str) -> bytes:
    """`kind`: one of FORMATS of the shape. Raises typst.TypstError, which would be a defect of ours."""
    said = {
        "title": drawn.title,
        "lead": drawn.lead,
        "quote": drawn.quote,
        "voice": drawn.voice,
        "network": drawn.network,
        "authority": drawn.authority,
        "address": drawn.shown_address,
        "read": _("Lees het hele verhaal"),
        "code": code_as_svg(drawn.address),
        "size": SIZES.get(shape, ()),
        "paper": PAPERS.get(shape, ""),
    }
    data = {"picture": json.dumps(said, ensure_ascii=False)}
    template = FILES / ("card.typ" if shape in SIZES else "poster.typ")
    if kind == "pdf":
        return set_paper(template, data, datetime.now(UTC).replace(microsecond=0))
    made = set_picture(template, data, kind, PIXELS_OF_A_POSTER.get(shape, 72))
    return _heard(made, drawn) if kind == "svg" else made


def _heard(made: bytes, drawn: Drawn) -> bytes:
    """With its words for who cannot see it: the letters in it are shapes."""
    head, mark, rest = made.decode().partition(">")
    told = f"<title>{escape(drawn.title)}</title><desc>{escape(drawn.alternative)}</desc>"
    return f'{head} role="img"{mark}{told}{rest}'.encode()
