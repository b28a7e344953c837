"""What is taken over stands in the calendars, as other programs read them; it moves, falls away, and is taken back."""

from datetime import timedelta

import pytest
import vobject
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.actions import make_feed
from draagvlak.capabilities.network.models import Attendance, Meeting
from draagvlak.capabilities.network.queries.feeds import fed_anywhere
from draagvlak.capabilities.network.writers.calendar import as_calendar
from draagvlak.capabilities.planning.actions import parts, taking
from draagvlak.capabilities.planning.models import TakenOver, Wanted
from draagvlak.capabilities.planning.queries.comparing import What, changes_of
from tests.factories import SeatFactory
from tests.factories.planning import add_wanted


@pytest.fixture
def two(table):
    """Two meetings, of a network each."""
    return add_wanted(table.planning, table.one), add_wanted(table.planning, table.two, "Werkgroep")


def take(table, proposal, *chosen, step=""):
    keys = chosen or [change.key for change in changes_of(proposal)]
    return taking.take_over(*table.who, table.planning.pk, proposal.pk, keys, step or table.step())


def feed(table, network):
    """What a calendar program reads, by a library that did not write it."""
    token = make_feed(table.user, table.authority, network, table.step())[1]
    told = fed_anywhere(token).meetings
    calendar = vobject.readOne(as_calendar("Net", told, lambda key: f"https://x.example/{key}").decode())
    return [
        (one.summary.value, one.dtstart.value, int(one.sequence.value), one.status.value, one.uid.value)
        for one in calendar.contents.get("vevent", [])
    ]


def test_into_the_feed_and_moved_and_cancelled(table, two):
    first = table.propose()
    assert vars(take(table, first)) == {"new": 2, "moved": 0, "off": 0}
    ((title, start, sequence, status, uid),) = feed(table, table.one)
    assert (title, sequence, status) == ("Stuurgroep", 0, "CONFIRMED")
    assert start == Meeting.objects.get(title="Stuurgroep").starts_at
    assert {one.what for one in changes_of(table.propose())} == {What.SAME}

    day = table.planning.since + timedelta(days=10)
    parts.fix(*table.who, table.planning.pk, parts.Place(two[0].pk, 0, day, "evening"))
    moved = table.propose()
    Meeting.objects.filter(title="Stuurgroep").update(agenda="punt een")
    assert vars(take(table, moved)) == {"new": 0, "moved": 1, "off": 0}
    ((_title, start, sequence, status, same),) = feed(table, table.one)
    assert (start.date(), start.hour, sequence, status, same) == (day, 19, 1, "CONFIRMED", uid)
    assert Meeting.objects.get(title="Stuurgroep").agenda == "punt een"

    two[0].fixed.all().delete()
    Wanted.objects.filter(pk=two[1].pk).update(many=2)
    take(table, table.propose())
    Wanted.objects.filter(pk=two[1].pk).update(many=1)
    assert take(table, table.propose()).off == 1
    assert sorted(status for *_rest, status, _uid in feed(table, table.two)) == ["CANCELLED", "CONFIRMED"]


def test_who_is_asked(table, two):
    take(table, table.propose())
    asked = {(row.meeting.title, row.person.name) for row in Attendance.objects.select_related("meeting", "person")}
    assert asked == {
        ("Stuurgroep", "An Eerste"),
        ("Stuurgroep", "Bo Beide"),
        ("Werkgroep", "Bo Beide"),
        ("Werkgroep", "Cas Tweede"),
    }


def test_a_part_and_the_rest_later(table, two):
    proposal = table.propose()
    take(table, proposal, f"{two[1].pk}.0")
    assert list(Meeting.objects.values_list("title", flat=True)) == ["Werkgroep"]
    assert vars(take(table, proposal)) == {"new": 1, "moved": 0, "off": 0}


def test_sent_twice_is_done_once(table, two):
    proposal, step = table.propose(), table.step()
    take(table, proposal, step=step)
    with pytest.raises(SentBeforeError):
        take(table, proposal, step=step)
    assert Meeting.objects.count() == 2


def test_taken_back_whole_or_not_at_all(table, two):
    proposal, step = table.propose(), table.step()
    take(table, proposal, step=step)
    meeting = Meeting.objects.get(title="Werkgroep")
    Attendance.objects.filter(meeting=meeting).update(answer="present")
    with pytest.raises(ChangedMeanwhileError):
        taking.take_back(*table.who, table.planning.pk, step)
    assert Meeting.objects.count() == 2
    Attendance.objects.filter(meeting=meeting).update(answer="invited")
    assert taking.take_back(*table.who, table.planning.pk, step) == 2
    assert (Meeting.objects.count(), TakenOver.objects.count()) == (0, 0)
    with pytest.raises(LookupError):
        taking.take_back(*table.who, table.planning.pk, step)


def test_only_into_calendars_that_one_may_write(table, two):
    """Who directs one network plans both, and puts only the meetings of the one in its calendar."""
    table.user = SeatFactory(network=table.one).role.user
    proposal = table.propose()
    with pytest.raises(PermissionDenied):
        take(table, proposal)
    assert Meeting.objects.count() == 0
    assert take(table, proposal, f"{two[0].pk}.0").new == 1


def test_who_directs_none_of_its_networks_plans_nothing(table, two):
    table.user = SeatFactory(network__authority=table.authority).role.user
    with pytest.raises(PermissionDenied):
        table.propose()
