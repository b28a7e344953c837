"""The best calendar is the best of all, breaks no must, and says honestly how sure it is."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.schedules import Figures, Meeting, Rule, Status, broken, schedule, weigh, why
from draagvlak.analysis.schedules.problem import How, Kind, Room
from tests.analysis.schedules.building import IDS, PEOPLE, best_of_all, problem_of, problems

EXAMPLES = settings(max_examples=25, deadline=None)


@given(problems())
@EXAMPLES
def test_it_is_the_best_of_all(problem):
    found, best = schedule(problem), best_of_all(problem)
    assert found.status is (Status.INFEASIBLE if best is None else Status.OPTIMAL)
    assert (found.figures and tuple(vars(found.figures).values())) == best
    assert found.gap == 0.0


@given(problems())
@EXAMPLES
def test_it_never_breaks_a_must(problem):
    found = schedule(problem)
    if found.figures is None:
        assert found.conflicts.found
    else:
        assert broken(problem, found.chosen, found.merged) == []
        assert [one.value for one in found.reached] == list(vars(found.figures).values())


@given(problems(), st.sampled_from(PEOPLE), st.sampled_from(IDS))
@EXAMPLES
def test_who_can_more_often_makes_it_no_worse(problem, person, slot):
    more = {**problem.available, person: problem.available[person] | {slot}}
    before, after = schedule(problem).figures, schedule(replace(problem, available=more)).figures
    assert before is None or (after is not None and after <= before)


@given(problems(), st.integers(0, 5))
@settings(max_examples=8, deadline=None)
def test_the_same_seed_gives_the_same_calendar(problem, seed):
    assert schedule(problem, seed=seed) == schedule(problem, seed=seed)


@given(problems())
@EXAMPLES
def test_a_conflict_is_one_and_as_small_as_said(problem):
    """Without the needs that give way there is a calendar; each conflict, alone, has none."""
    found = schedule(problem).conflicts
    if not found.found:
        return
    assert found.is_least
    assert all(conflict.is_least for conflict in found.found)
    assert best_of_all(without(problem, found.give_way)) is not None
    told = [need for conflict in found.found for need in conflict.together]
    assert len(told) == len(set(told))
    assert len(found.give_way) >= len(found.found)


def without(problem, needs):
    gone = {(need.what, need.of) for need in needs}
    meetings = []
    for one in problem.meetings:
        is_loose = ("fixed", one.id) in gone
        slots = tuple(dict.fromkeys([one.fixed, *one.slots])) if is_loose else one.slots
        quorum = 0 if ("quorum", one.id) in gone else one.quorum
        meetings.append(replace(one, slots=slots, fixed="" if is_loose else one.fixed, quorum=quorum))
    rules = tuple(rule for rule in problem.rules if ("rule", rule.id) not in gone)
    rooms = tuple(Room(f"more{n}", 9, frozenset(IDS)) for n in range(4)) if ("rooms", "") in gone else ()
    return replace(problem, meetings=tuple(meetings), rules=rules, rooms=(*problem.rooms, *rooms))


def test_two_meetings_of_the_same_people_are_held_as_one_where_they_may():
    both = [Meeting(name, ("s0", "s2"), ("ann", "bob")) for name in ("one", "two")]
    assert schedule(problem_of(*both)).figures == Figures(0, 4, 2, 0, 0)
    found = schedule(problem_of(*both, mergeable=(("one", "two"),)))
    assert (found.merged, found.figures) == ((("one", "two"),), Figures(0, 2, 1, 0, 0))


def test_why_here():
    late = {"ann": frozenset(IDS), "bob": frozenset({"s1", "s3"})}
    one = Meeting("one", ("s0",), ("ann",), 1)
    two = Meeting("two", ("s0", "s1", "s3", "s4"), ("ann", "bob"), 2)
    problem = problem_of(one, two, available=late)
    found = schedule(problem)
    told = why(problem, found.chosen, found.merged, "two")
    assert found.chosen == {"one": "s0", "two": "s1"}
    assert (told.moments, told.with_quorum, told.able, told.missing) == (4, 2, 2, ())
    assert (told.same_day, told.after) == ((("one", 1),), ("one",))
    assert [(other.slot, other.more) for other in told.others] == [("s3", Figures(0, 1, 1, 0, 0))]


def test_a_conflict_names_the_rules_that_cannot_be_together():
    rules = (
        Rule("early", How.MUST, Kind.IN, ("one",), frozenset({"s0"})),
        Rule("not mondays", How.NEVER, Kind.IN, ("one",), frozenset({"s0", "s1"})),
        Rule("harmless", How.MUST, Kind.IN, ("two",), frozenset({"s2"})),
    )
    meetings = [Meeting(name, ("s0", "s2"), ("ann",), 1) for name in ("one", "two")]
    found = schedule(problem_of(*meetings, rules=rules)).conflicts
    assert [{need.of for need in conflict.together} for conflict in found.found] == [{"early", "not mondays"}]
    assert {need.of for need in found.give_way} in ({"early"}, {"not mondays"})


def test_a_quorum_that_nobody_can_reach():
    one = Meeting("one", ("s0",), ("ann",), 1)
    found = schedule(problem_of(one, available={"ann": frozenset()})).conflicts
    assert [(need.what, need.of) for need in found.give_way] == [("quorum", "one")]


def test_what_is_unproven_says_so():
    """With hardly any time the answer stands, and its bound is not above what it reached."""
    meetings = [Meeting(f"m{n}", tuple(IDS), tuple(PEOPLE[n % 2 :]), 2) for n in range(6)]
    found = schedule(problem_of(*meetings), limit=0.0)
    proven = schedule(problem_of(*meetings))
    assert found.status in (Status.FEASIBLE, Status.OPTIMAL, Status.UNKNOWN)
    for one, best in zip(found.reached[:1], proven.reached[:1], strict=False):
        assert one.bound is None or one.bound <= best.value <= one.value


def test_each_better_calendar_is_heard_and_it_can_be_stopped():
    meetings = [Meeting(f"m{n}", tuple(IDS), tuple(PEOPLE), 2) for n in range(4)]
    heard = []
    found = schedule(problem_of(*meetings), better=heard.append, stop=lambda: True)
    assert heard
    assert all(weigh(problem_of(*meetings), one.chosen, one.merged) == one.figures for one in heard)
    assert found.figures is not None


def test_weighing_knows_clashes():
    meetings = [Meeting(name, ("s0",), ("ann", "bob")) for name in ("one", "two")]
    assert schedule(problem_of(*meetings)).figures == Figures(2, 2, 1, 0, 0)
