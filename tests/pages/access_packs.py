"""A justification with a story whose teller agreed to that use: who reads the papers, reads its words there."""

from datetime import date
from typing import Any

from draagvlak.capabilities.publications.actions.packs import make_pack

DAY = date(2026, 11, 20)
READ = ("ma", "nd", "cg", "pm", "ex", "lm", "po")
SECRETS = {"storypack": (*READ, "st")}


def lie_there(network: Any, user: Any) -> dict[str, Any]:
    """After the stories of access_results."""
    return {"pack": make_pack(user, network.authority, network, DAY.year, "")}
