"""Organisations that a list describes: they come in with it and leave with it."""

from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.mapping.listing import ListedOrganisation
from draagvlak.capabilities.network.actions import add_batch, bring_organisations, remove_batch
from draagvlak.capabilities.network.models import Organisation, Partnering
from draagvlak.capabilities.network.queries.rows import NewRows
from tests.factories import DirectorFactory, NetworkFactory, SeatFactory

pytestmark = pytest.mark.django_db
NOTHING = NewRows((), (), (), None)


@pytest.fixture
def network():
    role = DirectorFactory()
    with inside(role.authority):
        network = NetworkFactory(authority=role.authority)
        SeatFactory(network=network, role=role)
        network.user = role.user
        yield network


def brought(network, *organisations):
    batch = add_batch(network.user, network.authority, network, "", NOTHING)
    bring_organisations(network.user, network.authority, batch, organisations)
    return batch


def known():
    rows = Organisation.objects.order_by("name")
    return [(row.name, row.kind, row.enterprise_number, row.municipality) for row in rows]


def test_they_come_in_fill_what_is_empty_and_leave_again(network):
    authority = network.authority
    Organisation.objects.create(authority=authority, name="OCMW", municipality="Genk")
    ocmw = ListedOrganisation("ocmw", "service", "0403019261", municipality="Hasselt")
    batch = brought(network, ListedOrganisation("De Kiem", "association"), ocmw, ListedOrganisation("DE KIEM"))
    assert known() == [("De Kiem", "association", "", ""), ("OCMW", "service", "0403019261", "Genk")]
    assert Partnering.objects.filter(network=network).count() == 2
    remove_batch(network.user, authority, batch)
    assert known() == [("OCMW", "", "", "Genk")]
    assert not Partnering.objects.exists()


def test_what_was_said_since_stays(network):
    batch = brought(network, ListedOrganisation("De Kiem"), ListedOrganisation("Sportraad"))
    Organisation.objects.filter(name="De Kiem").update(version=2)
    Partnering.objects.filter(organisation__name="Sportraad").update(since="2026-01-01")
    remove_batch(network.user, network.authority, batch)
    assert [name for name, *_ in known()] == ["De Kiem", "Sportraad"]
    assert list(Partnering.objects.values_list("organisation__name", flat=True)) == ["Sportraad"]


def test_it_belongs_from_and_until_the_days_that_are_said_or_not_at_all(network):
    days = {"since": date(2024, 1, 31), "until": date(2030, 2, 28)}
    brought(network, ListedOrganisation("De Kiem", **days), ListedOrganisation("OCMW", phone="+3211", belongs=False))
    found = Partnering.objects.values_list("organisation__name", "since", "until")
    assert list(found) == [("De Kiem", *days.values())]
    assert Organisation.objects.get(name="OCMW").phone == "+3211"


def test_a_second_time_brings_nothing_new(network):
    brought(network, ListedOrganisation("De Kiem", "association"))
    brought(network, ListedOrganisation("De Kiem", "association"))
    assert (len(known()), Partnering.objects.count()) == (1, 1)
