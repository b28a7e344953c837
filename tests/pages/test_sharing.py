"""What a municipality shares with a partnership, and that nothing else goes over the wall."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.insights.queries.shared import shared_part
from draagvlak.capabilities.insights.writers.map_table import organisations_table
from draagvlak.capabilities.insights.writers.still_map import still_map
from draagvlak.capabilities.network.actions.sharing import share_network, stop_sharing
from draagvlak.capabilities.network.choices import Shared
from draagvlak.capabilities.network.models import Person, Share
from draagvlak.capabilities.network.queries.sharing import shared_with
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, in_two_steps

pytestmark = pytest.mark.django_db
QUERIES = 9  # session, user, second step (two), authority, roles, how many, shares, networks (menu)


@pytest.fixture
def network(example):
    """That of the example, of which the municipality belongs to two partnerships, each with an administrator."""
    found = example
    gent = Municipality.objects.get(name="Gent")
    found.authority.municipalities.set([gent])
    found.lies = User.objects.get(email="lies@voorbeeldgem.example")
    found.region, found.other = (_partnership(gent) for _ in range(2))
    return found


def _partnership(*municipalities):
    made = AuthorityFactory(kind=Kind.PARTNERSHIP)
    made.municipalities.set(municipalities)
    made.administrator = in_two_steps(DirectorFactory(authority=made, kind=RoleKind.ADMINISTRATOR).user)
    return made


def share(network, what=Shared.REPORT, partnership=None):
    with inside(network.authority):
        return share_network(network.lies, network.authority, network, partnership or network.region, what)


def names_of(network):
    with inside(network.authority):
        return [name for name in Person.objects.values_list("name", flat=True) if " " in name]


@pytest.mark.parametrize("what", Shared.values)
def test_the_partnership_sees_that_part_of_that_network_and_nobodys_name(client, network, what):
    shared = share(network, what)
    client.force_login(network.region.administrator)
    listed = client.get(reverse("report:shared", args=[network.region.slug]))
    assert [one.pk for one in listed.context["shares"]] == [shared.pk]
    part = client.get(reverse("report:shared_one", args=[network.region.slug, shared.pk]))
    text = part.content.decode()
    assert ("Hoeveel mensen in elke laag" in text, '<th scope="col">Banden</th>' in text) == (
        what == Shared.REPORT,
        what == Shared.ORGANISATIONS,
    )
    assert not [name for name in names_of(network) if name in text]
    for address in ("start:home", "start:choose"):
        assert client.get(reverse(address, args=[network.authority.slug])).status_code == 404
    for address in ("report:letter", "report:summary", "map:map", "map:people"):
        assert client.get(reverse(address, args=[network.authority.slug, network.slug])).status_code == 404


def test_the_shared_map_is_drawn_as_it_stands_in_the_table(client, network):
    shared = share(network, Shared.ORGANISATIONS)
    client.force_login(network.region.administrator)
    answer = client.get(reverse("report:shared_one", args=[network.region.slug, shared.pk]))
    part = answer.context["part"]
    assert sorted(node.name for node in part.picture.nodes) == sorted(row.name for row in part.organisations.rows)
    assert part.picture.left_out == 0
    assert len(part.picture.lines) > 10
    text = answer.content.decode()
    assert text.count('class="node layer-') == len(part.organisations.rows)
    assert "<svg" in text
    assert "style=" not in text
    labels = [(node.label_y, node.x, len(node.label)) for node in part.picture.nodes if node.label]
    assert len(labels) > len(part.picture.nodes) / 3


def test_of_many_organisations_the_most_tied_are_drawn():
    nodes = [[f"partner_organisation/O{n}", n, 3.2, "tied", n % 7, 5, 0, 0] for n in range(400)]
    ties = [[0, n, 1.0, 0] for n in range(1, 400)]
    picture = still_map(organisations_table(nodes, 0), ties)
    assert (len(picture.nodes), picture.left_out, len(picture.lines)) == (300, 100, 299)
    assert picture.nodes[0].name.startswith("O0")
    assert all(0 < node.x < picture.width and 0 < node.y < picture.height for node in picture.nodes)
    assert still_map(organisations_table([], 0), []) is None


def test_another_partnership_sees_nothing_of_it(client, network):
    shared = share(network)
    client.force_login(network.other.administrator)
    assert not client.get(reverse("report:shared", args=[network.other.slug])).context["shares"].object_list
    assert client.get(reverse("report:shared_one", args=[network.other.slug, shared.pk])).status_code == 404
    assert client.get(reverse("report:shared_one", args=[network.region.slug, shared.pk])).status_code == 404


@pytest.mark.parametrize("kind", ["colleague", "partner", "experience", "storyteller", "leader", "politician"])
def test_only_director_and_administrator_of_the_partnership_see_it(client, network, kind):
    shared = share(network)
    with inside(network.region):
        own = NetworkFactory(authority=network.region)
        other = SeatFactory(network=own, role__kind=kind).role.user
        director = SeatFactory(network=own).role.user
    for user, code in ((other, 404), (director, 200)):
        client.force_login(user)
        assert client.get(reverse("report:shared_one", args=[network.region.slug, shared.pk])).status_code == code


def stopped(network, shared):
    with inside(network.authority):
        stop_sharing(network.lies, network.authority, network, shared)


def left(network, _shared):
    network.authority.municipalities.clear()


def later(network, shared):
    with inside(network.authority):
        Share.objects.filter(pk=shared.pk).update(since=localdate() + timedelta(days=1))


@pytest.mark.parametrize("how", [stopped, left, later])
def test_once_it_is_over_nothing_is_seen(client, network, how):
    """Also when the municipality leaves the partnership without stopping anything."""
    shared = share(network)
    how(network, shared)
    assert shared_part(network.region, shared.pk) is None
    assert not shared_with(network.region).exists()
    client.force_login(network.region.administrator)
    assert client.get(reverse("report:shared_one", args=[network.region.slug, shared.pk])).status_code == 404


def test_only_with_a_partnership_of_ones_own(network):
    stranger = _partnership(Municipality.objects.get(name="Leuven"))
    with pytest.raises(ValueError, match="partnership"):
        share(network, partnership=stranger)
    with pytest.raises(ValueError, match="parts"):
        share(network, what="people")


def test_a_row_of_somebody_who_does_not_belong_is_not_seen(network):
    """Even if such a row were there."""
    with inside(network.authority):
        stranger = _partnership(Municipality.objects.get(name="Leuven"))
        row = Share.objects.create(
            authority=network.authority, network=network, partnership=stranger, what="report", since=localdate()
        )
    assert shared_part(stranger, row.pk) is None


def test_the_scope_is_the_partnerships_again_afterwards(network):
    shared = share(network)
    with inside(network.region):
        assert shared_part(network.region, shared.pk).summary.sentence
        assert not Person.objects.exists()


def test_sharing_and_stopping_on_the_page(client, network):
    page = reverse("networks:share", args=[network.authority.slug, network.slug])
    client.force_login(network.lies)
    values = {"partnership": network.region.slug, "what": "report"}
    for _ in range(2):  # sent twice, shared once
        assert client.post(page, values).url == page
    (shared,) = shared_with(network.region)
    assert "Gedeeld sinds" in client.get(page).content.decode()
    client.post(reverse("networks:stop", args=[network.authority.slug, network.slug, shared.pk]))
    assert "Gedeeld sinds" not in client.get(page).content.decode()
    assert client.post(page, {**values, "partnership": "elders"}).status_code == 404


def test_a_municipality_without_partnership_is_told_so(client, network):
    network.authority.municipalities.clear()
    client.force_login(network.lies)
    page = reverse("networks:share", args=[network.authority.slug, network.slug])
    assert "hoort bij geen samenwerkingsverband" in client.get(page).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_three(client, network, count, django_assert_num_queries):
    with inside(network.authority):
        for _ in range(count):
            more = NetworkFactory(authority=network.authority)
            Share.objects.create(
                authority=network.authority, network=more, partnership=network.region, what="report", since=localdate()
            )
    client.force_login(network.region.administrator)
    address = reverse("report:shared", args=[network.region.slug])
    client.get(address)
    with django_assert_num_queries(QUERIES):
        client.get(address)
