"""The roll is held until people may have changed, is of one network of one authority, and says what rows say."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.network.actions.people import Version, correct_person
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.network.queries import roll as rolls
from draagvlak.capabilities.network.queries.changing import NEWEST, people_number
from draagvlak.capabilities.network.queries.people import SORTS, Look, keys_seen, members_seen
from draagvlak.capabilities.network.queries.roll import roll_of
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.people import DAY, add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    authority = AuthorityFactory()
    with inside(authority):
        yield SeatFactory(network__authority=authority)


def do(seat, right):
    with acting(seat.role.user, right, seat.network.authority, seat.network) as note:
        note(seat.network)


def test_it_is_held_while_nobody_changes(seat, django_assert_num_queries):
    add_someone(seat.network, "An Maes")
    do(seat, "network.write_people")
    first = roll_of(seat.network)
    do(seat, "network.note_contact")
    with django_assert_num_queries(1):
        assert roll_of(seat.network) is first


def test_whatever_may_have_changed_somebody_ends_it(seat):
    an = add_someone(seat.network, "An Maes")
    first = roll_of(seat.network)
    Person.objects.filter(pk=an.pk).update(name="Bo Maes")
    do(seat, "network.write_people")
    assert roll_of(seat.network) is not first
    assert roll_of(seat.network).called("bo") == [an.pk]
    assert roll_of(seat.network).called("an") == []


def test_who_is_new_ends_it_also_without_a_line_in_the_audit(seat):
    before = people_number()
    add_someone(seat.network, "An Maes")
    assert people_number() != before


def test_more_lines_than_are_looked_at_end_it(seat):
    before = people_number()
    for _ in range(NEWEST):
        do(seat, "network.outdate")
    assert people_number() != before
    assert people_number() == people_number()


def test_minutes_end_it(seat, monkeypatch):
    first = roll_of(seat.network)
    assert roll_of(seat.network) is first
    began = rolls.time.monotonic()
    monkeypatch.setattr(rolls.time, "monotonic", lambda: began + rolls.MINUTES * 60 + 1)
    assert roll_of(seat.network) is not first


def test_no_more_is_held_than_one_process_may(seat, monkeypatch):
    monkeypatch.setattr(rolls, "MOST_PEOPLE", 2)
    other = SeatFactory(network__authority=seat.network.authority).network
    for network in (seat.network, other):
        for name in ("An", "Bo"):
            add_someone(network, name)
    first = roll_of(seat.network)
    assert roll_of(seat.network) is first
    roll_of(other)
    assert roll_of(seat.network) is not first


def test_another_authority_finds_nobody_in_it(seat):
    an = add_someone(seat.network, "An Maes")
    assert roll_of(seat.network).called("maes") == [an.pk]
    with inside(AuthorityFactory()):
        assert roll_of(seat.network).persons == []


def test_lists_are_those_of_the_database(seat):
    for number, (name, organisation, layers) in enumerate(
        [
            ("Zoë", "Chiro", ["colleague", "association"]),
            ("An", "ocmw", []),
            ("Émile", "", ["political"]),
            ("Bo", "OCMW", ["association"]),
        ]
    ):
        someone = add_someone(seat.network, name, organisation=organisation)
        Membership.objects.filter(person=someone).update(layers=layers)
        if number == 2:
            Membership.objects.filter(person=someone).update(until=DAY.replace(year=DAY.year - 1))
    do(seat, "network.write_people")
    for sort in ("", *SORTS):
        for layer in ("", "none", "association", "political"):
            for organisation in ("", "OCMW"):
                for has_left in (False, True):
                    look = Look("", layer, organisation, sort, has_left)
                    expected = list(members_seen(seat.network, look).values_list("pk", flat=True))
                    assert keys_seen(seat.network, look) == expected, look


def test_who_was_corrected_is_found_by_the_new_name(seat):
    an = add_someone(seat.network, "An Maes")
    assert keys_seen(seat.network, Look("maes"))
    details = dict.fromkeys(("function", "organisation", "municipality", "email", "known_as", "phone"), "")
    who = seat.role.user, seat.network.authority, seat.network
    correct_person(*who, Version(an.pk, an.version), {**details, "name": "An Peeters"}, None)
    assert keys_seen(seat.network, Look("maes")) == []
    assert len(keys_seen(seat.network, Look("peters"))) == 1
