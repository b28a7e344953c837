"""Files that were brought, and plans, in the world in which every address is asked (access_world)."""

from datetime import date
from typing import Any

from draagvlak.capabilities.exchange.mapping.plans.shapes import propose_plan
from draagvlak.capabilities.exchange.models import Piece, Upload
from draagvlak.capabilities.exchange.readers.stored import packed
from draagvlak.capabilities.exchange.readers.table import Book, Table
from draagvlak.capabilities.policy import models as policy
from tests.factories.plans import add_action, add_plan

DAY = date(2026, 11, 20)


def plans(place: str, network: Any, words: str) -> dict[str, Any]:
    """A plan with an action that costs something, and a note that fits it."""
    plan, note = add_plan(network, name=f"Meerjarenplan {place}"), add_plan(network, "agreement", f"Nota {place}")
    action = add_action(plan, title="Een actie", text=words)
    at = {"authority": network.authority}
    policy.Amount.objects.create(action=action, year=2026, planned_expense=5, **at)
    objective = action.action_plan.objective
    own = policy.Objective.objects.create(plan=note, title="Doel", **at)
    fit = policy.Fit.objects.create(objective=own, fits=objective, since=DAY, **at)
    return {"plan": plan, "objective": objective, "action_plan": action.action_plan, "action": action, "fit": fit}


def plan_upload(network: Any, user: Any, words: str) -> Upload:
    """A file with a plan that waits until somebody looked at it."""
    lines = [(1, ["Doelstelling", "Actieplan", "Actie"]), (2, ["Doel", "Plan", words])]
    book = Book("plan.csv", "csv", (Table("plan", lines),))
    cells, at = packed(book), {"authority": network.authority}
    mapping = propose_plan(book).to_json()
    said = {"file_name": "plan.csv", "format": "csv", "cells": cells.head, "mapping": mapping, "as_of": DAY}
    upload = Upload.objects.create(holds="plan", network=network, made_by=user, **said, **at)
    for n, data in enumerate(cells.pieces[:]):
        Piece.objects.create(upload=upload, what="cells", number=n, data=data, **at)
    return upload


def list_upload(network: Any, user: Any, words: str) -> Upload:
    return Upload.objects.create(
        file_name=f"{words}.xlsx",
        format="xlsx",
        cells=b"",
        mapping={},
        as_of=DAY,
        state="done",
        network=network,
        made_by=user,
        authority=network.authority,
    )
