"""Who left the network, or objected, is measured nowhere: not as a person, not in a contact, a tie or a proposal."""

from datetime import date, timedelta

import pytest

from draagvlak.analysis.report import make_report
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.insights.models import ConversationAnswer
from draagvlak.capabilities.insights.snapshots import records_of
from draagvlak.capabilities.network.models import Contact, KnownTie, Membership, Participation, Person
from tests.factories import AuthorityFactory, SeatFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


@pytest.fixture
def network(db):
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
        people = [Person.objects.create(authority=authority, name=name) for name in ("A", "B", "C")]
        for person in people:
            Membership.objects.create(
                authority=authority, network=seat.network, person=person, layers=["colleague"], since=date(2026, 1, 1)
            )
        contact = Contact.objects.create(authority=authority, network=seat.network, happened_on=DAY, fingerprint="x")
        for person in people:
            Participation.objects.create(authority=authority, contact=contact, person=person)
        a, b, c = people
        KnownTie.objects.create(authority=authority, network=seat.network, a=b, b=c)
        ConversationAnswer.objects.create(
            authority=authority, network=seat.network, a=a, b=c, answer="not_now", answered_on=DAY, until=DAY
        )
        seat.network.director = c
        seat.network.save()
        yield seat.network, people


def test_all_are_there_before(network):
    found = records_of(network[0], DAY)
    assert len(found.people) == 3
    assert [len(contact.participants) for contact in found.contacts] == [3]
    assert (len(found.known_ties), len(found.refused), found.director) == (1, 1, str(network[1][2].pk))


@pytest.mark.parametrize("how", ["left", "objected"])
def test_nothing_is_left_of_who_is_gone(network, how):
    place, (a, b, c) = network
    if how == "left":
        Membership.objects.filter(person=c).update(until=DAY - timedelta(days=1))
        place.frozen_on = DAY
    else:
        Person.objects.filter(pk=c.pk).update(objected_on=DAY)
    found = records_of(place, DAY)
    assert [person.id for person in found.people] == [str(a.pk), str(b.pk)]
    assert [contact.participants for contact in found.contacts] == [(str(a.pk), str(b.pk))]
    assert (found.known_ties, found.refused, found.director) == ((), frozenset(), None)
    assert make_report(found, DAY).counts.ties == 1


@pytest.mark.parametrize(("own", "expected"), [((), ("Duffel", "Heist-op-den-Berg", "Lier")), (("Lier",), ("Lier",))])
def test_the_municipalities_that_it_spans_come_along(network, own, expected):
    place = network[0]
    named = Municipality.objects.filter(name__in=("Duffel", "Heist-op-den-Berg", "Lier"))
    place.authority.municipalities.set(named)
    place.municipalities.set(named.filter(name__in=own))
    assert records_of(place, DAY).spans == expected
