"""The assessment on paper."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.network.wording.document import Document

TEMPLATE = Path(__file__).parents[1] / "files" / "assessment.typ"


def as_pdf(given: Document) -> bytes:
    """Raises typst.TypstError, which would be a defect of ours."""
    said = json.dumps(asdict(given), ensure_ascii=False)
    return set_paper(TEMPLATE, {"document": said}, datetime.now(UTC).replace(microsecond=0))
