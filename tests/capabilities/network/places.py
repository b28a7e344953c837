"""A network with people and accounts of each kind, for the tests of contacts."""

from dataclasses import dataclass
from datetime import date

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Membership, Network, Person
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory

DAY = date(2026, 11, 24)
NAMES = {
    "lies": ("Lies Voorbeeld", "colleague"),
    "fatima": ("Fatima Demo", "people_in_poverty"),
    "jo": ("Jo Voorbeeld", "colleague"),
    "other_jo": ("Jo Peeters", "association"),
    "inge": ("Inge Zwembad", "partner_organisation"),
}


@dataclass
class Place:
    authority: object
    network: Network
    users: dict[str, User]
    people: dict[str, Person]


def make_place(slug="gemeente"):
    """To be called inside no scope; the caller opens `inside(place.authority)`."""
    authority = AuthorityFactory(slug=slug)
    with inside(authority):
        network = NetworkFactory(authority=authority, frozen_on=DAY, slug="netwerk")
        kinds = {"director": RoleKind.DIRECTOR, "colleague": RoleKind.COLLEAGUE, "partner": RoleKind.PARTNER}
        kinds |= {"administrator": RoleKind.ADMINISTRATOR, "leader": RoleKind.LEADER}
        users = {name: SeatFactory(network=network, role__kind=kind).role.user for name, kind in kinds.items()}
        people = {}
        for key, (name, layer) in NAMES.items():
            people[key] = Person.objects.create(authority=authority, name=name)
            Membership.objects.create(authority=authority, network=network, person=people[key], layers=[layer])
        accounts = {"director": "lies", "colleague": "jo", "partner": "inge"}
        for user, key in accounts.items():
            people[key].account = users[user]
            people[key].save_without_historical_record()
        Network.objects.filter(pk=network.pk).update(director=people["lies"])
        network.refresh_from_db()
    return Place(authority, network, users, people)
