"""A role in each place of the world in which every address is asked (access_world), and who was asked for it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from draagvlak.capabilities.competences import models as rows
from draagvlak.capabilities.network.models import Person

DAY = date(2026, 11, 20)
SECRETS = {"offeredrole": ("ma", "nd", "cg", "pm", "ex", "lm")}


def lie_there(place: str, here: Any, at: Any, users: Any, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """In one's own network a partner was asked; elsewhere somebody who is none of those who ask."""
    role = rows.NetworkRole.objects.create(name=secret("offeredrole", place), hours=4, **here)
    rows.Need.objects.create(role=role, card="listening", level=3, **at)
    asked = Person.objects.filter(account=users["pm"]).first() if place == "own" else None
    person = asked or Person.objects.create(name=f"Asked {place}", **at)
    offer = rows.Offer.objects.create(role=role, person=person, made_on=DAY, **at)
    return {"offer": offer, "network_role": role}
