"""The example municipality, brought in by the same door that a user's own list comes through.

It stands still at the day its list was made: a year later all its ties would have faded.
"""

from datetime import date
from pathlib import Path

from draagvlak.basics.later import at_once
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.actions import receive, start_import
from draagvlak.capabilities.exchange.actions.plans import bring_in, receive_plan
from draagvlak.capabilities.exchange.queries.plans import plan_uploads
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.models import ImpactDecision, Network
from draagvlak.capabilities.network.queries import network_at
from draagvlak.capabilities.policy.actions.bringing import Into

LIST = Path(__file__).parent / "files" / "example_contacts.xlsx"
PLAN = LIST.with_name("example_plan.xlsx")  # by tools/example_plan.py
EMAIL, PASSWORD = "lies@voorbeeldgem.example", "voorbeeld-2026!"
DAY = date(2026, 11, 24)
BODY = "College van burgemeester en schepenen van Voorbeeldgem"
NETWORK = ("Lokaal netwerk", "lokaal-netwerk")
PLANNED = {"kind": "multi_year", "name": "Meerjarenplan Voorbeeldgem 2026–2031", "first_year": 2026, "last_year": 2031}


def load_demo() -> Network:
    """Voorbeeldgem with its director, its list and its plan; what is there already stays as it is."""
    authority, _ = Authority.objects.get_or_create(slug="voorbeeldgem", defaults={"name": "Voorbeeldgem"})
    user, is_new = User.objects.get_or_create(username=EMAIL, defaults={"email": EMAIL, "first_name": "Lies"})
    if is_new:
        user.set_password(PASSWORD)
        user.save()
    Role.objects.get_or_create(user=user, authority=authority)
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
        if not plan_uploads(found):
            upload = receive_plan(user, authority, found, PLAN.name, PLAN, DAY)
            bring_in(user, upload, Into(None, PLANNED | {"source": PLAN.name}, PLAN.name))
    return found
