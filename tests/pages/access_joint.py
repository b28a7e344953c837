"""A planning that lies in each place of the world in which every address is asked (access_world), with a proposal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from draagvlak.capabilities.planning import models as rows
from draagvlak.capabilities.planning.choices import AT_WORK, CELLS
from tests.factories.planning import monday_ahead

JOINT_SECRETS = {"jointtitle": ("ma", "nd", "cg"), "jointroom": ("ma", "nd", "cg")}
JOINT_VALUES = {"rule_kind": "in"}


def planned_in(place: str, here: Any, at: Any, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """What has to be held twice, a room, a rule about somebody, and where a search put the two."""
    since = monday_ahead()
    days = {"since": since, "until": since + timedelta(days=40), "school_holidays": "free"}
    planning = rows.Planning.objects.create(name=f"Planning {place}", **days, **at)
    planning.networks.add(here["network"])
    of = {"planning": planning, **at}
    said = {"title": secret("jointtitle", place), "many": 2, "minutes": 60, "cells": list(AT_WORK)}
    wanted = rows.Wanted.objects.create(network=here["network"], **said, **of)
    slots = [f"{(since + timedelta(days=ahead)).isoformat()}.morning" for ahead in (1, 29)]
    figures = {"clashes": 0, "person_days": 3, "largest": 2, "unmet": 0, "missing": 0}
    chosen = {f"{wanted.pk}.{number}": slot for number, slot in enumerate(slots)}
    found = {"status": "OPTIMAL", "chosen": chosen, "figures": figures, "gap": 0.0}
    return {
        "planning": planning,
        "wanted": wanted,
        "room": rows.Room.objects.create(name=secret("jointroom", place), capacity=9, cells=list(CELLS), **of),
        "rule": rows.Rule.objects.create(kind="in", how="should", first=wanted, cells=["0-morning"], **of),
        "proposed": rows.Proposal.objects.create(limit=1, state="done", found=found, **of),
    }
