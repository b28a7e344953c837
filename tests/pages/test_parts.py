"""A part of a page that is kept is never shown in another network, to another sort of reader, or after it changed."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import Person
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
PHONE = "+32470123456"


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["template_fragments"].clear()


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority)


def page(client, network, kind, name, *more):
    """As somebody with this role sees it, twice: made, and as it was kept."""
    seat = SeatFactory(network=network, role__authority=network.authority, role__kind=kind)
    client.force_login(seat.role.user)
    address = reverse(name, args=[network.authority.slug, network.slug, *more])
    texts = [client.get(address).content.decode().split("<main")[1] for _ in range(2)]
    return texts[1]


def test_who_may_write_leaves_nothing_for_who_may_not(client, network):
    fatima = add_someone(network, "Fatima", layers=["people_in_poverty"], phone=PHONE)
    add = reverse("people:add", args=[network.authority.slug, network.slug])
    seen = {
        kind: (page(client, network, kind, "people:people"), page(client, network, kind, "people:person", fatima.pk))
        for kind in (RoleKind.DIRECTOR, RoleKind.COLLEAGUE, RoleKind.DIRECTOR)
    }
    (written, known), (read, hidden) = seen[RoleKind.DIRECTOR], seen[RoleKind.COLLEAGUE]
    assert (add in written, 'name="wie"' in written, "0470 12 34 56" in known) == (True, True, True)
    assert (add in read, 'name="wie"' in read, "0470 12 34 56" in hidden) == (False, False, False)


def test_who_may_see_no_people_gets_no_count_of_them(client, network):
    add_someone(network, "An", organisation="Chiro")
    texts = [page(client, network, kind, "people:organisations") for kind in (RoleKind.DIRECTOR, RoleKind.PARTNER)]
    assert ["1 mens" in text for text in texts] == [True, False]
    assert all("Chiro" in text for text in texts)


def test_another_network_with_the_same_people_keeps_its_own(client, network):
    add_someone(network, "An")
    other = AuthorityFactory()
    mine = page(client, network, RoleKind.DIRECTOR, "people:people")
    with inside(other):
        twin = NetworkFactory(authority=other, slug=network.slug, name=network.name)
        add_someone(twin, "An")
        theirs = page(client, twin, RoleKind.DIRECTOR, "people:people")
    assert (f"/{network.authority.slug}/" in mine, f"/{network.authority.slug}/" in theirs) == (True, False)


def test_a_change_is_seen_at_once(client, network):
    an = add_someone(network, "An", function="consulent")
    assert "consulent" in page(client, network, RoleKind.DIRECTOR, "people:people")
    Person.objects.filter(pk=an.pk).update(function="diensthoofd")
    for name, more in (("people:people", ()), ("people:person", (an.pk,))):
        text = page(client, network, RoleKind.DIRECTOR, name, *more)
        assert ("consulent" in text, "diensthoofd" in text) == (False, True)
