"""A role in each place of the world in which every address is asked (access_world), and who was asked for it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.matching import offered, role

DAY = date(2026, 11, 20)
SECRETS = {"offeredrole": ("ma", "nd", "cg", "pm", "ex", "lm")}


def offer_in(place: str, network: Any, person: Any, secret: Callable[[str, str], str]) -> int:
    """The key of what `person` was asked. In one's own network that is a partner; elsewhere nobody who asks here."""
    asked = role(network, secret("offeredrole", place), {"listening": 3}, hours=4)
    return int(offered(person, asked, made_on=DAY).pk)
