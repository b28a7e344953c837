"""A planning becomes a calendar that keeps to what was said."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from draagvlak.analysis.schedules import Status, schedule
from draagvlak.basics.progress import Stopped, Telling
from draagvlak.capabilities.planning.actions import parts, proposing
from draagvlak.capabilities.planning.choices import CELLS
from draagvlak.capabilities.planning.models import Room
from draagvlak.capabilities.planning.queries.comparing import moments
from draagvlak.capabilities.planning.queries.found import found_of, is_at_work
from draagvlak.capabilities.planning.queries.stated import day_and_part, mark_of, stated
from draagvlak.capabilities.planning.queries.telling import told_of, why_here
from tests.factories.people import add_meeting
from tests.factories.planning import add_rule, add_wanted, say

MORNINGS = [f"{day}-morning" for day in range(5)]


def test_who_is_in_both_comes_one_day(table):
    one, two = add_wanted(table.planning, table.one), add_wanted(table.planning, table.two, "Werkgroep")
    found = found_of(table.propose())
    slots = [found.chosen[f"{row.pk}.0"] for row in (one, two)]
    assert (found.is_proven, found.percent) == (True, None)
    assert slots[0][:10] == slots[1][:10]
    assert slots[0] != slots[1]
    assert vars(found.figures) == {"clashes": 0, "person_days": 3, "largest": 1, "unmet": 0, "missing": 0}


def test_a_quorum_is_kept_and_days_away_are(table):
    wanted = add_wanted(table.planning, table.one, quorum=2)
    day = table.planning.since + timedelta(days=9)
    until = table.planning.until.isoformat()
    say(table.first, MORNINGS, [[table.planning.since.isoformat(), day.isoformat()], ["2000-01-01", "2000-01-02"]])
    say(table.both, CELLS, [[(day + timedelta(days=14)).isoformat(), until]])
    slot = found_of(table.propose()).chosen[f"{wanted.pk}.0"]
    assert (day < day_and_part(slot)[0] < day + timedelta(days=14), day_and_part(slot)[1]) == (True, "morning")


def test_a_meeting_elsewhere_takes_its_people(table):
    wanted = add_wanted(table.planning, table.one, quorum=2, cells=["0-morning"])
    before = found_of(table.propose()).chosen[f"{wanted.pk}.0"]
    asked = add_meeting(table.two, table.both)
    at = stated(table.planning).problem
    assert before in at.available[str(table.both.pk)]
    asked.starts_at, asked.ends_at = moments(before, 60)
    asked.save()
    assert before not in stated(table.planning).problem.available[str(table.both.pk)]
    assert found_of(table.propose()).chosen[f"{wanted.pk}.0"] != before


def test_meetings_of_a_series_are_spread(table):
    wanted = add_wanted(table.planning, table.one, many=3)
    found = found_of(table.propose())
    days = sorted(day_and_part(found.chosen[f"{wanted.pk}.{n}"])[0] for n in range(3))
    assert all(later - sooner >= timedelta(days=10) for sooner, later in pairwise(days))


def test_rules_are_kept(table):
    one, two = add_wanted(table.planning, table.one), add_wanted(table.planning, table.two, "Werkgroep")
    add_rule(table.planning, "same_day", one, "never", other=two)
    add_rule(table.planning, "in", two, "must", cells=["4-afternoon"])
    add_rule(table.planning, "apart", one, "must", other=two, days=20)
    found = found_of(table.propose())
    days = [day_and_part(found.chosen[f"{row.pk}.0"]) for row in (one, two)]
    assert abs((days[0][0] - days[1][0]).days) >= 20
    assert (days[1][0].weekday(), days[1][1]) == (4, "afternoon")


def test_two_that_may_be_one_are_and_it_says_so(table):
    one, two = add_wanted(table.planning, table.one), add_wanted(table.planning, table.two, "Werkgroep")
    add_rule(table.planning, "as_one", one, other=two)
    add_rule(table.planning, "in", one, "must", cells=["0-morning"])
    add_rule(table.planning, "in", two, "must", cells=["0-morning"])
    told = told_of(table.user, table.propose())
    assert told.held_as_one == [("Stuurgroep", "Werkgroep")]
    assert [row.change.title for row in told.rows] == [
        "Stuurgroep, samen met Werkgroep",
        "Werkgroep, samen met Stuurgroep",
    ]


def test_a_conflict_in_words(table):
    """Also without a name for who may not read it: nobody's name is kept with a proposal."""
    wanted = add_wanted(table.planning, table.one, cells=["0-morning"])
    say(table.first, ["1-morning"])
    add_rule(table.planning, "present", wanted, person=table.first)
    proposal = table.propose()
    told = told_of(table.user, proposal)
    assert told.conflicts == [["Bij ‘Stuurgroep’ moet An Eerste kunnen."]]
    assert told.give_way == told.conflicts[0]
    assert "An Eerste" not in str(proposal.found)


def test_a_room_that_is_too_small_is_a_conflict(table):
    wanted = add_wanted(table.planning, table.one, needs_room=True)
    Room.objects.create(authority=table.authority, planning=table.planning, name="Hok", capacity=1, cells=CELLS)
    assert [need.what for need in found_of(table.propose()).conflicts.give_way] == ["rooms"]
    hall = Room.objects.create(authority=table.authority, planning=table.planning, name="Zaal", capacity=9, cells=CELLS)
    assert found_of(table.propose()).rooms == {f"{wanted.pk}.0": str(hall.pk)}


def test_by_hand_stays_and_why_says_so(table):
    wanted = add_wanted(table.planning, table.one)
    on = table.planning.since + timedelta(days=15)
    place = parts.Place(wanted.pk, 0, on, "evening")
    parts.fix(*table.who, table.planning.pk, place)
    proposal = table.propose()
    assert found_of(proposal).chosen == {f"{wanted.pk}.0": f"{on.isoformat()}.evening"}
    row, lines, others = why_here(table.user, proposal, f"{wanted.pk}.0")
    assert row.is_fixed
    assert lines == ["Dit moment staat vast.", "2 van de 2 mensen kunnen."]
    assert others == []
    parts.loosen(*table.who, table.planning.pk, wanted.pk, 0)
    assert told_of(table.user, proposal).is_old


def test_the_same_question_has_the_same_mark_and_the_same_answer(table):
    add_wanted(table.planning, table.one, many=2)
    one, two = table.propose(seed=3), table.propose(seed=3)
    assert (one.mark, one.found["chosen"]) == (two.mark, two.found["chosen"])
    say(table.first, MORNINGS)
    assert mark_of(stated(table.planning).problem) != one.mark


def test_what_is_over_is_left_out(table):
    wanted = add_wanted(table.planning, table.one, many=2)
    half = table.planning.since + timedelta(days=40)
    now = stated(table.planning, today=half)
    assert (now.gone, [one.id for one in now.problem.meetings]) == ((f"{wanted.pk}.0",), [f"{wanted.pk}.1"])
    assert min(slot.id for slot in now.problem.slots) >= half.isoformat()


def test_stopped_it_ends_with_the_best_so_far(table, monkeypatch):
    add_wanted(table.planning, table.one)

    def asked_to_stop(problem, *, better, stop, **_how):
        found = schedule(problem, better=better)
        assert stop()
        return replace(found, status=Status.FEASIBLE, reached=())

    monkeypatch.setattr(Telling, "__call__", _stopped)
    monkeypatch.setattr(proposing, "schedule", asked_to_stop)
    proposal = table.propose()
    found = found_of(proposal)
    assert (proposal.state, bool(found.chosen), found.percent) == ("stopped", True, 100)


def _stopped(*_told):
    raise Stopped


def test_what_fails_says_so_without_a_name(table, monkeypatch, caplog):
    monkeypatch.setattr(proposing, "stated", lambda *_how: 1 / 0)
    add_wanted(table.planning, table.one)
    assert table.propose().state == "failed"
    assert "ZeroDivisionError" in caplog.text
    assert not is_at_work(table.planning.proposals.get())
