"""A problem as a model of the solver: which meeting in which slot, and what METHOD §6 wants of it, in its order.

People who are asked to the same meetings count as one, so many times: the model grows with the number of ways to be a
member, and not with the number of people.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from draagvlak.analysis.schedules.built import Built, Only
from draagvlak.analysis.schedules.problem import Meeting, Problem
from draagvlak.analysis.schedules.rooms import sizes_that_count
from draagvlak.analysis.schedules.ruling import hold_rules
from draagvlak.analysis.schedules.weighing import Need
from draagvlak.analysis.solver import Goal, Term, new_model


def build(problem: Problem, only: Only | None = None) -> Built | Need:
    """The model; or the need that nothing can meet, where a meeting has no slot at all.

    `only`: under which literal of the model a need has to be met, for finding out which needs cannot be met together;
    without it each must be, and slots without a quorum are not looked at.
    """
    built = Built(problem, new_model())
    for meeting in problem.meetings:
        slots = _slots(problem, meeting, is_strict=only is None)
        if not slots:
            return Need("quorum" if only is None and meeting.slots else "slots", meeting.id)
        _place(built, meeting, slots)
        if only is not None:
            _need(built, meeting, only)
    _hold_as_one(built)
    _share_rooms(built, only(built.model, Need("rooms")) if only else None)
    unmet = hold_rules(built, only)
    if only is None:
        _want(built, unmet)
    return built


def _slots(problem: Problem, meeting: Meeting, is_strict: bool) -> list[str]:
    if not is_strict:
        return list(dict.fromkeys([*([meeting.fixed] if meeting.fixed else []), *meeting.slots]))
    allowed = [meeting.fixed] if meeting.fixed else meeting.slots
    return [slot for slot in dict.fromkeys(allowed) if problem.able(meeting, slot) >= meeting.quorum]


def _place(built: Built, meeting: Meeting, slots: list[str]) -> None:
    model = built.model
    at = {slot: model.new_bool_var(f"{meeting.id}@{slot}") for slot in slots}
    model.add_exactly_one(at.values())
    of_day = defaultdict(list)
    for slot, there in at.items():
        of_day[built.problem.slot[slot].day].append(there)
    built.at[meeting.id] = at
    built.on[meeting.id] = {day: there[0] if len(there) == 1 else sum(there) for day, there in of_day.items()}


def _need(built: Built, meeting: Meeting, only: Only) -> None:
    problem, at = built.problem, built.at[meeting.id]
    if any(problem.able(meeting, slot) < meeting.quorum for slot in at):
        met = only(built.model, Need("quorum", meeting.id))
        for slot, there in at.items():
            if problem.able(meeting, slot) < meeting.quorum:
                built.model.add_implication(met, there.negated())
    if meeting.fixed:
        built.model.add_implication(only(built.model, Need("fixed", meeting.id)), at[meeting.fixed])


def _hold_as_one(built: Built) -> None:
    """Two meetings of a pair that may be held as one are so where that helps; each with one other at most."""
    of_meeting: dict[str, list[Term]] = defaultdict(list)
    for first, other in built.problem.mergeable:
        at_first, at_other = built.at[first], built.at[other]
        there = {slot: built.model.new_bool_var(f"{first}={other}@{slot}") for slot in at_first if slot in at_other}
        for slot, together in there.items():
            built.model.add_implication(together, at_first[slot])
            built.model.add_implication(together, at_other[slot])
        built.as_one[first, other] = there
        for meeting in (first, other):
            of_meeting[meeting] += there.values()
    for together in of_meeting.values():
        built.model.add_at_most_one(together)


def _share_rooms(built: Built, met: Term | None) -> None:
    """In each slot, for each size: no more meetings that need it than rooms that have it."""
    problem = built.problem
    for size in sizes_that_count(problem):
        for slot, terms in _that_need(built, size).items():
            rooms = sum(room.capacity >= size and slot in room.free for room in problem.rooms)
            if rooms < len(terms):
                fits = built.model.add(sum(terms) <= rooms)
                if met is not None:
                    fits.only_enforce_if(met)


def _that_need(built: Built, size: int) -> dict[str, list[Term]]:
    """By slot, what adds up to the rooms of that size that are needed: two meetings that are one need one."""
    problem = built.problem
    is_so_large = {meeting.id: meeting.size >= size for meeting in problem.meetings}
    wanted: dict[str, list[Term]] = defaultdict(list)
    for meeting, slots in built.at.items():
        for slot, there in slots.items() if is_so_large[meeting] else ():
            wanted[slot].append(there)
    for (first, other), slots in built.as_one.items():
        less = (problem.size_of(first, other) >= size) - is_so_large[first] - is_so_large[other]
        for slot, together in slots.items() if less else ():
            wanted[slot].append(less * together)
    return wanted


def _want(built: Built, unmet: list[Term]) -> None:
    problem, model = built.problem, built.model
    asked: Counter[tuple[str, ...]] = Counter(_asked(problem).values())
    called, largest = _called_out(built, asked)
    missing = [
        (len(meeting.members) - problem.able(meeting, slot)) * there
        for meeting in problem.meetings
        for slot, there in built.at[meeting.id].items()
    ]
    most = model.new_int_var(0, len(problem.slots), "largest")
    for days in largest:
        model.add(sum(days) <= most)
    built.goals = [
        Goal("clashes", sum(_clashes(built, asked))),
        Goal("person_days", sum(called)),
        Goal("largest", most),
        Goal("unmet", sum(unmet)),
        Goal("missing", sum(missing)),
    ]


def _asked(problem: Problem) -> dict[str, tuple[str, ...]]:
    """By person, the meetings to which they are asked."""
    found: dict[str, list[str]] = defaultdict(list)
    for meeting in problem.meetings:
        for person in dict.fromkeys(meeting.members):
            found[person].append(meeting.id)
    return {person: tuple(meetings) for person, meetings in found.items()}


def _clashes(built: Built, asked: Mapping[tuple[str, ...], int]) -> list[Term]:
    people: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for meetings, count in asked.items():
        of_slot = defaultdict(list)
        for meeting in meetings:
            for slot in built.at[meeting]:
                of_slot[slot].append(meeting)
        for slot, there in of_slot.items():
            if len(there) > 1:
                people[slot, tuple(there)] += count
    found = []
    for (slot, several), count in people.items():
        beyond = built.model.new_int_var(0, len(several) - 1, "")
        as_one = [
            built.as_one[pair][slot]
            for pair in built.as_one
            if pair[0] in several and pair[1] in several and slot in built.as_one[pair]
        ]
        built.model.add(sum(built.at[meeting][slot] for meeting in several) - 1 - sum(as_one) <= beyond)
        found.append(count * beyond)
    return found


def _called_out(built: Built, asked: Mapping[tuple[str, ...], int]) -> tuple[list[Term], list[list[Term]]]:
    """What each day costs, and for each way to be a member its days."""
    out: dict[tuple[int, tuple[str, ...]], Term] = {}
    people: Counter[tuple[int, tuple[str, ...]]] = Counter()
    days_of = []
    for meetings, count in asked.items():
        of_day = defaultdict(list)
        for meeting in meetings:
            for day in built.on[meeting]:
                of_day[day].append(meeting)
        keys = [(day, tuple(several)) for day, several in of_day.items()]
        for key in keys:
            people[key] += count
            if key not in out:
                out[key] = _out_on(built, *key)
        days_of.append([out[key] for key in keys])
    return [people[key] * term for key, term in out.items()], days_of


def _out_on(built: Built, day: int, meetings: tuple[str, ...]) -> Term:
    """Whether who is asked to these is called out that day."""
    if len(meetings) == 1:
        return built.on[meetings[0]][day]
    called = built.model.new_bool_var("")
    for meeting in meetings:
        built.model.add(built.on[meeting][day] <= called)
    return called
