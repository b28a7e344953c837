"""Small problems, and the slow way to the best calendar: every one of them is looked at."""

from collections import Counter
from itertools import product

from hypothesis import strategies as st

from draagvlak.analysis.schedules import How, Kind, Meeting, Problem, Room, Rule, Slot, broken

SLOTS = tuple(Slot(f"s{number}", number // 2, number % 2) for number in range(6))
IDS = [slot.id for slot in SLOTS]
PEOPLE = ["ann", "bob", "cas", "dee"]


def problem_of(*meetings, available=None, **more):
    return Problem(SLOTS, available or dict.fromkeys(PEOPLE, frozenset(IDS)), tuple(meetings), **more)


@st.composite
def problems(draw):
    available = {person: draw(st.frozensets(st.sampled_from(IDS), min_size=3)) for person in PEOPLE}
    meetings = []
    for number in range(draw(st.integers(1, 4))):
        members = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))
        slots = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True))
        quorum = draw(st.integers(0, len(members)))
        fixed = draw(st.sampled_from([*IDS, *[""] * 12]))
        size = draw(st.sampled_from([0, 2, 5]))
        meetings.append(Meeting(f"m{number}", tuple(slots), tuple(members), quorum, fixed, size))
    names = [meeting.id for meeting in meetings]
    rooms = tuple(Room(f"r{n}", capacity, frozenset(IDS)) for n, capacity in enumerate((5, 2, 5)))
    rules = tuple(draw(rule_of(names, f"rule{number}")) for number in range(draw(st.integers(0, 3))))
    mergeable = ((names[0], names[1]),) if len(names) > 1 and draw(st.booleans()) else ()
    return Problem(SLOTS, available, tuple(meetings), rooms, rules, mergeable)


@st.composite
def rule_of(draw, names, id_):
    kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.ADJACENT or len(names) > 1]))
    how = draw(st.sampled_from([How.MUST, How.SHOULD] if kind is Kind.PRESENT else list(How)))
    count = 2 if kind is Kind.ADJACENT else draw(st.integers(1, len(names)))
    meetings = tuple(draw(st.permutations(names))[:count])
    slots = draw(st.frozensets(st.sampled_from(IDS), min_size=1))
    return Rule(id_, how, kind, meetings, slots, (draw(st.sampled_from(PEOPLE)),), draw(st.integers(0, 2)))


def best_of_all(problem):
    """The goals of the best calendar, in order; None where every one breaks something. Written without `weigh`."""
    found = []
    allowed = [[meeting.fixed] if meeting.fixed else meeting.slots for meeting in problem.meetings]
    for slots in product(*allowed):
        chosen = {meeting.id: slot for meeting, slot in zip(problem.meetings, slots, strict=True)}
        together = [pair for pair in problem.mergeable if chosen[pair[0]] == chosen[pair[1]]]
        ways = ([], together) if together else ([],)
        found += [counted(problem, chosen, merged) for merged in ways if not broken(problem, chosen, merged)]
    return min(found, default=None)


def counted(problem, chosen, merged):
    at = {slot.id: slot.day for slot in problem.slots}
    clashes = days = missing = largest = 0
    for person in problem.available:
        called = [one for one in problem.meetings if person in one.members]
        per_slot = Counter(chosen[one.id] for one in called)
        for first, other in merged:
            if {first, other} <= {one.id for one in called}:
                per_slot[chosen[first]] -= 1
        clashes += sum(max(0, count - 1) for count in per_slot.values())
        mine = len({at[chosen[one.id]] for one in called})
        days, largest = days + mine, max(largest, mine)
        missing += sum(chosen[one.id] not in problem.available[person] for one in called)
    return clashes, days, largest, unmet(problem, chosen), missing


def unmet(problem, chosen):
    """A "should" that does not hold would, as a "must", be broken."""
    as_musts = [Rule(**{**vars(rule), "how": How.MUST}) for rule in problem.rules if rule.how is How.SHOULD]
    asked = Problem(problem.slots, problem.available, problem.meetings, problem.rooms, tuple(as_musts))
    return sum(need.what == "rule" for need in broken(asked, chosen))
