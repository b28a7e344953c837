"""Several networks of one authority: people and organisations in them, what each is for, asked and agreed."""

from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from draagvlak.capabilities.alignment import models
from draagvlak.capabilities.network.models import Attendance, Meeting, Membership, Network, Person
from tests.factories import NetworkFactory


class ProfileFactory(DjangoModelFactory):
    class Meta:
        model = models.Profile

    network = factory.SubFactory(NetworkFactory)
    authority = factory.SelfAttribute("network.authority")


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = models.Agreement

    kind = "contact"
    subject = factory.Sequence(lambda n: f"Groep {n}")
    since = date(2026, 1, 5)


class RequestFactory(DjangoModelFactory):
    class Meta:
        model = models.Request

    network = factory.SubFactory(NetworkFactory)
    authority = factory.SelfAttribute("network.authority")
    kind = "data"
    topic = "reach"
    title = factory.Sequence(lambda n: f"Vraag {n}")
    asked_on = date(2026, 10, 1)


def people_of(authority, count, **said):
    """So many new people of the authority."""
    first = Person.objects.count()
    made = [Person(authority=authority, name=f"Mens {first + n:04}", **said) for n in range(count)]
    return Person.objects.bulk_create(made)


def belong(network, people, layer="colleague"):
    rows = [Membership(authority=network.authority, network=network, person=one, layers=[layer]) for one in people]
    Membership.objects.bulk_create(rows)


def meet(network, people, day=date(2026, 10, 6), title="Overleg", hours=2, answer="present"):
    starts = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    meeting = Meeting.objects.create(
        authority=network.authority,
        network=network,
        title=title,
        starts_at=starts,
        ends_at=starts + timedelta(hours=hours),
        uid=f"m{Meeting.objects.count()}",
    )
    at = {"authority": network.authority, "meeting": meeting, "answer": answer}
    Attendance.objects.bulk_create(Attendance(person=one, **at) for one in people)
    return meeting


def ask(request, people=(), organisations=()):
    at = {"authority": request.authority, "request": request}
    for person in people:
        models.RequestedFrom.objects.create(person=person, **at)
    for organisation in organisations:
        models.RequestedFrom.objects.create(organisation=organisation, **at)
    return request


def many_networks(authority, networks, people, each=2):
    """`networks` networks, with `people` people in all, each in `each` of them."""
    made = [NetworkFactory(authority=authority) for _n in range(networks)]
    persons = people_of(authority, people)
    for place, network in enumerate(made):
        belong(network, [one for n, one in enumerate(persons) if (place - n) % networks < each])
    return list(Network.objects.all()), persons
