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
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.models import ImpactDecision, Network
from draagvlak.capabilities.network.queries import network_at

LIST = Path(__file__).parent / "files" / "example_contacts.xlsx"
EMAIL, PASSWORD = "lies@voorbeeldgem.example", "voorbeeld-2026!"
DAY = date(2026, 11, 24)
BODY = "College van burgemeester en schepenen van Voorbeeldgem"
NETWORK = ("Lokaal netwerk", "lokaal-netwerk")


def load_demo() -> Network:
    """Voorbeeldgem with its director and its list; what is there already stays as it is."""
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
    return found
