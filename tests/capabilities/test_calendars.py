"""A calendar file in the network: each meeting once, whatever is read again, and all of it taken back as one."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.utils.timezone import now

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.exchange.readers.calendars import read_calendar
from draagvlak.capabilities.network.actions import Brought, add_calendar, mark, remove_calendar, top_up_series
from draagvlak.capabilities.network.models import (
    Attendance,
    Batch,
    Contact,
    Meeting,
    Membership,
    Network,
    Participation,
    Person,
    Series,
)
from draagvlak.capabilities.network.queries import is_newest
from draagvlak.capabilities.network.queries.calendars import calendars_brought, guests_of, recognise_guests, weigh
from draagvlak.capabilities.network.queries.feeds import told
from draagvlak.capabilities.network.queries.inviting import candidates
from draagvlak.capabilities.network.writers.calendar import as_calendar
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.meetings import MemberFactory

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[1] / "data" / "calendars"
DAY = date(2026, 11, 24)
TABLES = (Series, Meeting, Attendance, Person, Membership, Contact, Participation, Batch)


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=DAY)


@pytest.fixture
def who(network):
    return SeatFactory(network=network).role.user, network.authority, network


def dump(*without):
    rows = json.loads(serializers.serialize("json", [row for t in TABLES for row in t.objects.order_by("pk")]))
    for row in rows:
        for part in without:
            row["fields"].pop(part, None)
    return rows


def file(name, *changes):
    data = (FILES / f"{name}.ics").read_bytes()
    for was, becomes in changes:
        assert was in data
        data = data.replace(was, becomes)
    return read_calendar(data, DAY)[0]


def test_meetings_come_in_with_their_guests_once(who, network):
    katrien = MemberFactory(network=network, person__name="Katrien Dossier").person.pk
    jos = MemberFactory(network=network, person__name="Jos", person__email="jos.maes@ocmw.example").person.pk
    found = file("outlook")
    told_of = recognise_guests(candidates(network), guests_of(found))
    assert [(one.name, one.is_sure) for one in told_of] == [
        ("Lies Trekker", False),
        ("Katrien Dossier", True),
        ("Jos.Maes@ocmw.example", True),
    ]
    (weighed,) = weigh(network, found)
    assert (weighed.new, weighed.changed, weighed.same, weighed.guests, weighed.comes_back) == (5, 0, 0, 3, True)
    people = {"katrien.dossier@voorbeeldgem.example": katrien, "jos.maes@ocmw.example": jos}
    batch = add_calendar(*who, Brought(found, people), "s1")
    assert (Meeting.objects.count(), batch.filled) == (5, [["calendar", 0, "s1", 5]])
    asked = set(Attendance.objects.values_list("meeting__title", "person", "answer"))
    assert asked == {
        ("Kerngroep vrijetijdsparticipatie", katrien, "invited"),
        ("Kerngroep vrijetijdsparticipatie", jos, "excused"),
    }
    (weighed,) = weigh(network, found)
    assert (weighed.new, weighed.changed, weighed.same, weighed.does_something) == (0, 0, 5, False)
    before = dump()
    assert add_calendar(*who, Brought(found, people), "s2").filled == [["calendar", 0, "s2", 0]]
    assert [row for row in dump() if row["model"] != "network.batch"] == before[:-1]
    assert top_up_series(network.authority, network) == 0  # six times, of which one was left out


def test_a_newer_file_changes_what_is_there_empties_nothing_and_goes_out_again(who, network):
    an = MemberFactory(network=network, person__name="Lies Trekker").person.pk
    add_calendar(*who, Brought(file("outlook")), "s1")
    for one in Meeting.objects.filter(starts_at__year=2027):
        one.agenda = "Onze agenda"
        one.save()
    before = dump("version", "sequence")
    newer = file("outlook", (b"Gemeentehuis\\, zaal 1", b"Bib"), (b"1. Welkom\\n2.", b"2."), (b"COUNT=6", b"COUNT=7"))
    (weighed,) = weigh(network, newer)
    assert (weighed.new, weighed.changed, weighed.same) == (1, 4, 1)
    batch = add_calendar(*who, Brought(newer, {"lies@voorbeeldgem.example": an}), "s2")
    assert Meeting.objects.filter(place="Bib").count() == 5
    assert Attendance.objects.filter(person=an).count() == 5
    remove_calendar(*who, batch.pk)
    assert dump("version", "sequence") == before
    with pytest.raises(LookupError):
        remove_calendar(*who, batch.pk)


def test_it_goes_out_as_if_it_never_came(who, network):
    MemberFactory(network=network)
    before = dump()
    unknown = frozenset({"katrien.dossier@voorbeeldgem.example"})
    batch = add_calendar(*who, Brought(file("outlook"), unknown=unknown), "s1")
    assert Person.objects.filter(name="Katrien Dossier", email__startswith="katrien").count() == 1
    assert Attendance.objects.count() == 4
    assert [one.count for one in calendars_brought(network)] == [5]
    remove_calendar(*who, batch.pk)
    assert dump() == before
    for model in (Meeting, Person, Membership):
        assert not model.history.model.objects.filter(history_change_reason="s1").exists()
    assert not Person.history.model.objects.filter(name="Katrien Dossier").exists()


def test_it_stays_where_somebody_worked_with_it_and_after_thirty_days(who, network):
    people = {MemberFactory(network=network).person.pk: "present" for _ in range(2)}
    batch = add_calendar(*who, Brought(file("outlook")), "s1")
    held = Meeting.objects.earliest("starts_at")
    was = mark(*who, held.pk, people)
    with pytest.raises(ChangedMeanwhileError):
        remove_calendar(*who, batch.pk)
    assert Meeting.objects.count() == 5
    mark(*who, held.pk, was)
    Batch.objects.update(created_at=now() - timedelta(days=30, minutes=1))
    assert calendars_brought(network) == []
    with pytest.raises(LookupError):
        remove_calendar(*who, batch.pk)


def test_whoever_may_not_add_people_adds_none(network):
    colleague = SeatFactory(network=network, role__kind=RoleKind.COLLEAGUE).role.user, network.authority, network
    unknown = frozenset({"katrien.dossier@voorbeeldgem.example"})
    with pytest.raises(PermissionDenied):
        add_calendar(*colleague, Brought(file("outlook"), unknown=unknown), "s1")
    assert (Meeting.objects.count(), Person.objects.count(), Batch.objects.count()) == (0, 0, 0)
    add_calendar(*colleague, Brought(file("outlook")), "s2")
    assert Meeting.objects.count() == 5


def test_a_guest_of_another_network_is_refused(who, network):
    other = MemberFactory(network__authority=network.authority).person.pk
    with pytest.raises(ValueError, match="of the network"):
        add_calendar(*who, Brought(file("outlook"), {"lies@voorbeeldgem.example": other}), "s1")
    assert Meeting.objects.count() == 0


def test_our_own_calendar_read_again_brings_nothing(who, network):
    add_calendar(*who, Brought(file("google")), "s1")
    written = as_calendar("x", told(Meeting.objects.all()), str)
    again = read_calendar(written, DAY)[0]
    assert [one.does_something for one in weigh(network, again)] == [False] * 5
    assert len(again.meetings) == Meeting.objects.count()


def test_a_series_out_of_a_file_goes_on(who, network):
    add_calendar(*who, Brought(file("google", (b";UNTIL=20261101T225959Z", b""))), "s1")
    before = Meeting.objects.count()
    Network.objects.update(frozen_on=DAY + timedelta(days=7))
    network.refresh_from_db()
    assert top_up_series(network.authority, network) == 2
    assert Meeting.objects.count() == before + 2
    again = read_calendar(
        (FILES / "google.ics").read_bytes().replace(b";UNTIL=20261101T225959Z", b""), network.frozen_on
    )
    assert not any(one.does_something for one in weigh(network, again[0]) if one.title == "Avondgroep")


def test_a_list_can_be_undone_also_when_a_calendar_came_after_it(who, network):
    first = Batch.objects.create(authority=network.authority, network=network)
    add_calendar(*who, Brought(file("outlook")), "s1")
    assert is_newest(first)
    empty = Batch.objects.create(authority=network.authority, network=network)
    assert not is_newest(first)
    Batch.objects.filter(pk=empty.pk).update(filled=[["person", 1, "email", ""]])
    assert not is_newest(first)
