"""Why a meeting is where it is, as facts without words: what there was to choose from, and what else would cost."""

from dataclasses import dataclass

from draagvlak.analysis.schedules.problem import How, Problem
from draagvlak.analysis.schedules.weighing import Chosen, Figures, Need, Pairs, adjacent, broken, holds, weigh

NEAREST = 2  # other moments that are told


@dataclass(frozen=True)
class Other:
    """Another moment for the one meeting, the rest staying where it is: what there would be more of (below 0: less),
    or what must be and would not. The largest load is that of its members.
    """

    slot: str
    more: Figures
    broken: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Why:
    """`moments`: those that were allowed, and of them `with_quorum`. `same_day`: meetings of that day that share
    members, with how many; `after`: those among them right before or after it.
    """

    meeting: str
    slot: str
    is_fixed: bool
    moments: int
    with_quorum: int
    able: int
    members: int
    missing: tuple[str, ...]
    same_day: tuple[tuple[str, int], ...]
    after: tuple[str, ...]
    unmet: tuple[str, ...]  # "should" rules of it that do not hold
    others: tuple[Other, ...]


def why(problem: Problem, chosen: Chosen, merged: Pairs, id_: str) -> Why:
    """Facts of one meeting of a calendar. Others: first those that break nothing, by what they would cost."""
    meeting, slot = problem.meeting[id_], chosen[id_]
    day = problem.slot[slot].day
    shared = [
        (other.id, len({*meeting.members} & {*other.members}))
        for other in problem.meetings
        if other.id != id_ and problem.slot[chosen[other.id]].day == day
    ]
    same_day = tuple((other, count) for other, count in shared if count)
    return Why(
        meeting=id_,
        slot=slot,
        is_fixed=bool(meeting.fixed),
        moments=len(meeting.slots),
        with_quorum=sum(problem.able(meeting, one) >= meeting.quorum for one in meeting.slots),
        able=problem.able(meeting, slot),
        members=len(meeting.members),
        missing=tuple(person for person in meeting.members if slot not in problem.available.get(person, ())),
        same_day=same_day,
        after=tuple(other for other, _count in same_day if adjacent(problem, slot, chosen[other])),
        unmet=tuple(
            rule.id
            for rule in problem.rules
            if rule.how is How.SHOULD and id_ in rule.meetings and not holds(problem, rule, chosen)
        ),
        others=_others(problem, chosen, merged, id_),
    )


def _others(problem: Problem, chosen: Chosen, merged: Pairs, id_: str) -> tuple[Other, ...]:
    meeting, near = problem.meeting[id_], problem.seen_by(id_)  # for others, nothing changes where it moves
    if meeting.fixed or any(id_ in pair for pair in merged):
        return ()
    now = weigh(near, chosen, merged)
    found = []
    for slot in meeting.slots:
        if slot != chosen[id_] and problem.able(meeting, slot) >= meeting.quorum:
            then = weigh(near, {**chosen, id_: slot}, merged)
            more = Figures(*(a - b for a, b in zip(vars(then).values(), vars(now).values(), strict=True)))
            found.append(Other(slot, more))
    ranked = sorted(found, key=lambda other: (other.more, other.slot))
    if not ranked:
        ranked = [
            Other(slot, Figures(0, 0, 0, 0, 0), (Need("quorum", id_),)) for slot in meeting.slots if slot != chosen[id_]
        ]
        return tuple(ranked[:NEAREST])
    told = [_with_what_breaks(problem, chosen, merged, id_, other) for other in ranked[: NEAREST * 4]]
    return tuple(sorted(told, key=lambda other: bool(other.broken))[:NEAREST])


def _with_what_breaks(problem: Problem, chosen: Chosen, merged: Pairs, id_: str, other: Other) -> Other:
    return Other(other.slot, other.more, tuple(broken(problem, {**chosen, id_: other.slot}, merged)))
