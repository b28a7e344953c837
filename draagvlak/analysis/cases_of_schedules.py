"""Cases of the joint calendar."""

from typing import Any

from draagvlak.analysis.schedules import Meeting, Problem, Slot, schedule


def schedule_of(given: dict[str, Any]) -> dict[str, Any] | None:
    """None where there is no calendar."""
    days = {day: number for number, day in enumerate(dict.fromkeys(given["day_of"][slot] for slot in given["slots"]))}
    problem = Problem(
        slots=tuple(Slot(id_, days[given["day_of"][id_]], part) for part, id_ in enumerate(given["slots"])),
        available={person: frozenset(slots) for person, slots in given["available"].items()},
        meetings=tuple(
            Meeting(one["id"], tuple(one["slots"]), tuple(one["members"]), one["quorum"]) for one in given["meetings"]
        ),
    )
    found = schedule(problem).figures
    return None if found is None else {"clashes": found.clashes, "person_days": found.person_days}
