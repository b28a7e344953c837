"""A plan of who takes over: what it begins with, each step there and back."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import make_aware

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.actions.merging import merge_people, undo_merging
from draagvlak.capabilities.network.actions.people import Version
from draagvlak.capabilities.network.models import Attendance, Contact, Meeting
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.succession.actions.leaving import Goes, begin_plan, change_plan, close_plan, look_again
from draagvlak.capabilities.succession.actions.takeovers import (
    Handed,
    Slot,
    add_takeover,
    change_takeover,
    drop_takeover,
    finish_takeover,
    plan_takeover,
)
from draagvlak.capabilities.succession.actions.undoing import undo_step
from draagvlak.capabilities.succession.models import Leaving, TakeOver
from draagvlak.capabilities.succession.queries.plans import plan_shown, takeovers_of
from tests.capabilities.succession.conftest import DAY
from tests.factories import SeatFactory
from tests.factories.people import add_contact, add_someone

pytestmark = pytest.mark.django_db


def handed(leaving):
    return [
        (row.person.name, row.successor and row.successor.name, row.introducer and row.introducer.name)
        for row in takeovers_of(leaving)
    ]


def test_a_plan_begins_with_whom_only_the_leaver_knows(home):
    leaving = home.leaves(leaves_on=date(2027, 3, 1), words="De band met de ouders")
    assert handed(leaving) == [
        ("Jo Arm", "Bo Collega", "Lies Regisseur"),
        ("Ria Club", "Bo Collega", "Lies Regisseur"),
    ]
    (group,) = plan_shown(leaving).groups
    assert [one.sentence for one in group[1]] == [
        "Breng Bo Collega en Jo Arm samen. Lies Regisseur kent hen allebei, en gaat mee.",
        "Breng Bo Collega en Ria Club samen. Lies Regisseur kent hen allebei, en gaat mee.",
    ]


def test_who_comes_in_the_place_takes_over_everything(home):
    leaving = home.leaves(successor=home.cas.pk)
    assert handed(leaving) == [("Jo Arm", "Cas Collega", None), ("Ria Club", "Cas Collega", None)]
    assert plan_shown(leaving).groups[0][1][0].sentence.endswith("We weten nog niet wie hen allebei kent.")


def test_ties_of_others_than_the_director_wait_for_the_decision(home):
    club = add_someone(home.network, "Zaal", ("partner_organisation",))
    add_contact(home.network, home.bo, club, on=DAY)
    leaving = home.leaves(home.bo)
    assert handed(leaving) == []
    home.decided()
    assert look_again(*home.who, leaving.pk, home.step()) == 3
    assert {name for name, _by, _through in handed(leaving)} == {"Cas Collega", "Lies Regisseur", "Zaal"}
    assert look_again(*home.who, leaving.pk, home.step()) == 0


def test_a_second_plan_for_the_same_person_is_refused(home):
    home.leaves()
    with pytest.raises(RefusedError, match="leaves-already"):
        home.leaves()
    key = home.step()
    goes = Goes(home.bo.pk)
    begin_plan(*home.who, goes, key)
    with pytest.raises(SentBeforeError):
        begin_plan(*home.who, goes, key)
    assert Leaving.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "code"),
    [({"person": 0}, "who"), ({"successor": 0}, "who"), ({"words": "85.07.30-033.28"}, "register-number")],
)
def test_what_is_not_kept(home, said, code):
    with pytest.raises(RefusedError, match=code):
        begin_plan(*home.who, Goes(**{"person": home.lies.pk, **said}), home.step())
    with pytest.raises(RefusedError, match="same"):
        begin_plan(*home.who, Goes(home.lies.pk, successor=home.lies.pk), home.step())
    assert not Leaving.objects.exists()


def test_others_than_the_director_begin_nothing(home):
    for kind in ("colleague", "administrator", "partner"):
        user = SeatFactory(network=home.network, role__kind=kind).role.user
        with pytest.raises(PermissionDenied):
            begin_plan(user, home.authority, home.network, Goes(home.lies.pk), home.step())


def test_a_whole_plan_can_be_taken_back(home):
    home.leaves()
    assert undo_step(*home.who, "step-number-000001") == 3
    assert not Leaving.objects.exists()
    assert not TakeOver.objects.exists()
    assert not Leaving.history.exists()
    with pytest.raises(LookupError):
        undo_step(*home.who, "step-number-000001")


def test_planned_in_the_calendar_and_taken_back(home):
    row = takeovers_of(home.leaves())[0]
    slot = Slot("Kennismaking", *(make_aware(datetime(2026, 12, 1, hour)) for hour in (10, 11)), "Café")
    step = home.step()
    plan_takeover(*home.who, (row.pk, row.version), (date(2026, 12, 1), slot), step)
    row.refresh_from_db()
    asked = set(Attendance.objects.filter(meeting=row.meeting).values_list("person__name", flat=True))
    assert (row.stage, row.on, asked) == ("planned", date(2026, 12, 1), {"Jo Arm", "Bo Collega", "Lies Regisseur"})
    undo_step(*home.who, step)
    row.refresh_from_db()
    assert (row.stage, row.on, row.meeting_id) == ("proposed", None, None)
    assert not Meeting.objects.exists()
    with pytest.raises(RefusedError, match="gone-by"):
        plan_takeover(*home.who, (row.pk, row.version), (date(2026, 11, 1), None), home.step())


def test_done_makes_the_tie_and_taken_back_it_goes(home):
    leaving = home.leaves()
    row, before = takeovers_of(leaving)[0], Contact.objects.count()
    step = home.step()
    finish_takeover(*home.who, (row.pk, row.version), (DAY, True), step)
    row.refresh_from_db()
    names = set(row.contact.participations.values_list("person__name", flat=True))
    assert (row.stage, names, Contact.objects.count()) == (
        "done",
        {"Jo Arm", "Bo Collega", "Lies Regisseur"},
        before + 1,
    )
    finish_takeover(*home.who, (row.pk, row.version), (date(2026, 11, 20), True), home.step())
    assert Contact.objects.count() == before + 1
    undo_step(*home.who, home_last(home))
    undo_step(*home.who, step)
    row.refresh_from_db()
    assert (row.stage, row.contact_id, Contact.objects.count()) == ("proposed", None, before)
    with pytest.raises(RefusedError, match="not-yet"):
        finish_takeover(*home.who, (row.pk, row.version), (date(2026, 12, 1), False), home.step())


def home_last(home):
    return f"step-number-{home.steps:06}"


def test_a_contact_that_was_changed_since_stays(home):
    row = takeovers_of(home.leaves())[0]
    step = home.step()
    finish_takeover(*home.who, (row.pk, row.version), (DAY, True), step)
    row.refresh_from_db()
    Contact.objects.filter(pk=row.contact_id).update(version=2)
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*home.who, step)
    row.refresh_from_db()
    assert row.stage == "done"


def test_added_changed_and_left_out(home):
    leaving = home.leaves()
    made = add_takeover(*home.who, leaving.pk, Handed(role="Trekker sport", successor=home.cas.pk), home.step())
    change = Handed(role="Trekker sport en spel", successor=home.bo.pk)
    change_takeover(*home.who, (made.pk, made.version), change, home.step())
    assert plan_shown(leaving).groups[0][1][-1].sentence == "Trekker sport en spel: Bo Collega neemt dit over."
    undo_step(*home.who, home_last(home))
    made.refresh_from_db()
    assert (made.role, made.successor_id) == ("Trekker sport", home.cas.pk)
    drop_takeover(*home.who, made.pk, home.step())
    assert takeovers_of(leaving).count() == 2
    undo_step(*home.who, home_last(home))
    assert takeovers_of(leaving).count() == 3
    for handed_, code in (
        (Handed(), "nothing"),
        (Handed(person=home.poor.pk), "handed-already"),
        (Handed(role="x", successor=home.lies.pk), "same"),
        (Handed(role="x", successor=home.bo.pk, introducer=home.bo.pk), "same"),
        (Handed(person=0), "who"),
    ):
        with pytest.raises(RefusedError, match=code):
            add_takeover(*home.who, leaving.pk, handed_, home.step())


def test_closed_and_opened_again(home):
    leaving = home.leaves()
    closed = close_plan(*home.who, (leaving.pk, leaving.version), True, home.step())
    assert closed.closed_on == DAY
    for act in (
        lambda: look_again(*home.who, leaving.pk, home.step()),
        lambda: add_takeover(*home.who, leaving.pk, Handed(role="x"), home.step()),
    ):
        with pytest.raises(RefusedError, match="closed"):
            act()
    second = home.leaves()
    with pytest.raises(RefusedError, match="leaves-already"):
        close_plan(*home.who, (leaving.pk, closed.version), False, home.step())
    close_plan(*home.who, (second.pk, second.version), True, home.step())
    assert close_plan(*home.who, (leaving.pk, closed.version), False, home.step()).closed_on is None
    changed = change_plan(*home.who, (leaving.pk, closed.version + 1), Goes(home.lies.pk, words="anders"), home.step())
    assert changed.words == "anders"
    with pytest.raises(ChangedMeanwhileError):
        change_plan(*home.who, (leaving.pk, closed.version), Goes(home.lies.pk), home.step())


def test_two_who_leave_and_turn_out_to_be_one(home):
    """Each has a plan: both stay, with all that is in them, and it can be undone."""
    plans = [home.leaves(), home.leaves(home.bo)]
    add_takeover(*home.who, plans[1].pk, Handed(person=home.poor.pk), home.step())
    before = list(TakeOver.objects.order_by("pk").values_list("pk", "person", "successor", "introducer"))
    kept, taken = (Version(one.pk, one.version) for one in (home.lies, home.bo))
    merging = merge_people(*home.who, kept, taken)
    assert list(Leaving.objects.order_by("pk").values_list("person", flat=True)) == [home.lies.pk, home.lies.pk]
    assert TakeOver.objects.count() == len(before)
    undo_merging(*home.who, merging.pk)
    assert list(TakeOver.objects.order_by("pk").values_list("pk", "person", "successor", "introducer")) == before
