"""The first page of a workspace: each network with the first sentence of its report, at the same price for three."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.actions import refresh_report
from tests.factories import DirectorFactory, NetworkFactory, SeatFactory, in_two_steps

pytestmark = pytest.mark.django_db
SENTENCES = {
    "nl": "We kunnen nog niet zeggen hoe verankerd je netwerk is.",
    "en": "We cannot say yet how anchored your network is.",
}
QUERIES = 10  # session, user, second step, authority, roles, right, networks (menu, page), headlines, uploads


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
    ("kind", "leads_to"),
    [("colleague", "contacts:list"), ("storyteller", "calendar:list"), ("leader", "report:summary")],
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


@pytest.mark.parametrize(
    ("kind", "leads_to"),
    [
        ("director", "week:week"),
        ("administrator", "report:letter"),
        ("colleague", "contacts:list"),
        ("partner", "contacts:list"),
        ("experience", "contacts:list"),
        ("leader", "report:summary"),
        ("politician", "report:summary"),
        ("storyteller", "calendar:list"),
    ],
)
def test_who_has_one_network_begins_with_what_serves_them(client, kind, leads_to):
    network, user = whose_only_one(kind)
    client.force_login(user)
    assert client.get("/").url == reverse(leads_to, args=[network.authority.slug, network.slug])
    assert client.get(client.get("/").url).status_code == 200


def whose_only_one(kind):
    role = DirectorFactory(kind=kind)
    with inside(role.authority):
        network = NetworkFactory(authority=role.authority)
        if kind != "administrator":
            SeatFactory(role=role, network=network)
    return network, in_two_steps(role.user) if kind == "administrator" else role.user


def bar_of(client, address):
    bar = client.get(address).context["bar"]()
    return [str(word.words) for word in (*bar["before"], bar["note"], *bar["after"])]


def test_the_whole_bar_stands_on_pages_about_no_network_too(client):
    network, user = whose_only_one("director")
    client.force_login(user)
    whole = ["Rapport", "Contacten", "Noteer", "Mensen"]
    for address in (reverse("privacy:page", args=[network.authority.slug]), reverse("settings:account")):
        assert bar_of(client, address) == whole
    assert bar_of(client, reverse("account_change_password")) == whole


def test_of_several_it_leads_to_where_one_was_last(client):
    role = DirectorFactory()
    client.force_login(role.user)
    with_networks(role, 2)
    with inside(role.authority):
        networks = [seat.network for seat in role.seats.select_related("network")]
    privacy = reverse("privacy:page", args=[role.authority.slug])
    assert client.get(privacy).context["bar"]()["note"] is None
    for network in networks:
        client.get(reverse("week:week", args=[role.authority.slug, network.slug]))
        for address in (privacy, reverse("settings:account")):
            note = client.get(address).context["bar"]()["note"]
            assert note.address == reverse("contacts:note", args=[role.authority.slug, network.slug])
    with inside(role.authority):
        role.seats.get(network=networks[1]).delete()
    note = client.get(privacy).context["bar"]()["note"]
    assert note.address.startswith(f"/{role.authority.slug}/{networks[0].slug}/")


def test_the_foot_says_what_may_be_shown_only_where_it_is_so(client):
    network, user = whose_only_one("director")
    client.force_login(user)
    here = [network.authority.slug, network.slug]
    told = "Alles op deze pagina mag je tonen"
    for name in ("report:letter", "report:summary", "map:map", "week:drive"):
        assert told in client.get(reverse(name, args=here)).content.decode()
    for name in ("contacts:list", "contacts:fading", "week:mine", "week:week", "people:people", "calendar:list"):
        assert told not in client.get(reverse(name, args=here)).content.decode()


def test_who_administers_a_new_workspace_makes_its_first_network(client):
    role = DirectorFactory(kind="administrator")
    client.force_login(in_two_steps(role.user))
    shown = client.get(reverse("start:home", args=[role.authority.slug])).content.decode()
    assert "Nog geen netwerk. Maak het eerste, en nodig daarna uit wie het trekt." in shown
    assert reverse("networks:make", args=[role.authority.slug]) in shown.partition("<main")[2]
