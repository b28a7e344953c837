"""The first page of a workspace: each network with the first sentence of its report, at the same price for three."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.actions import refresh_report
from tests.factories import DirectorFactory, NetworkFactory, SeatFactory

pytestmark = pytest.mark.django_db
SENTENCES = {
    "nl": "We kunnen nog niet zeggen hoe verankerd je netwerk is.",
    "en": "We cannot say yet how anchored your network is.",
}
QUERIES = 9  # session, user, second step, authority, roles, right, networks, headlines, uploads


def with_networks(role, count):
    with inside(role.authority):
        for network in NetworkFactory.create_batch(count, authority=role.authority):
            SeatFactory(role=role, network=network)
            refresh_report(role.user, role.authority, network)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_network_says_how_it_stands(client, language):
    role = DirectorFactory()
    client.force_login(role.user)
    with_networks(role, 2)
    answer = client.get(reverse("start:home", args=[role.authority.slug]), headers={"accept-language": language})
    assert [said for _network, _address, said in answer.context["networks"]] == [SENTENCES[language]] * 2
    assert answer.content.decode().count(SENTENCES[language]) == 2


def test_a_network_without_a_report_has_only_its_name(client):
    role = DirectorFactory()
    client.force_login(role.user)
    with inside(role.authority):
        network = SeatFactory(role=role, network__authority=role.authority).network
    answer = client.get(reverse("start:home", args=[role.authority.slug]))
    week = reverse("week:week", args=[role.authority.slug, network.slug])
    assert answer.context["networks"] == [(network, week, None)]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_three(client, count, django_assert_num_queries):
    role = DirectorFactory()
    client.force_login(role.user)
    with_networks(role, count)
    client.get(reverse("start:home", args=[role.authority.slug]))  # the first in five minutes notes the session
    with django_assert_num_queries(QUERIES):
        client.get(reverse("start:home", args=[role.authority.slug]))


@pytest.mark.parametrize(
    ("kind", "leads_to"), [("colleague", "report:summary"), ("storyteller", "people:organisations")]
)
def test_who_reads_no_report_sees_networks_of_theirs_and_where_to_go(client, kind, leads_to):
    """Not the headline, which may name somebody, nor a box to bring lists, nor the network beside it."""
    director = DirectorFactory()
    with_networks(director, 2)
    with inside(director.authority):
        network = director.seats.order_by("pk").first().network
        seat = SeatFactory(network=network, role__kind=kind, role__authority=director.authority)
    client.force_login(seat.role.user)
    answer = client.get(reverse("start:home", args=[director.authority.slug]))
    address = reverse(leads_to, args=[director.authority.slug, network.slug]) if leads_to else None
    assert answer.context["networks"] == [(network, address, None)]
    assert reverse("start:choose", args=[director.authority.slug]) not in answer.content.decode()
