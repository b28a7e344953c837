"""The example municipality, brought in by the same door that a user's own list comes through.

It stands still at the day its list was made: a year later all its ties would have faded.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from draagvlak.basics.later import at_once
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.demo.actions.harvest import bring_harvest, hold_as_storyteller, is_there
from draagvlak.capabilities.demo.actions.neighbour import bring_neighbour
from draagvlak.capabilities.demo.actions.note import bring_note, step
from draagvlak.capabilities.demo.actions.shown import show_to_everybody
from draagvlak.capabilities.exchange.actions import receive, start_import
from draagvlak.capabilities.exchange.actions.plans import bring_in, receive_plan
from draagvlak.capabilities.exchange.queries.plans import plan_uploads
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.models import ImpactDecision, Network
from draagvlak.capabilities.network.queries import network_at
from draagvlak.capabilities.policy.actions.bringing import Into
from draagvlak.capabilities.policy.actions.indicators import Found, Meant, make_indicator, note_measurement
from draagvlak.capabilities.policy.actions.links import link_result
from draagvlak.capabilities.policy.actions.results import Came, note_result
from draagvlak.capabilities.policy.queries.actions import actions_of
from draagvlak.capabilities.policy.queries.indicators import indicators
from draagvlak.capabilities.stories.actions.consents import note_consent
from draagvlak.capabilities.stories.actions.stories import Words, link_story, tell

LIST = Path(__file__).parents[1] / "files" / "example_contacts.xlsx"
PLAN = LIST.with_name("example_plan.xlsx")  # by tools/example_plan.py
RESULTS = LIST.with_name("example_results.json")
NOTE = LIST.with_name("example_note.json")
EMAIL, PASSWORD = "lies@voorbeeldgem.example", "voorbeeld-2026!"
DAY = date(2026, 11, 24)
BODY = "College van burgemeester en schepenen van Voorbeeldgem"
NETWORK = ("Lokaal netwerk", "lokaal-netwerk")
PLANNED = {"kind": "multi_year", "name": "Meerjarenplan Voorbeeldgem 2026–2031", "first_year": 2026, "last_year": 2031}


def load_demo() -> Network:
    """Voorbeeldgem with its director, list, plan, results, agreement note, conversations, public page and a neighbour;
    what is there already stays as it is.
    """
    authority, _ = Authority.objects.get_or_create(slug="voorbeeldgem", defaults={"name": "Voorbeeldgem"})
    user, is_new = User.objects.get_or_create(username=EMAIL, defaults={"email": EMAIL, "first_name": "Lies"})
    if is_new:
        user.set_password(PASSWORD)
        user.save()
    Role.objects.get_or_create(user=user, authority=authority, kind=RoleKind.DIRECTOR)
    with inside(authority):
        found = network_at(NETWORK[1])
        if found is None:
            upload = receive(user, authority, LIST.name, LIST, DAY)
            with at_once():
                found = start_import(user, upload, None, NETWORK[0]).network
            if found is None:
                raise RuntimeError("The example list brought no network.")
            Network.objects.filter(pk=found.pk).update(frozen_on=DAY)
            ImpactDecision.objects.create(authority=authority, decided_on=DAY, body=BODY, recorded_by=user)
            refresh_report(user, authority, found)
            found.refresh_from_db()
        who = user, authority, found
        hold_as_storyteller(who)
        if not plan_uploads(found):
            upload = receive_plan(user, authority, found, PLAN.name, PLAN, DAY)
            bring_in(user, upload, Into(None, PLANNED | {"source": PLAN.name}, PLAN.name))
            _bring_results(who, json.loads(RESULTS.read_text(encoding="utf-8")))
            bring_note(who, json.loads(NOTE.read_text(encoding="utf-8")))
        if not is_there(found):
            bring_harvest(who)
        bring_neighbour(who)
        show_to_everybody(who)
    return found


def _bring_results(who: tuple[Any, Any, Any], told: dict[str, Any]) -> None:
    """Results with the actions (by code) that led to them, measurements, and stories with what was agreed to."""
    network = who[2]
    coded = dict(actions_of(network).values_list("code", "pk"))
    made: dict[str, int] = {}
    for one in told["results"]:
        cost = Decimal(one["cost"]) if "cost" in one else None
        network.frozen_on = date.fromisoformat(one["on"])  # that day it was said of which actions it came
        came = Came(one["title"], network.frozen_on, one["text"], cost, one["source"])
        made[one["title"]] = note_result(*who, came, step()).pk
        for code in one["actions"]:
            link_result(*who, coded[code], made[one["title"]], step())
    network.frozen_on = DAY
    for row in indicators(network).filter(name__in=told["measured"]):
        _measure(who, row.pk, told["measured"][row.name], told["source"])
    counted = told["participation"]
    target, by = Decimal(counted["target"]), date.fromisoformat(counted["target_on"])
    meant = Meant(
        counted["name"], f"r{made[counted['result']]}", "participation", counted["unit"], target=target, target_on=by
    )
    _measure(who, make_indicator(*who, meant, step()).pk, counted["measured"], told["source"])
    for one in told["stories"]:
        day = date.fromisoformat(one["told_on"])
        story = tell(*who, Words(one["title"], one["text"], day, one["told_as"]), step())
        link_story(*who, (story.pk, made[one["result"]]), step())
        for use in one["agreed"]:
            note_consent(*who, story.pk, (use, "said", day), step())


def _measure(who: tuple[Any, Any, Any], indicator: int, measured: list[tuple[str, str]], source: str) -> None:
    for day, value in measured:
        note_measurement(*who, indicator, Found(date.fromisoformat(day), Decimal(value), source), step())
