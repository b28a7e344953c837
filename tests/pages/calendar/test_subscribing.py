"""A calendar program reads along, until its address is revoked."""

import re
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.network.models import CalendarFeed
from tests.factories import SeatFactory
from tests.factories.meetings import AttendanceFactory, MeetingFactory
from tests.pages.calendar.hands import as_role, key_in, to

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[2] / "data" / "calendars"


def test_a_calendar_program_reads_what_its_user_may_see_until_it_is_revoked(network, client):
    user = as_role(network, client, RoleKind.PARTNER)
    mine = MeetingFactory(network=network, title="Mijn overleg", agenda="Over Fatima", decisions="Geheim besluit")
    AttendanceFactory(meeting=mine, person__account=user, person__name="Pia Partner")
    AttendanceFactory(meeting=mine, person__name="Fatima Onbekend")
    MeetingFactory(network=network, title="Ander overleg")
    key = key_in(client.get(to("subscribe")))
    page = client.post(to("subscribe"), {"key": key})
    secret = re.search(r"http://testserver(/agenda/[\w-]{32}\.ics)", page.content.decode())[1]
    again = client.post(to("subscribe"), {"key": key}, follow=True)
    assert "/agenda/" not in again.content.decode()
    assert CalendarFeed.objects.count() == 1
    client.logout()
    answer = client.get(secret)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert (answer["Cache-Control"], answer.cookies) == ("private, no-cache", {})
    (event,) = Calendar.from_ical(answer.content).events
    assert (str(event["summary"]), str(event["url"])) == ("Mijn overleg", f"http://testserver{to('one', mine.pk)}")
    for word in (b"Fatima", b"Pia", b"Geheim", b"ATTENDEE"):
        assert word not in answer.content
    same = client.get(secret, headers={"If-None-Match": answer["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    mine.title = "Nieuwe titel"
    mine.save()
    assert client.get(secret, headers={"If-None-Match": answer["ETag"]}).status_code == 200
    unknown = client.get(f"/agenda/{'x' * 32}.ics")
    Role.objects.update(until=date(2020, 1, 1))
    ended = client.get(secret)
    assert (ended.status_code, unknown.status_code) == (404, 404)
    assert without_number(ended) == without_number(unknown)
    Role.objects.update(until=None)
    client.force_login(user)
    client.post(to("revoke", CalendarFeed.objects.get().pk))
    assert client.get(secret).status_code == 404


def without_number(answer):
    """An answer without the number of its request."""
    return answer.content.replace(answer["X-Request-Id"].encode(), b"")


def test_nobody_revokes_somebody_elses_address(network, client, director):
    other = SeatFactory(network=network).role.user
    feed = CalendarFeed.objects.create(authority=network.authority, network=network, user=other, token_hash="x")
    assert client.post(to("revoke", feed.pk)).status_code == 404
    assert CalendarFeed.objects.get().revoked_at is None


def test_one_meeting_as_a_file(network, client, director):
    meeting = MeetingFactory(network=network, title="Overleg")
    answer = client.get(to("file", meeting.pk))
    assert answer["Content-Disposition"] == f'attachment; filename="vergadering-{meeting.pk}.ics"'
    assert [str(event["summary"]) for event in Calendar.from_ical(answer.content).events] == ["Overleg"]
