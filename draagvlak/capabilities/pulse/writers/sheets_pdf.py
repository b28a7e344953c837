"""Invitations on paper: a page each, with the code to scan and the address to type over."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from draagvlak.basics.paper import set_paper
from draagvlak.capabilities.pulse.wording.kit import FIRST, kit_in
from draagvlak.capabilities.pulse.writers.codes import code_as_svg

TEMPLATE = Path(__file__).parents[1] / "files" / "sheet.typ"


def sheets_as_pdf(network: str, closes_on: date, addresses: Sequence[str], is_group: bool) -> bytes:
    """A page for each of `addresses`, in Dutch. Raises typst.TypstError, which would be a defect of ours."""
    kit = kit_in(FIRST)
    said = kit.said
    paper = {
        "title": said["title"],
        "network": network,
        "invitation": said["invitation"],
        "until": said["until"].format(day=kit.day(closes_on)),
        "how": said["paper"]["how"],
        "once": said["paper"]["together" if is_group else "once"],
        "sheets": [{"address": address, "code": code_as_svg(address)} for address in addresses],
    }
    words = json.dumps(paper, ensure_ascii=False)
    return set_paper(TEMPLATE, {"paper": words}, datetime.now(UTC).replace(microsecond=0))
