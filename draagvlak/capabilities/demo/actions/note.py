"""The agreement note of the example municipality: written, kept, signed and filed by the doors of a user."""

import secrets
from datetime import date
from decimal import Decimal
from typing import Any

from draagvlak.capabilities.policy.actions.actions import note_action, note_amounts
from draagvlak.capabilities.policy.actions.fits import link_fit
from draagvlak.capabilities.policy.actions.plans import note_action_plan, note_objective, note_plan
from draagvlak.capabilities.policy.models import Objective
from draagvlak.capabilities.publications.actions.editions import keep_edition
from draagvlak.capabilities.publications.actions.figures import add_figure
from draagvlak.capabilities.publications.actions.notes import file_note, make_note
from draagvlak.capabilities.publications.actions.partners import Partner, add_partner
from draagvlak.capabilities.publications.actions.writing import comment, settle, write_part
from draagvlak.capabilities.publications.mapping.figures import NewFigure

Who = tuple[Any, Any, Any]  # user, authority, network
YEARS = range(2027, 2033)
PLAN = {"kind": "agreement", "name": "Afsprakennota 2027–2032", "first_year": YEARS[0], "last_year": YEARS[-1]}


def bring_note(who: Who, told: dict[str, Any]) -> None:
    """As `told` (files/example_note.json), each thing on its own day; then the network stands on its day again."""
    network, day = who[2], who[2].frozen_on
    network.frozen_on = date.fromisoformat(told["begun_on"])
    plan = _plan(who, told["plan"])
    note = make_note(*who, {"form": "local", "title": told["title"], "plan": plan}, step())
    for one in told["figures"]:
        value = Decimal(one["value"])
        figure = NewFigure(one["name"], value, year=one["year"], unit=one["unit"], source=told["source"])
        add_figure(*who, note.pk, figure, step())
    for chapter, text in told["chapters"].items():
        write_part(*who, ((note.pk, chapter), 0), text, step())
    network.frozen_on = date.fromisoformat(told["kept_on"])
    keep_edition(*who, note.pk, step())
    for one in told["said"]:
        said = comment(*who, (note.pk, one["chapter"]), one["text"], step())
        if one.get("settles"):
            settle(*who, said.pk, is_settled=True)
    for chapter, text in told["rewritten"].items():
        write_part(*who, ((note.pk, chapter), 1), text, step())
    network.frozen_on = date.fromisoformat(told["filed_on"])
    signed = date.fromisoformat(told["signed_on"])
    for one in told["partners"]:
        partner = Partner(**{**one, "fulfils": tuple(one["fulfils"])}, signed_on=signed)
        add_partner(*who, note.pk, partner, step())
    file_note(*who, (note.pk, note.version), network.frozen_on)
    network.frozen_on = day


def _plan(who: Who, told: list[dict[str, Any]]) -> int:
    """Gives its key. Its objectives fit those of the municipality's plan, by code."""
    coded = dict(Objective.objects.filter(plan__network=who[2]).values_list("code", "pk"))
    plan = note_plan(*who, PLAN, step())
    for one in told:
        objective = note_objective(*who, plan.pk, {"title": one["title"]}, step())
        link_fit(*who, objective.pk, coded[one["fits"]], step())
        for two in one["operational"]:
            above = note_action_plan(*who, objective.pk, {"title": two["title"]}, step())
            for three in two["actions"]:
                _action(who, above.pk, three)
    return plan.pk


def _action(who: Who, above: int, told: dict[str, Any]) -> None:
    period = {"begins_on": date(YEARS[0], 1, 1), "ends_on": date(YEARS[-1], 12, 31)}
    made = note_action(*who, above, {"title": told["title"], "who": told["who"], **period}, step())
    amounts = {f"planned_{part}": Decimal(told[part]) for part in ("expense", "receipt") if part in told}
    note_amounts(*who, (made.pk, made.version), dict.fromkeys(YEARS, amounts), step())


def step() -> str:
    return secrets.token_urlsafe(16)
