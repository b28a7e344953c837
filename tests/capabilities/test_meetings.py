"""Meetings: made once, changed by one at a time, and as a contact counted once of who was there."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import make_aware

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.actions import (
    NotHeldYetError,
    Planned,
    Said,
    add_unknown,
    ask,
    call_off,
    change_meeting,
    decide,
    forget_unknown,
    make_meeting,
    mark,
    undo_step,
)
from draagvlak.capabilities.network.models import Attendance, Contact, Meeting, Membership, Participation, Person
from draagvlak.capabilities.network.queries.inviting import Choice, candidates, groups_of, people_like, recognise_names
from draagvlak.capabilities.network.queries.meetings import asked_to, meeting_page, meetings_seen_by
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.meetings import AttendanceFactory, MeetingFactory, MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def at(*when):
    return make_aware(datetime(*when))


SAID = Said("Stuurgroep", at(2026, 11, 20, 14), at(2026, 11, 20, 16), "Gemeentehuis", "1. Welkom")


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=DAY)


@pytest.fixture
def who(network):
    seat = SeatFactory(network=network, role__kind=RoleKind.COLLEAGUE)
    return seat.role.user, network.authority, network


def people(network, *names):
    return [MemberFactory(network=network, person__name=name).person.pk for name in names]


def contacts():
    return [
        (one.happened_on, one.kind, one.subject, sorted(one.participations.values_list("person_id", flat=True)))
        for one in Contact.objects.order_by("pk")
    ]


def test_a_meeting_is_made_with_who_is_asked_and_sent_twice_made_once(who, network):
    an, bo = people(network, "An", "Bo")
    made = make_meeting(*who, Planned(SAID, choice=Choice(layers=("colleague",))), "sleutel-1")
    with pytest.raises(SentBeforeError) as before:
        make_meeting(*who, Planned(SAID), "sleutel-1")
    assert before.value.key == made.pk
    assert list(Meeting.objects.values_list("title", "place", "agenda")) == [
        ("Stuurgroep", "Gemeentehuis", "1. Welkom")
    ]
    assert set(Attendance.objects.values_list("person", "answer")) == {(an, "invited"), (bo, "invited")}


def test_two_who_were_there_make_one_contact_that_follows_what_is_ticked(who, network):
    an, bo, cas = people(network, "An", "Bo", "Cas")
    meeting = make_meeting(*who, Planned(SAID, choice=Choice(layers=("colleague",))), "s")
    mark(*who, meeting.pk, {an: "present"})
    assert contacts() == []
    mark(*who, meeting.pk, {bo: "present"})
    first = (date(2026, 11, 20), "vergadering", "Stuurgroep", sorted([an, bo]))
    assert contacts() == [first]
    mark(*who, meeting.pk, {bo: "present"})
    before = mark(*who, meeting.pk, {cas: "present", bo: "excused"})
    assert before == {cas: "invited", bo: "present"}
    assert contacts() == [(*first[:3], sorted([an, cas]))]
    mark(*who, meeting.pk, before)
    assert contacts() == [first]
    mark(*who, meeting.pk, {bo: "absent"})
    assert contacts() == []
    assert Participation.objects.count() == 0


def test_a_contact_that_comes_back_has_its_note_again(who, network):
    an, bo = people(network, "An", "Bo")
    meeting = make_meeting(*who, Planned(SAID), "s")
    mark(*who, meeting.pk, {an: "present", bo: "present"})
    was = Contact.objects.get()
    was.note = "Bo brengt de folder mee."
    was.save()
    mark(*who, meeting.pk, {bo: "excused"})
    mark(*who, meeting.pk, {bo: "present"})
    again = Contact.objects.get()
    assert (again.pk, again.note, again.noted_by_id) == (was.pk, "Bo brengt de folder mee.", was.noted_by_id)


def test_nobody_was_at_a_meeting_that_is_still_to_come(who, network):
    (an,) = people(network, "An")
    later = Said("Later", at(2026, 11, 25, 9), at(2026, 11, 25, 10))
    meeting = make_meeting(*who, Planned(later, choice=Choice(people=frozenset({an}))), "s")
    with pytest.raises(NotHeldYetError):
        mark(*who, meeting.pk, {an: "present"})
    mark(*who, meeting.pk, {an: "excused"})
    assert Attendance.objects.get().answer == "excused"


def test_who_is_no_member_cannot_be_marked(who, network):
    stranger = PersonFactory(authority=network.authority).pk
    meeting = make_meeting(*who, Planned(SAID), "s")
    with pytest.raises(ValueError, match="belongs"):
        mark(*who, meeting.pk, {stranger: "present"})
    assert Attendance.objects.count() == 0


def test_a_meeting_moved_or_renamed_takes_its_contact_along_and_undo_brings_both_back(who, network):
    an, bo = people(network, "An", "Bo")
    meeting = make_meeting(*who, Planned(SAID), "s1")
    mark(*who, meeting.pk, {an: "present", bo: "present"})
    before = contacts()
    moved = Said("Kerngroep", at(2026, 11, 19, 10), at(2026, 11, 19, 11), "Bib")
    change_meeting(*who, (meeting.pk, 1), moved, "s2")
    assert contacts() == [(date(2026, 11, 19), "vergadering", "Kerngroep", sorted([an, bo]))]
    assert undo_step(*who, "s2") == 1
    assert contacts() == before
    now = Meeting.objects.get()
    assert (now.title, now.starts_at, now.place, now.agenda) == (SAID.title, SAID.starts_at, SAID.place, SAID.agenda)
    assert (now.version, now.sequence) == (3, 2)
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*who, "s2")


def test_a_held_meeting_moved_to_later_is_no_contact(who, network):
    an, bo = people(network, "An", "Bo")
    meeting = make_meeting(*who, Planned(SAID), "s1")
    mark(*who, meeting.pk, {an: "present", bo: "present"})
    change_meeting(*who, (meeting.pk, 1), Said("Later", at(2026, 12, 1, 9), at(2026, 12, 1, 10)), "s2")
    assert contacts() == []


def test_the_second_who_saves_overwrites_nothing(who, network):
    meeting = make_meeting(*who, Planned(SAID), "s1")
    decide(*who, (meeting.pk, 1), "We beginnen in maart.", "s2")
    with pytest.raises(ChangedMeanwhileError) as meanwhile:
        change_meeting(*who, (meeting.pk, 1), Said("Anders", SAID.starts_at, SAID.ends_at), "s3")
    assert (meanwhile.value.now.title, meanwhile.value.now.version) == ("Stuurgroep", 2)
    assert Meeting.objects.get().decisions == "We beginnen in maart."


def test_what_calendars_are_not_told_of_leaves_the_sequence(who, network):
    meeting = make_meeting(*who, Planned(SAID), "s1")
    assert decide(*who, (meeting.pk, 1), "Ja.", "s2").sequence == 0
    agenda = Said(SAID.title, SAID.starts_at, SAID.ends_at, SAID.place, "Een andere agenda")
    assert change_meeting(*who, (meeting.pk, 2), agenda, "s3").sequence == 0
    assert call_off(*who, meeting.pk, False, "s4")[0].sequence == 1


def test_cancelling_takes_the_contact_away_and_undo_brings_it_back(who, network):
    an, bo = people(network, "An", "Bo")
    meeting = make_meeting(*who, Planned(SAID), "s1")
    mark(*who, meeting.pk, {an: "present", bo: "present"})
    before = contacts()
    call_off(*who, meeting.pk, False, "s2")
    assert (contacts(), Meeting.objects.get().is_cancelled) == ([], True)
    undo_step(*who, "s2")
    assert (contacts(), Meeting.objects.get().is_cancelled) == (before, False)


def test_undoing_the_making_leaves_nothing(who, network):
    people(network, "An")
    make_meeting(*who, Planned(SAID, choice=Choice(layers=("colleague",))), "s1")
    undo_step(*who, "s1")
    assert (Meeting.objects.count(), Attendance.objects.count()) == (0, 0)
    assert Meeting.history.model.objects.count() == 0
    with pytest.raises(LookupError):
        undo_step(*who, "s1")


def test_a_meeting_that_was_used_is_not_unmade(who, network):
    an, bo = people(network, "An", "Bo")
    meeting = make_meeting(*who, Planned(SAID), "s1")
    mark(*who, meeting.pk, {an: "present", bo: "present"})
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*who, "s1")
    assert len(contacts()) == 1


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind not in {RoleKind.DIRECTOR, RoleKind.COLLEAGUE}])
def test_others_change_nothing(kind, who, network):
    (an,) = people(network, "An")
    meeting = make_meeting(*who, Planned(SAID), "s1")
    other = SeatFactory(network=network, role__kind=kind).role.user, network.authority, network
    for change in (
        lambda: make_meeting(*other, Planned(SAID), "s2"),
        lambda: change_meeting(*other, (meeting.pk, 1), SAID, "s3"),
        lambda: decide(*other, (meeting.pk, 1), "Nee", "s4"),
        lambda: call_off(*other, meeting.pk, False, "s5"),
        lambda: mark(*other, meeting.pk, {an: "excused"}),
        lambda: ask(*other, meeting.pk, Choice(people=frozenset({an}))),
        lambda: undo_step(*other, "s1"),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert (Meeting.objects.get().version, Attendance.objects.count()) == (1, 0)


WHOLE, OWN = {RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR, RoleKind.COLLEAGUE}, set(RoleKind)


@pytest.mark.parametrize("kind", list(RoleKind))
def test_who_sees_which_meetings_and_whose_names(kind, network):
    user = SeatFactory(network=network, role__kind=kind).role.user
    mine, other = MeetingFactory(network=network), MeetingFactory(network=network)
    for meeting in (mine, other):
        AttendanceFactory(meeting=meeting, person__name="Fatima")
    AttendanceFactory(meeting=mine, person__account=user, answer="present")
    expected = {mine, other} if kind in WHOLE else {mine}
    assert set(meetings_seen_by(user, network)) == expected
    page = meeting_page(user, network, True, "1")
    assert {(one.pk, one.asked, one.present, one.own) for one in page if one in (mine,)} == {(mine.pk, 2, 1, "present")}
    asked = asked_to(user, network, mine)
    assert (asked.total, asked.present, asked.own) == (2, 1, "present")
    names = {one.person.name for one in asked.page} if asked.page else set()
    assert ("Fatima" in names) == (kind in WHOLE)


def test_without_a_role_in_the_network_nothing_is_seen(network):
    user = SeatFactory(network__authority=network.authority).role.user  # directs another network of the municipality
    meeting = MeetingFactory(network=network)
    AttendanceFactory(meeting=meeting, person__account=user)
    assert list(meetings_seen_by(user, network)) == []


def test_groups_and_the_last_meeting_can_be_asked(who, network):
    an = MemberFactory(network=network, person__organisation="OCMW", layers=["political"]).person.pk
    bo = MemberFactory(network=network, person__organisation="Bib").person.pk
    cas = MemberFactory(network=network).person.pk
    gone = MemberFactory(network=network, until=date(2026, 1, 1), layers=["political"]).person.pk
    assert (groups_of(network).layers, groups_of(network).organisations) == (
        {"political": 1, "colleague": 2},
        {"Bib": 1, "OCMW": 1},
    )
    last = MeetingFactory(network=network)
    for person in (cas, gone):
        AttendanceFactory(meeting=last, person_id=person)
    meeting = make_meeting(*who, Planned(SAID), "s1")
    assert ask(*who, meeting.pk, Choice(layers=("political",))) == {an: None}
    assert ask(*who, meeting.pk, Choice(organisation="Bib", people=frozenset({an}))) == {bo: None}
    assert ask(*who, meeting.pk, Choice(as_last_time=True)) == {cas: None}


def test_names_on_a_list_are_recognised_or_asked(network):
    for name, email, called in (
        ("An Peeters", "an@ocmw.example", ""),
        ("Bo Claes", "", "Bo"),
        ("Jan Maes", "", ""),
        ("Jan Wouters", "", ""),
    ):
        MemberFactory(network=network, person__name=name, person__email=email, person__known_as=called)
    given = ["an  PEETERS", "AN@ocmw.example", "Bo", "Jan", "An Peters", "Zoë Onbekend"]
    told = recognise_names(candidates(network), [(name, "") for name in given])
    assert [(one.is_sure, [found.name for found in one.found]) for one in told] == [
        (True, ["An Peeters"]),
        (True, ["An Peeters"]),
        (True, ["Bo Claes"]),
        (False, ["Jan Maes", "Jan Wouters"]),
        (False, ["An Peeters"]),
        (False, []),
    ]
    assert people_like(candidates(network), "peters")[0].name == "An Peeters"
    assert people_like(candidates(network), "  ") == []


def test_who_was_unknown_is_added_by_whom_may_and_forgotten_again(who, network):
    with pytest.raises(PermissionDenied):
        add_unknown(*who, [("Zoë", "")])
    director = SeatFactory(network=network).role.user, network.authority, network
    zoe, yan = add_unknown(*director, [("Zoë", "zoe@x.example"), ("Yan", "")])
    AttendanceFactory(meeting__network=network, person=yan)
    assert forget_unknown(*director, [zoe.pk, yan.pk]) == 1
    assert list(Person.objects.values_list("name", flat=True)) == ["Yan"]
    assert Membership.objects.count() == 1
    assert Person.history.model.objects.filter(name="Zoë").count() == 0
