"""People of a network and their meetings."""

from datetime import datetime

import factory
from django.utils.timezone import make_aware
from factory.django import DjangoModelFactory

from draagvlak.capabilities.network.models import Attendance, Meeting, Membership, Person
from tests.factories import NetworkFactory


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    authority = factory.SubFactory("tests.factories.AuthorityFactory")
    name = factory.Sequence(lambda n: f"Persoon {n}")


class MemberFactory(DjangoModelFactory):
    """Somebody who belongs to a network."""

    class Meta:
        model = Membership

    authority = factory.SelfAttribute("network.authority")
    network = factory.SubFactory(NetworkFactory)
    person = factory.SubFactory(PersonFactory, authority=factory.SelfAttribute("..network.authority"))
    layers = factory.LazyFunction(lambda: ["colleague"])


class MeetingFactory(DjangoModelFactory):
    """Held a week before the day on which the example stands still."""

    class Meta:
        model = Meeting

    authority = factory.SelfAttribute("network.authority")
    network = factory.SubFactory(NetworkFactory)
    title = factory.Sequence(lambda n: f"Overleg {n}")
    starts_at = make_aware(datetime(2026, 11, 17, 14))
    ends_at = make_aware(datetime(2026, 11, 17, 16))
    uid = factory.Sequence(lambda n: f"{n}@draagvlak")


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    authority = factory.SelfAttribute("meeting.authority")
    meeting = factory.SubFactory(MeetingFactory)
    person = factory.SubFactory(PersonFactory, authority=factory.SelfAttribute("..meeting.authority"))
