"""The director's own pages: what the week holds, how the network moves, and a log that nobody else reads."""

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.insights.actions import answer_conversation, refresh_report
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.insights.queries.week import week_of
from draagvlak.capabilities.network.models import (
    Contact,
    Inspiration,
    Meeting,
    Participation,
    Person,
)
from tests.factories import SeatFactory

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture
def network(client, example):
    found = example
    with inside(found.authority):
        client.force_login(director(found))
        yield found


def director(network):
    return network.seats.get(role__kind=RoleKind.DIRECTOR).role.user


def address(name, network, *more):
    return reverse(f"week:{name}", args=[network.authority.slug, network.slug, *more])


def planned(network, days, **more):
    at = datetime.combine(network.frozen_on, datetime.min.time(), BRUSSELS) + timedelta(days=days, hours=20)
    Meeting.objects.create(
        authority=network.authority,
        network=network,
        title=f"Overleg {days}",
        starts_at=at,
        ends_at=at,
        uid=f"{days}{more}",
        **more,
    )


def test_it_is_the_first_page_of_a_director(client, network):
    assert client.get("/").url == address("week", network)
    shortened = reverse("start:network", args=[network.authority.slug, network.slug])
    assert client.get(shortened).url == address("week", network)


def test_the_week_holds_what_comes_and_nothing_else(client, network):
    for days in (-1, 0, 7, 8):
        planned(network, days)
    planned(network, 3, is_cancelled=True)
    week = client.get(address("week", network)).context["week"]
    assert [meeting.title for meeting in week.meetings] == ["Overleg 0", "Overleg 7"]
    told = client.get(address("week", network)).content.decode()
    for meeting in week.meetings:
        assert reverse("calendar:one", args=[network.authority.slug, network.slug, meeting.pk]) in told
    assert len(week.conversations) == 3


def test_birthdays_are_of_people_whom_the_director_met(client, network):
    met = Participation.objects.filter(contact__participations__person=network.director_id).values("person")
    friend, other = Person.objects.filter(pk__in=met).exclude(pk=network.director_id)[:2]
    stranger = Person.objects.create(authority=network.authority, name="Onbekende")
    Person.objects.filter(pk__in=[friend.pk, stranger.pk]).update(birth_day=26, birth_month=11)
    Person.objects.filter(pk=other.pk).update(birth_day=3, birth_month=12)
    birthdays = week_of(network).birthdays
    assert [(one.person.pk, one.on.isoformat()) for one in birthdays] == [(friend.pk, "2026-11-26")]


def test_who_was_born_on_29_february_is_remembered_on_1_march(client, network):
    met = Participation.objects.filter(contact__participations__person=network.director_id).values("person")
    friend = Person.objects.filter(pk__in=met).exclude(pk=network.director_id)[0]
    Person.objects.filter(pk=friend.pk).update(birth_day=29, birth_month=2)
    network.frozen_on = network.frozen_on.replace(year=2027, month=2, day=26)
    assert [one.on.isoformat() for one in week_of(network).birthdays] == ["2027-03-01"]
    network.frozen_on = network.frozen_on.replace(year=2028)
    assert [one.on.isoformat() for one in week_of(network).birthdays] == ["2028-02-29"]


def test_it_says_what_came_of_a_conversation(client, network):
    pair = sorted(int(report_of(network)["conversations"][0][end]["id"]) for end in ("and", "with"))
    answer_conversation(director(network), network.authority, network, tuple(pair), "done")
    assert [one.met for one in week_of(network).outcomes] == [0]
    together = Contact.objects.create(
        authority=network.authority, network=network, happened_on=network.frozen_on, fingerprint="together"
    )
    for person in pair:
        Participation.objects.create(authority=network.authority, contact=together, person_id=person)
    assert [one.met for one in week_of(network).outcomes] == [1]
    refresh_report(director(network), network.authority, network)
    assert "Sindsdien noteerde iemand 1 contact van hen samen." in client.get(address("week", network)).content.decode()


def test_the_months_count_what_the_list_holds(client, network):
    drive = client.get(address("drive", network)).context["drive"]
    assert (drive.heads[0], drive.heads[-1]) == ("december 2025", "november 2026")
    poor = next(one for one in drive.network if one.layer == "people_in_poverty")
    there = Contact.objects.filter(
        happened_on__range=("2026-11-01", network.frozen_on),
        participations__person__membership__layers__0="people_in_poverty",
    )
    assert poor.last == there.distinct().count() > 0
    text = client.get(address("drive", network)).content.decode()
    assert text.count("<svg") == len(drive.network)
    assert "Dezelfde maanden in een tabel" in text


def test_only_its_owner_reads_the_log(client, network):
    said = "Een tip van een vader aan de schoolpoort"
    sent = {"key": "k" * 20, "text": said, "noted_on": "2026-11-20"}
    assert client.post(address("mine", network), sent).status_code == 302
    assert client.post(address("mine", network), sent).status_code == 302
    (kept,) = Inspiration.objects.all()
    assert said in client.get(address("mine", network)).content.decode()
    other = SeatFactory(network=network)
    client.force_login(other.role.user)
    assert said not in client.get(address("mine", network)).content.decode()
    assert client.get(address("change", network, kept.pk)).status_code == 404
    assert client.post(address("remove", network, kept.pk)).status_code == 404
    book = openpyxl.load_workbook(BytesIO(client.get(address("take_along", network)).content))
    assert next(len(list(sheet.rows)) for sheet in book) == 1
    assert Inspiration.objects.count() == 1


def test_what_came_of_it_is_filled_in_later_and_nobody_overwrites(client, network):
    client.post(address("mine", network), {"key": "k" * 20, "text": "Idee", "noted_on": "2026-11-20"})
    kept = Inspiration.objects.get()
    told = {"key": "l" * 20, "version": 1, "text": "Idee", "came_of_it": "Een zwemgroep", "noted_on": "2026-11-20"}
    assert client.post(address("change", network, kept.pk), told).status_code == 302
    late = client.post(address("change", network, kept.pk), {**told, "came_of_it": "Niets"})
    assert late.status_code == 409
    assert "Een zwemgroep" in late.content.decode()
    assert "Niets" in late.content.decode()
    assert client.post(address("remove", network, kept.pk)).status_code == 302
    assert not Inspiration.objects.exists()


def test_a_formula_taken_along_is_a_text(client, network):
    client.post(address("mine", network), {"key": "k" * 20, "text": "=1+1", "noted_on": "2026-11-20"})
    book = openpyxl.load_workbook(BytesIO(client.get(address("take_along", network)).content))
    cell = book.worksheets[0]["B2"]
    assert (cell.data_type, cell.value) == ("s", "'=1+1")


@pytest.mark.parametrize("name", ["week", "drive", "mine"])
def test_queries_do_not_grow(client, network, name, django_assert_max_num_queries):
    for days in range(3):
        planned(network, days)
        Inspiration.objects.create(
            authority=network.authority,
            network=network,
            owner=director(network),
            noted_on=network.frozen_on,
            text=str(days),
        )
    client.get(address(name, network))  # the first in five minutes notes the session
    client.get(address(name, network))  # the first request of a session writes that it is in use
    with django_assert_max_num_queries(13):
        client.get(address(name, network))
