"""A network with more people than one looks at: the pages ask the database first, and find the same."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network import queries
from draagvlak.capabilities.network.queries import contacts, people
from draagvlak.capabilities.network.queries.contacts import nameable
from draagvlak.capabilities.network.readers.lines import are_borne, read_line
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.people import DAY, add_contact, add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(client, monkeypatch):
    monkeypatch.setattr(queries, "LARGE", 0)
    monkeypatch.setattr(people, "LARGE", 0)
    monkeypatch.setattr(people, "PAGE", 2)
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
        client.force_login(seat.role.user)
        yield seat.network


def names(client, network, **asked):
    page = client.get(reverse("people:people", args=[network.authority.slug, network.slug]), asked).context["page"]
    return sorted(row.name for row in page.object_list)


def test_enough_who_are_called_so_are_found_without_looking_at_all(client, network):
    for name in ("Jan Peeters", "An Janssen", "Janna Maes", "Stijn De Jan"):
        add_someone(network, name)
    assert names(client, network, zoek="jan") == ["Jan Peeters", "Stijn De Jan"]  # whole words first
    assert names(client, network, zoek="jan", pagina=2) == ["An Janssen", "Janna Maes"]
    assert names(client, network, zoek="peters") == ["Jan Peeters"]  # too few are written so: looked at by sound


def test_an_organisation_is_typed(client, network):
    add_someone(network, "An", organisation="Chiro Noord")
    add_someone(network, "Bo", organisation="OCMW")
    page = client.get(reverse("people:people", args=[network.authority.slug, network.slug]))
    assert '<input type="text" name="organisatie"' in page.content.decode()
    assert names(client, network, organisatie="chiro") == ["An"]


def test_contacts_are_found_by_who_was_there(client, network, monkeypatch):
    an, bo = add_someone(network, "An Maes"), add_someone(network, "Bo")
    for who in (an, an, an, bo):
        add_contact(network, who)
    address = reverse("contacts:list", args=[network.authority.slug, network.slug])
    for few, near in ((100, 1000), (0, 1000), (0, 1)):
        monkeypatch.setattr(contacts, "FEW", few)
        monkeypatch.setattr(contacts, "NEAR", near)
        assert client.get(address, {"wie": "maes"}).context["page"].paginator.count == 3
    monkeypatch.setattr(contacts.Counted, "most", 2)
    monkeypatch.setattr(contacts, "MOST_FOUND", 2)
    monkeypatch.setattr(contacts, "MOST_VAGUE", 2)
    for asked in ({}, {"wie": "maes"}):
        page = client.get(address, asked)
        assert page.context["page"].paginator.count == 2
        assert "Meer dan 2 contacten" in page.content.decode()


def test_a_line_is_read_among_who_is_called_by_its_words(network):
    keys = {name: add_someone(network, name).pk for name in ("Fatima Bergs", "Jo Van Dam", "Els D'Hondt", "Piet")}
    user = SeatFactory(network=network, role__authority=network.authority).role.user
    line = "gisteren koffie met Fatima en Jo Van Dam en D'Hondt over zwemmen"
    some = nameable(user, network, line=line)
    assert {one.key for one in some} == {keys[name] for name in ("Fatima Bergs", "Jo Van Dam", "Els D'Hondt")}
    read = read_line(line, DAY, some)
    assert read == read_line(line, DAY, nameable(user, network))
    assert are_borne(read.people[:2], some)
    assert not are_borne(read_line("koffie met Fatma", DAY, some).people, some)
