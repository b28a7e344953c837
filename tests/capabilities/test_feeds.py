"""A calendar program gets exactly the meetings its user may see now, and nothing of anybody."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import make_aware
from icalendar import Calendar

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.network.actions import call_off, make_feed, revoke_feed
from draagvlak.capabilities.network.models import CalendarFeed
from draagvlak.capabilities.network.queries.feeds import fed_anywhere, feeds_of
from draagvlak.capabilities.network.writers.calendar import Told, as_calendar
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.meetings import AttendanceFactory, MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=date(2026, 11, 24))


def feed_for(network, kind):
    user = SeatFactory(network=network, role__kind=kind).role.user
    return user, make_feed(user, network.authority, network, "sleutel-van-toen")[1]


def titles(token):
    return [one.title for one in fed_anywhere(token).meetings]


@pytest.mark.parametrize("kind", list(RoleKind))
def test_exactly_what_its_user_may_see(network, kind):
    user, token = feed_for(network, kind)
    mine = MeetingFactory(network=network, title="Mijn overleg")
    AttendanceFactory(meeting=mine, person__account=user)
    MeetingFactory(network=network, title="Ander overleg")
    MeetingFactory(network__authority=network.authority, title="Ander netwerk")
    whole = {RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR, RoleKind.COLLEAGUE}
    assert titles(token) == (["Mijn overleg", "Ander overleg"] if kind in whole else ["Mijn overleg"])


def test_only_the_hash_is_kept_and_the_token_is_long(network):
    _user, token = feed_for(network, RoleKind.DIRECTOR)
    assert len(token) == 32  # 192 bits
    assert CalendarFeed.objects.get().token_hash == hash_of(token)
    assert token not in str(CalendarFeed.objects.values())


def test_a_role_that_ended_an_account_that_closed_and_a_feed_revoked_are_all_unknown(network):
    user, token = feed_for(network, RoleKind.PARTNER)
    assert (fed_anywhere(token).meetings, fed_anywhere("iets anders"), fed_anywhere("")) == ((), None, None)
    Role.objects.update(until=date(2020, 1, 1))
    assert fed_anywhere(token) is None
    Role.objects.update(until=None)
    User.objects.update(is_active=False)
    assert fed_anywhere(token) is None
    User.objects.update(is_active=True)
    assert fed_anywhere(token) is not None
    (feed,) = feeds_of(user, network)
    revoke_feed(user, network.authority, network, feed.pk)
    assert (fed_anywhere(token), list(feeds_of(user, network))) == (None, [])


def test_nobody_revokes_the_feed_of_another(network):
    feed_for(network, RoleKind.PARTNER)
    other = SeatFactory(network=network).role.user
    with pytest.raises(CalendarFeed.DoesNotExist):
        revoke_feed(other, network.authority, network, CalendarFeed.objects.get().pk)
    assert CalendarFeed.objects.get().revoked_at is None


def test_it_is_found_from_outside_any_authority_and_shows_only_its_own(network):
    _user, token = feed_for(network, RoleKind.DIRECTOR)
    MeetingFactory(network=network, title="Hier")
    other = AuthorityFactory()
    with inside(other):
        MeetingFactory(network=NetworkFactory(authority=other), title="Elders")
        assert titles(token) == ["Hier"]


def test_its_mark_changes_exactly_when_it_does(network):
    user, token = feed_for(network, RoleKind.DIRECTOR)
    meeting = MeetingFactory(network=network)
    before = fed_anywhere(token)
    assert fed_anywhere(token).mark == before.mark
    AttendanceFactory(meeting=meeting)
    assert fed_anywhere(token).mark == before.mark
    call_off(user, network.authority, network, meeting.pk, False, "stap")
    after = fed_anywhere(token)
    assert after.mark != before.mark
    assert [(one.uid, one.sequence, one.is_cancelled) for one in after.meetings] == [(meeting.uid, 1, True)]


def test_what_is_written_reads_back_the_same():
    zone = ZoneInfo("Europe/Brussels")
    changed = make_aware(datetime(2026, 11, 1, 8))
    meetings = [
        Told(
            1,
            "a@draagvlak",
            3,
            "Zomer, met; komma’s\nen regels " + "é" * 90,
            "Zaal “Bib”",
            *at(7, 1, 14),
            False,
            changed,
        ),
        Told(2, "b@draagvlak", 0, "Winter", "", *at(12, 1, 14), True, changed),
        Told(3, "c@draagvlak", 0, "Hele dag", "", *at(12, 5, 0, 24), False, changed),
        Told(4, "d@draagvlak", 0, "Zonder einde", "", *at(12, 6, 9, 0), False, changed),
    ]
    text = as_calendar("Vergaderingen", meetings, lambda key: f"https://x.example/{key}/")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    calendar = Calendar.from_ical(text)
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE", *["VEVENT"] * 4]
    summer, winter, whole, point = calendar.events
    assert (str(summer["summary"]), str(summer["location"])) == (meetings[0].title, meetings[0].place)
    assert (summer["dtstart"].dt, summer["dtend"].dt) == (meetings[0].starts_at, meetings[0].ends_at)
    assert summer["dtstart"].dt.astimezone(zone).hour == winter["dtstart"].dt.astimezone(zone).hour == 14
    assert (summer["sequence"], str(summer["uid"]), str(summer["url"])) == (3, "a@draagvlak", "https://x.example/1/")
    assert [str(event["status"]) for event in calendar.events] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
    assert (whole["dtstart"].dt, whole["dtend"].dt) == (date(2026, 12, 5), date(2026, 12, 6))
    assert (point["dtstart"].dt, "dtend" in point) == (meetings[3].starts_at, False)
    assert {event["dtstamp"].dt for event in calendar.events} == {changed}


def at(month, day, hour, hours=2):
    start = datetime(2026, month, day, hour)
    return make_aware(start), make_aware(start + timedelta(hours=hours))


def test_the_zone_of_the_file_changes_when_ours_does():
    text = as_calendar("x", [], str)
    zone = Calendar.from_ical(text).timezones[0].to_tz()
    ours = ZoneInfo("Europe/Brussels")
    for day in range(0, 3000, 3):
        moment = datetime(2024, 1, 1, 12) + timedelta(days=day)
        assert zone.utcoffset(moment) == moment.replace(tzinfo=ours).utcoffset()
