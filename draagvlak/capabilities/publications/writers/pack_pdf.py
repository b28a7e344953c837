"""A justification on paper: tagged A4 pages by typst, with the logo of the authority and footnotes, in Dutch."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.publications.wording.packs import WORDS

Json = dict[str, Any]
TEMPLATE = Path(__file__).parents[1] / "files" / "pack.typ"


def as_pdf(told: Json, logo: Logo | None) -> bytes:
    """`told`: `queries.packs.told_of`. Raises typst.TypstError, which would be our defect."""
    whole = {
        **told,
        "words": WORDS,
        "logo": {"kind": logo.kind, "bytes": list(bytes(logo.content))} if logo else None,
        "logo_alt": f"Logo van {told['authority']}",
    }
    said = json.dumps(whole, ensure_ascii=False, allow_nan=False)
    return set_paper(TEMPLATE, {"pack": said}, datetime.now(UTC).replace(microsecond=0))
