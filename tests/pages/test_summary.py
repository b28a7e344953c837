"""What everybody in the network may know of it: how it stands, and counts in which nobody can be found."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.insights.actions import outdate_report, refresh_report
from draagvlak.capabilities.network.models import Membership, Person
from tests.factories import SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(client, example):
    found = example
    with inside(found.authority):
        seat = SeatFactory(network=found, role__kind=RoleKind.LEADER)
        client.force_login(seat.role.user)
        yield found


def summary(client, network, **headers):
    return client.get(reverse("report:summary", args=[network.authority.slug, network.slug]), headers=headers)


def test_it_says_how_the_network_stands_and_names_nobody(client, network):
    page = summary(client, network)
    text = page.content.decode()
    assert page.context["summary"].sentence.startswith("Het netwerk houdt het ook zonder de regisseur, maar naar ")
    assert page.context["summary"].sentence.endswith(" loopt maar één weg.")
    for person in Person.objects.all():
        assert person.name not in text
    assert [count.figure for row in page.context["summary"].picture.rows for count in row.counts] == [
        *("5", "4", "2", "2", "2", "1", "1", "1")
    ]


def test_no_group_is_smaller_than_five(client, network):
    counted = summary(client, network).context["summary"].counted
    shown = [number for _group, counts, every in counted.rows for number in (*counts, every)]
    assert not set(shown) & {1, 2, 3, 4}
    assert counted.all == Membership.objects.exclude(layers=[]).count()


def test_of_four_people_nothing_is_told(client, network):
    kept = list(Membership.objects.exclude(layers=[]).values_list("pk", flat=True)[:4])
    Membership.objects.exclude(pk__in=kept).delete()
    refresh_report(network.seats.get(role__kind=RoleKind.DIRECTOR).role.user, network.authority, network)
    found = summary(client, network).context["summary"]
    assert (found.counted.all, found.sentence, found.picture) == (0, None, None)


def test_an_older_report_is_told_with_its_day(client, network):
    director = network.seats.get(role__kind=RoleKind.DIRECTOR).role.user
    before = summary(client, network).context["summary"]
    assert before.sentence
    outdate_report(director, network.authority, network)
    after = summary(client, network).context["summary"]
    assert (after.sentence, after.as_of) == (before.sentence, network.frozen_on)


def test_it_costs_as_many_queries_for_everybody(client, network, django_assert_max_num_queries):
    summary(client, network)  # the first request of a session writes that it is in use
    with django_assert_max_num_queries(9):
        summary(client, network)


def test_from_one_day_to_the_next_nobody_is_found(client, network):
    """Whoever joins alone is counted once five made the same step."""
    director = network.seats.get(role__kind=RoleKind.DIRECTOR).role.user
    before = summary(client, network).context["summary"].counted
    for number in range(1, 6):
        add_someone(network, layers=["people_in_poverty"])
        refresh_report(director, network.authority, network)
        after = summary(client, network).context["summary"].counted
        assert after.all == before.all + (5 if number == 5 else 0)
