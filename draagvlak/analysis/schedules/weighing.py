"""What a calendar is worth and what it breaks, counted in plain Python: the solver is not asked."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise

from draagvlak.analysis.schedules.problem import How, Kind, Problem, Rule
from draagvlak.analysis.schedules.rooms import rooms_for

Chosen = Mapping[str, str]  # by meeting, its slot
Pairs = Sequence[tuple[str, str]]  # meetings that are held as one


@dataclass(frozen=True, order=True)
class Figures:
    """METHOD §6, each the smaller the better, in the order in which they matter."""

    clashes: int  # for each person and moment, meetings beyond the first
    person_days: int  # distinct days on which each member is called out, summed
    largest: int  # of one person
    unmet: int  # "should" rules that do not hold
    missing: int  # members who cannot come, summed over the meetings


@dataclass(frozen=True, order=True)
class Need:
    """What has to be: `what` is "quorum", "fixed", "slots" (of a meeting), "rooms" (of all), or "rule"."""

    what: str
    of: str = ""


def weigh(problem: Problem, chosen: Chosen, merged: Pairs = ()) -> Figures:
    seats: Counter[tuple[str, str]] = Counter()
    days: set[tuple[str, int]] = set()
    missing = 0
    for meeting in problem.meetings:
        slot = chosen[meeting.id]
        missing += len(meeting.members) - problem.able(meeting, slot)
        for person in meeting.members:
            seats[person, slot] += 1
            days.add((person, problem.slot[slot].day))
    for first, other in merged:
        for person in {*problem.meeting[first].members} & {*problem.meeting[other].members}:
            seats[person, chosen[first]] -= 1
    of_each = Counter(person for person, _day in days)
    unmet = sum(rule.how is How.SHOULD and not holds(problem, rule, chosen) for rule in problem.rules)
    return Figures(
        sum(count - 1 for count in seats.values()), len(days), max(of_each.values(), default=0), unmet, missing
    )


def broken(problem: Problem, chosen: Chosen, merged: Pairs = ()) -> list[Need]:
    """Everything that must be and is not, in a fixed order."""
    found = []
    for meeting in problem.meetings:
        slot = chosen[meeting.id]
        if slot not in meeting.slots and slot != meeting.fixed:
            found.append(Need("slots", meeting.id))
        if meeting.fixed and slot != meeting.fixed:
            found.append(Need("fixed", meeting.id))
        if problem.able(meeting, slot) < meeting.quorum:
            found.append(Need("quorum", meeting.id))
    if rooms_for(problem, chosen, merged) is None:
        found.append(Need("rooms"))
    found += [Need("rule", rule.id) for rule in problem.rules if not is_kept(problem, rule, chosen)]
    return found


def is_kept(problem: Problem, rule: Rule, chosen: Chosen) -> bool:
    """Whether what it says that must or never may be is so; a "should" is always kept."""
    return rule.how is How.SHOULD or holds(problem, rule, chosen) == (rule.how is How.MUST)


def holds(problem: Problem, rule: Rule, chosen: Chosen) -> bool:
    """Whether what the rule describes is so, whatever is wanted of it.

    "In" with "never" means none of its meetings, and so do the other kinds of several meetings: no two of them.
    """
    tests = list(_each(problem, rule, chosen))
    return any(tests) if rule.how is How.NEVER else all(tests)


def _each(problem: Problem, rule: Rule, chosen: Chosen) -> Iterator[bool]:
    if rule.kind is Kind.IN:
        yield from (chosen[meeting] in rule.slots for meeting in rule.meetings)
    elif rule.kind is Kind.PRESENT:
        can = problem.available
        yield from (chosen[one] in can.get(person, ()) for one in rule.meetings for person in rule.people)
    else:
        for one, two in pairs_of(rule):
            yield OF_TWO[rule.kind](problem, chosen[one], chosen[two], rule.number)


def pairs_of(rule: Rule) -> list[tuple[str, str]]:
    """The pairs of its meetings of which it says something."""
    return list((pairwise if rule.kind is Kind.BEFORE else partial(combinations, r=2))(rule.meetings))


def adjacent(problem: Problem, one: str, two: str) -> bool:
    """Whether no moment of that day lies between."""
    first, other = problem.slot[one], problem.slot[two]
    if first.day != other.day or first.part == other.part:
        return False
    parts = problem.parts_of[first.day]
    return abs(parts.index(first.part) - parts.index(other.part)) == 1


def _days(problem: Problem, one: str, two: str) -> int:
    return abs(problem.slot[one].day - problem.slot[two].day)


OF_TWO: dict[Kind, Callable[[Problem, str, str, int], bool]] = {
    Kind.SAME_DAY: lambda problem, one, two, _number: _days(problem, one, two) == 0,
    Kind.BEFORE: lambda problem, one, two, _number: problem.slot[one].day < problem.slot[two].day,
    Kind.SAME_SLOT: lambda _problem, one, two, _number: one == two,
    Kind.ADJACENT: lambda problem, one, two, _number: adjacent(problem, one, two),
    Kind.APART: lambda problem, one, two, number: _days(problem, one, two) >= number,
    Kind.WITHIN: lambda problem, one, two, number: _days(problem, one, two) <= number,
}
