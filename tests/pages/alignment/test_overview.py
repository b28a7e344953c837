"""Networks beside each other: what is known, what is not, and in how many queries."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.alignment.models import Party, Profile
from draagvlak.capabilities.network.models import Network, Organisation, Partnering
from tests.factories.alignment import (
    AgreementFactory,
    ProfileFactory,
    RequestFactory,
    ask,
    belong,
    many_networks,
    meet,
    people_of,
)

pytestmark = pytest.mark.django_db


def said(network, **parts):
    return ProfileFactory(network=network, **parts)


def test_what_is_known_stands_there_and_what_is_not_is_said(hands):
    said(hands.net, purpose="Iedereen op kamp", governance="shared", goals=["Vakantie"], rhythm="monthly")
    vzw = Organisation.objects.create(authority=hands.authority, name="VZW De Brug")
    Partnering.objects.create(authority=hands.authority, network=hands.other, organisation=vzw)
    text = hands.text(hands.here("overview"))
    for words in ("Iedereen op kamp", "gedeeld: de partners sturen samen", "Vakantie", "elke maand", "VZW De Brug"):
        assert words in text
    assert "Dit weten we niet: Voor wie · Waarover beslist het zelf?" in text
    assert "Waarvoor is het? · Wie stuurt? · Doelen · Voor wie · Waarover beslist het zelf? · Hoe vaak samen?" in text


def test_how_many_people_are_told_only_where_one_may_know_them(hands):
    belong(hands.net, people_of(hands.authority, 7))
    belong(hands.other, people_of(hands.authority, 9, organisation="Zorgraad"))
    text = hands.text(hands.here("overview"))
    assert re.findall(r"<dt>Mensen</dt> <dd> ?(\d+)", text) == ["7"]
    assert "Zorgraad" in text
    hands.be(RoleKind.ADMINISTRATOR)
    assert re.findall(r"<dt>Mensen</dt> <dd> ?(\d+)", hands.text(hands.here("overview"))) == ["7", "9"]


def test_a_layer_with_few_is_not_told_to_whoever_may_not_know_them(hands):
    belong(hands.other, people_of(hands.authority, 4), "management")
    belong(hands.other, people_of(hands.authority, 5), "political")
    text = hands.text(hands.here("overview"))
    assert "bestuur" in text
    assert "management" not in text
    hands.be(RoleKind.COLLEAGUE, hands.other)
    assert "management" in hands.text(hands.here("overview"))


def test_one_network_and_nothing_filled_in_say_what_will_stand_here(hands):
    hands.other.delete()
    for name in ("overview", "overlap", "load", "twice", "gaps", "shared", "agreements", "mine"):
        assert "Hier komt" in hands.text(hands.here(name)) or name not in {"overlap", "shared"}
    assert "Er is nog maar één netwerk." in hands.text(hands.here("overview"))
    hands.be(RoleKind.ADMINISTRATOR)
    Network.objects.all().delete()
    for name in ("overview", "overlap", "load", "twice", "gaps", "shared", "agreements", "mine"):
        hands.text(hands.here(name))


def fill(hands, networks, people):
    """Something in every table that these pages read, for so many networks."""
    made, persons = many_networks(hands.authority, networks, people)
    for place, network in enumerate(made):
        parts = {"authority": hands.authority, "goals": ["Vakantie"], "groups": ["Jongeren"], "purpose": "Samen"}
        Profile.objects.update_or_create(network=network, defaults=parts)
        meet(network, persons, localdate() - timedelta(days=place), "Jaarplanning")
        ask(RequestFactory(network=network), persons[:6])
    agreement = AgreementFactory(authority=hands.authority, person=persons[0])
    for network in made:
        Party.objects.create(authority=hands.authority, agreement=agreement, network=network)


QUERIES = {"overview": 14, "overlap": 13, "load": 8, "twice": 15, "gaps": 14, "shared": 12, "agreements": 12}


@pytest.mark.parametrize("name", list(QUERIES))
def test_twelve_networks_take_as_many_queries_as_three(hands, name, django_assert_num_queries):
    fill(hands, 1, 20)
    hands.text(hands.here(name))
    with django_assert_num_queries(QUERIES[name]):
        hands.text(hands.here(name))
    fill(hands, 9, 130)
    with django_assert_num_queries(QUERIES[name]):
        hands.text(hands.here(name))
