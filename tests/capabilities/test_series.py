"""Meetings that come back: on the clock of the wall, a year ahead, changed from one on, and no more than asked."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import make_aware
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.actions import (
    Planned,
    Said,
    call_off,
    change_following,
    change_meeting,
    change_rhythm,
    make_meeting,
    mark,
    top_up_series,
    undo_step,
)
from draagvlak.capabilities.network.choices import Rhythm
from draagvlak.capabilities.network.models import Attendance, Contact, Meeting, Network, Series
from draagvlak.capabilities.network.queries.inviting import Choice
from draagvlak.capabilities.network.queries.recurring import first_slots, from_here, moment_of, rhythm_of, rule_of, wall
from draagvlak.capabilities.network.tasks import top_up_series as every_night
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.meetings import MemberFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 14)


def said(start=START, hours=2, title="Kerngroep", place=""):
    return Said(title, make_aware(start), make_aware(start + timedelta(hours=hours)), place)


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=START.date())


@pytest.fixture
def who(network):
    return SeatFactory(network=network).role.user, network.authority, network


def starts(**only):
    return [
        wall(one) for one in Meeting.objects.filter(**only).order_by("starts_at").values_list("starts_at", flat=True)
    ]


def shown():
    columns = ("starts_at", "ends_at", "title", "place", "is_cancelled", "series__rule", "uid")
    return list(Meeting.objects.order_by("uid").values_list(*columns))


def test_each_week_for_a_year_at_the_same_hour_whatever_the_season(who):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START)), "s")
    made = starts()
    assert made == [START + timedelta(weeks=n) for n in range(53)]
    offsets = {moment_of(one).utcoffset() for one in made}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}
    assert {one.ends_at - one.starts_at for one in Meeting.objects.all()} == {timedelta(hours=2)}


@pytest.mark.parametrize(
    ("rhythm", "start", "expected"),
    [
        (Rhythm.FORTNIGHTLY, START, ["2026-11-24", "2026-12-08", "2026-12-22"]),
        (Rhythm.MONTHLY_WEEKDAY, datetime(2026, 12, 8, 9), ["2026-12-08", "2027-01-12", "2027-02-09"]),
        (Rhythm.MONTHLY_WEEKDAY, datetime(2026, 12, 29, 9), ["2026-12-29", "2027-01-26", "2027-02-23"]),
        (Rhythm.MONTHLY_DAY, datetime(2026, 12, 15, 9), ["2026-12-15", "2027-01-15", "2027-02-15"]),
        (Rhythm.MONTHLY_DAY, datetime(2026, 12, 31, 9), ["2026-12-31", "2027-01-31", "2027-02-28"]),
        (Rhythm.MONTHLY_DAY, datetime(2026, 12, 30, 9), ["2026-12-30", "2027-01-30", "2027-02-28"]),
    ],
)
def test_each_rhythm_ends_after_a_number_or_a_day(who, rhythm, start, expected):
    make_meeting(*who, Planned(said(start), rule_of(rhythm, start, times=3)), "s1")
    assert [str(one.date()) for one in starts()] == expected
    make_meeting(*who, Planned(said(start, title="Tot"), rule_of(rhythm, start, date.fromisoformat(expected[1]))), "s2")
    assert [str(one.date()) for one in starts(title="Tot")] == expected[:2]


@given(
    st.sampled_from([rhythm for rhythm in Rhythm if rhythm]),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)),
)
def test_a_rule_begins_where_it_says_and_is_known_again(rhythm, start):
    start = start.replace(microsecond=0)
    rule = rule_of(rhythm, start, times=5)
    found = first_slots(rule, start, 9)
    assert (found[0], len(found), rhythm_of(rule)) == (start, 5, rhythm)
    assert {one.time() for one in found} == {start.time()}
    rest = from_here(rule, start, found[2], found[2])
    assert first_slots(rest, found[2], 9) == found[2:]
    moved = found[2] + timedelta(days=1)
    rest = first_slots(from_here(rule, start, found[2], moved), moved, 9)
    assert (rest[0], len(rest)) == (moved, 3)


def test_one_is_changed_alone(who):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START, times=3)), "s1")
    second = Meeting.objects.order_by("starts_at")[1]
    change_meeting(*who, (second.pk, 1), said(START + timedelta(days=8, hours=1), title="Anders"), "s2")
    assert starts() == [START, START + timedelta(days=8, hours=1), START + timedelta(days=14)]
    assert list(Meeting.objects.order_by("starts_at").values_list("title", flat=True)) == [
        "Kerngroep",
        "Anders",
        "Kerngroep",
    ]


def test_this_and_following_move_and_what_was_moved_alone_stays(who):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START, times=5)), "s1")
    before = shown()
    one, two, three, four, five = Meeting.objects.order_by("starts_at")
    alone = START + timedelta(days=23, hours=3)
    change_meeting(*who, (four.pk, 1), said(alone, title="Uitstap"), "s2")
    between = shown()
    moved = START + timedelta(days=8, hours=-4)  # from Tuesday at two to Wednesday at ten
    change_following(*who, (two.pk, 1), said(moved, hours=1, place="Bib"), "s3")
    assert starts() == [START, moved, moved + timedelta(days=7), alone, moved + timedelta(days=21)]
    assert list(Meeting.objects.order_by("starts_at").values_list("title", "place")) == [
        ("Kerngroep", ""),
        ("Kerngroep", "Bib"),
        ("Kerngroep", "Bib"),
        ("Uitstap", "Bib"),
        ("Kerngroep", "Bib"),
    ]
    assert [one.uid for one in Meeting.objects.order_by("pk")] == [one.uid for one in (one, two, three, four, five)]
    assert sorted(Series.objects.values_list("rule", flat=True)) == [
        "FREQ=WEEKLY;COUNT=4",
        "FREQ=WEEKLY;UNTIL=20261201T135959",
    ]
    undo_step(*who, "s3")
    assert shown() == between
    undo_step(*who, "s2")
    assert shown() == before
    assert Series.objects.count() == 1


def test_following_of_what_was_changed_meanwhile_changes_nothing(who):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START, times=3)), "s1")
    first = Meeting.objects.order_by("starts_at").first()
    change_meeting(*who, (first.pk, 1), said(title="Eerst"), "s2")
    before = shown()
    with pytest.raises(ChangedMeanwhileError):
        change_following(*who, (first.pk, 1), said(START + timedelta(hours=1)), "s3")
    assert (shown(), Series.objects.count()) == (before, 1)


def test_cancelling_from_one_on_makes_no_more_and_undo_makes_them_again(who, network):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START)), "s1")
    before = shown()
    second = Meeting.objects.order_by("starts_at")[1]
    assert len(call_off(*who, second.pk, True, "s2")) == 52
    assert starts(is_cancelled=False) == [START]
    Network.objects.update(frozen_on=date(2027, 5, 1))
    network.refresh_from_db()
    assert top_up_series(network.authority, network) == 0
    undo_step(*who, "s2")
    assert shown() == before
    assert top_up_series(network.authority, network) == 22


def test_each_night_a_year_ahead_like_the_last_with_the_same_people_once(who, network):
    an = MemberFactory(network=network).person.pk
    gone = MemberFactory(network=network)
    choice = Choice(people=frozenset({an, gone.person_id}))
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START), choice), "s1")
    assert top_up_series(network.authority, network) == 0
    last = Meeting.objects.order_by("-starts_at").first()
    change_meeting(*who, (last.pk, 1), said(wall(last.starts_at) - timedelta(days=1), title="Kerngroep (nieuw)"), "s2")
    gone.until = date(2026, 12, 1)
    gone.save()
    Network.objects.update(frozen_on=date(2026, 12, 8))
    assert (every_night(), every_night()) == (2, 0)
    fresh = Meeting.objects.order_by("-starts_at")[:2]
    assert [wall(one.starts_at) for one in fresh] == [START + timedelta(weeks=54), START + timedelta(weeks=53)]
    assert {one.title for one in fresh} == {"Kerngroep (nieuw)"}
    assert set(Attendance.objects.filter(meeting__in=list(fresh)).values_list("person", flat=True)) == {an}
    assert Meeting.objects.count() == len(set(starts())) == 55


def test_undoing_the_making_of_a_series_leaves_nothing(who):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START)), "s1")
    assert undo_step(*who, "s1") == 53
    assert (Meeting.objects.count(), Series.objects.count()) == (0, 0)


def test_of_a_series_only_what_was_held_is_a_contact(who, network):
    people = {MemberFactory(network=network).person.pk: "present" for _ in range(2)}
    first = make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START)), "s1")
    mark(*who, first.pk, people)
    assert list(Contact.objects.values_list("happened_on", flat=True)) == [START.date()]


def dates(**only):
    return [one.date().isoformat() for one in starts(**only)]


def test_from_one_on_they_come_back_less_often_and_what_is_over_is_called_off(who, network):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START, until=date(2026, 12, 31))), "s1")
    person = MemberFactory(network=network).person
    for one in Meeting.objects.all():
        Attendance.objects.create(authority=network.authority, meeting=one, person=person)
    before = shown()
    third = Meeting.objects.order_by("starts_at")[2]  # of 24/11, 1/12, 8/12, 15/12, 22/12, 29/12
    change_rhythm(*who, (third.pk, 1), (said(START + timedelta(days=14)), Rhythm.FORTNIGHTLY), "s2")
    assert dates(is_cancelled=False) == ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-22"]
    assert Meeting.objects.filter(is_cancelled=True).count() == 2
    assert sorted(uid for *_rest, uid in shown()) == sorted(uid for *_rest, uid in before)
    assert {one.sequence for one in Meeting.objects.filter(is_cancelled=True)} == {1}
    assert sorted(Series.objects.values_list("rule", flat=True)) == [
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T235959",
        "FREQ=WEEKLY;UNTIL=20261208T135959",
    ]
    undo_step(*who, "s2")
    assert (shown(), Series.objects.count()) == (before, 1)


def test_more_often_makes_more_with_the_same_people_and_undo_takes_them_away(who, network):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.MONTHLY_WEEKDAY, START, times=4)), "s1")
    person = MemberFactory(network=network).person
    _first, second, third, _last = Meeting.objects.order_by("starts_at")
    Attendance.objects.create(authority=network.authority, meeting=second, person=person)
    alone = START + timedelta(days=80)
    change_meeting(*who, (third.pk, 1), said(alone, title="Uitstap"), "s2")
    before = shown()
    moved = wall(second.starts_at) + timedelta(days=1)
    change_rhythm(*who, (second.pk, 1), (said(moved, place="Bib"), Rhythm.WEEKLY), "s3")
    assert starts() == sorted([START, moved, alone, moved + timedelta(weeks=2)])
    undo_step(*who, "s3")
    assert shown() == before


def test_beyond_those_of_before_meetings_are_made_a_year_ahead_and_each_night_more(who, network):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.MONTHLY_DAY, START)), "s1")
    person = MemberFactory(network=network).person
    second = Meeting.objects.order_by("starts_at")[1]
    Attendance.objects.create(authority=network.authority, meeting=second, person=person)
    change_rhythm(*who, (second.pk, 1), (said(wall(second.starts_at)), Rhythm.WEEKLY), "s2")
    made = starts(is_cancelled=False)
    assert made[1:] == [wall(second.starts_at) + timedelta(weeks=n) for n in range(len(made) - 1)]
    assert len(made) == 49  # one of before, and each week up to a year ahead
    assert Attendance.objects.filter(person=person).count() == 38  # that one, and those that were made
    Network.objects.filter(pk=network.pk).update(frozen_on=START.date() + timedelta(weeks=4))
    assert top_up_series(network.authority, Network.objects.get(pk=network.pk)) == 4
    assert len(set(starts())) == len(starts()) == 53


def test_what_is_past_or_alone_gets_no_other_rhythm(who, network):
    make_meeting(*who, Planned(said(), rule_of(Rhythm.WEEKLY, START, times=3)), "s1")
    make_meeting(*who, Planned(said(START + timedelta(days=3))), "s2")
    before = shown()
    for one in (Meeting.objects.order_by("starts_at").first(), Meeting.objects.get(series=None)):
        with pytest.raises(ValueError, match="Only what is still to come"):
            change_rhythm(*who, (one.pk, 1), (said(START + timedelta(days=4)), Rhythm.FORTNIGHTLY), "s3")
    second = Meeting.objects.exclude(series=None).order_by("starts_at")[1]
    with pytest.raises(ChangedMeanwhileError):
        change_rhythm(*who, (second.pk, 7), (said(), Rhythm.FORTNIGHTLY), "s3")
    assert shown() == before
