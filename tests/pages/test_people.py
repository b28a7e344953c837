"""The people of a network, as whoever may see them sees them."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import Membership, Person, Position
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(client):
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
        client.force_login(seat.role.user)
        yield seat


@pytest.fixture
def at(seat):
    return lambda page, *more: reverse(f"people:{page}", args=[seat.authority.slug, seat.network.slug, *more])


def enter(client, seat, kind):
    """Sign in as somebody with another role in the same network."""
    other = SeatFactory(network=seat.network, role__kind=kind)
    client.force_login(other.role.user)
    return other


def begun(client, address):
    """What a browser would send back of the form at an address without touching anything."""
    form = client.get(address).context["form"]
    return {field.html_name: field.value() for field in form if field.value() not in (None, False)}


def names(answer):
    return [row.person.name for row in answer.context["page"].object_list]


def test_it_works(client, seat, at):
    answer = client.post(at("add"), begun(client, at("add")) | {"known_as": "Fatima", "layer": "people_in_poverty"})
    fatima = Person.objects.get()
    assert (answer.status_code, answer.url) == (302, at("person", fatima.pk))
    assert names(client.get(at("people"), {"zoek": "fatimah"})) == ["Fatima"]
    page = client.get(answer.url).content.decode()
    assert "mensen in armoede" in page
    values = begun(client, at("turn", fatima.pk)) | {
        "on": "2026-11-01",
        "layer": "association",
        "function": "bestuurslid",
    }
    assert client.post(at("turn", fatima.pk), values).status_code == 302
