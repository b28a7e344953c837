"""An agreement note on paper: tagged A4 pages by typst, with the logo of the authority, in Dutch."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.publications.wording.paper import FIXED, SIGNATURES

Json = dict[str, Any]
TEMPLATE = Path(__file__).parents[1] / "files" / "note.typ"


def as_pdf(content: Json, edition: str, logo: Logo | None) -> bytes:
    """`edition`: which it is, in words. Raises typst.TypstError, which would be our defect."""
    told = {
        **content,
        "edition": edition,
        "words": FIXED,
        "signature_head": list(SIGNATURES[1]),
        "signature_caption": SIGNATURES[0],
        "logo": {"kind": logo.kind, "bytes": list(bytes(logo.content))} if logo else None,
        "logo_alt": f"Logo van {content['authority']}",
    }
    said = json.dumps(told, ensure_ascii=False, allow_nan=False)
    return set_paper(TEMPLATE, {"note": said}, datetime.now(UTC).replace(microsecond=0))
