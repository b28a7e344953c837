"""Queries that are built once say the same as those that are built each time, in whatever authority they are asked."""

from datetime import date

import pytest

from draagvlak.basics.built import HOLE, any_of, listed_keys, objects_of, rows_of
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.models import Membership, Person
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """A network of each of two authorities, with people of the same names."""
    networks = []
    for authority in (AuthorityFactory(), AuthorityFactory()):
        with inside(authority):
            network = SeatFactory(network__authority=authority).network
            networks.append(network)
            for name in ("An", "Bo", "Cis"):
                add_someone(network, name)
    return networks


def named():
    return Person.objects.order_by("name").values_list("pk", "name")


def test_each_authority_gets_its_own_rows(two, django_assert_num_queries):
    for _ in range(2):
        for network in two:
            with inside(network.authority):
                expected = list(named())
                with django_assert_num_queries(1):
                    assert rows_of("named", named) == expected


def test_what_changes_is_seen_at_once(two):
    with inside(two[0].authority):
        assert [name for _key, name in rows_of("named", named)] == ["An", "Bo", "Cis"]
        Person.objects.filter(name="Bo").update(name="Dré")
        assert [name for _key, name in rows_of("named", named)] == ["An", "Cis", "Dré"]


def test_a_hole_is_filled_each_time(two):
    with inside(two[0].authority):
        people = list(Person.objects.order_by("name"))
        for one in people:
            (found,) = objects_of("one person", Person, lambda: Person.objects.filter(pk=HOLE), one.pk)
            assert (found, found.name, found.renewed_on) == (one, one.name, one.renewed_on)
        for some in ([], people[:1], people[1:]):
            wanted = listed_keys(one.pk for one in some)
            found = objects_of(
                "some", Person, lambda: Person.objects.filter(pk__in=any_of(HOLE)).order_by("name"), wanted
            )
            assert found == some
        names = listed_keys(["An", "Cis", "Niemand ‘’"])
        found = rows_of(
            "names", lambda: Person.objects.filter(name__in=any_of(HOLE, are_keys=False)).values_list("name"), names
        )
        assert sorted(found) == [("An",), ("Cis",)]


def test_of_another_authority_nothing_is_found_by_a_key(two):
    with inside(two[0].authority):
        others = [one.pk for one in Person.objects.all()]
    with inside(two[1].authority):
        for key in others:
            assert objects_of("one person", Person, lambda: Person.objects.filter(pk=HOLE), key) == []


def test_values_are_those_of_their_field(two):
    with inside(two[0].authority):
        Membership.objects.update(layers=["colleague", "association"], since=date(2026, 1, 2))
        asked = Membership.objects.order_by("pk")
        assert objects_of("members", Membership, lambda: asked, also=["person__name"]) == list(asked)
        (first, *_rest) = objects_of("members", Membership, lambda: asked, also=["person__name"])
        assert (first.layers, first.since) == (["colleague", "association"], date(2026, 1, 2))
        assert first.also_person__name == "An"


def test_where_it_is_known_that_there_is_none_nothing_is_asked(two, django_assert_num_queries):
    with inside(two[0].authority):
        for _ in range(2):
            with django_assert_num_queries(0):
                assert rows_of("nobody", lambda: Person.objects.filter(pk__in=[]).values_list("pk")) == []
