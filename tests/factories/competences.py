"""Cards, roles, and what somebody says of themselves."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from draagvlak.capabilities.competences.models import (
    Allowed,
    Asked,
    Card,
    Described,
    Holding,
    Need,
    NetworkRole,
    Offer,
    Wish,
)
from draagvlak.capabilities.network.models import Seat
from tests.factories import NetworkFactory, SeatFactory, UserFactory
from tests.factories.people import add_someone

DAY = date(2026, 11, 20)


def add_account(network, kind="colleague", name=""):
    """A user with a role in `network` who is one of its people: gives the person."""
    user = SeatFactory(network=network, role__kind=kind).role.user
    return add_someone(network, name, account=user)


def sits_too(person, network, kind="colleague"):
    """The same user in another network of the authority."""
    role = SeatFactory(network=network, role__user=person.account, role__kind=kind).role
    return Seat.objects.get(role=role)


class CardFactory(DjangoModelFactory):
    class Meta:
        model = Card

    authority = None
    name = factory.Sequence(lambda n: f"Afspraken maken {n}")
    levels = factory.LazyFunction(lambda: ["Ik kijk.", "Ik help.", "Ik doe.", "Ik leer."])


class NetworkRoleFactory(DjangoModelFactory):
    class Meta:
        model = NetworkRole

    authority = factory.SelfAttribute("network.authority")
    network = factory.SubFactory(NetworkFactory)
    name = factory.Sequence(lambda n: f"Rol {n}")


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = Need

    authority = factory.SelfAttribute("role.authority")
    role = factory.SubFactory(NetworkRoleFactory)
    card = "listening"
    level = 3


class HoldingFactory(DjangoModelFactory):
    """`person` and `role` are given."""

    class Meta:
        model = Holding

    authority = factory.SelfAttribute("role.authority")


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = Offer

    authority = factory.SelfAttribute("role.authority")
    made_on = DAY


class OwnFactory(DjangoModelFactory):
    """Of `person`, who has an account."""

    class Meta:
        abstract = True

    authority = factory.SelfAttribute("person.authority")
    user = factory.SelfAttribute("person.account")


class DescribedFactory(OwnFactory):
    class Meta:
        model = Described

    card = "listening"
    level = 3
    said_on = DAY


class AskedFactory(OwnFactory):
    class Meta:
        model = Asked

    card = "listening"
    to = factory.SubFactory(UserFactory)
    question = "Waar zag je mij luisteren?"
    asked_on = DAY


class AllowedFactory(OwnFactory):
    class Meta:
        model = Allowed

    since = DAY


class WishFactory(OwnFactory):
    class Meta:
        model = Wish

    said_on = DAY
