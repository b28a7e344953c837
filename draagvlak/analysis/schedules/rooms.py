"""Rooms. Which of two rooms that are large enough it is, never matters to a calendar: only how many there are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from draagvlak.analysis.schedules.problem import Problem


def rooms_for(
    problem: Problem, chosen: Mapping[str, str], merged: Sequence[tuple[str, str]] = ()
) -> dict[str, str] | None:
    """By meeting, the smallest free room in which it fits, the largest meetings first; None where there are too few.

    Sizes are nested, so that going from the largest to the smallest finds rooms wherever there are enough.
    """
    sizes = {meeting.id: meeting.size for meeting in problem.meetings}
    with_it = {other: first for first, other in merged}
    for first, other in merged:
        sizes[first] = problem.size_of(first, other)
    wanted: dict[str, list[str]] = defaultdict(list)
    for meeting, size in sizes.items():
        if size and meeting not in with_it:
            wanted[chosen[meeting]].append(meeting)
    found: dict[str, str] = {}
    for slot, meetings in wanted.items():
        free = sorted((room for room in problem.rooms if slot in room.free), key=lambda room: (-room.capacity, room.id))
        for meeting in sorted(meetings, key=lambda one: (-sizes[one], one)):
            fitting = [room for room in free if room.capacity >= sizes[meeting]]
            if not fitting:
                return None
            found[meeting] = fitting[-1].id
            free.remove(fitting[-1])
    return found | {other: found[first] for other, first in with_it.items() if first in found}


def sizes_that_count(problem: Problem) -> list[int]:
    """The sizes at which meetings and rooms are counted against each other: those that some meeting (or two) needs."""
    alone = {meeting.size for meeting in problem.meetings}
    return sorted({size for size in alone | {problem.size_of(*pair) for pair in problem.mergeable} if size})
