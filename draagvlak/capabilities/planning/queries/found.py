"""What a search found, as it is kept: keys of meetings, slots and rooms, and figures; nobody's name or key."""

from dataclasses import dataclass
from typing import Any

from draagvlak.analysis.schedules import Conflict, Conflicts, Figures, Need, Schedule, Status
from draagvlak.basics import progress
from draagvlak.capabilities.planning.choices import State
from draagvlak.capabilities.planning.models import Proposal

Json = dict[str, Any]
PERSON_DAYS = "person_days"


def as_kept(schedule: Schedule) -> Json:
    return {
        "status": schedule.status.name,
        "chosen": dict(schedule.chosen),
        "merged": [list(pair) for pair in schedule.merged],
        "rooms": dict(schedule.rooms),
        "figures": vars(schedule.figures) if schedule.figures else None,
        "reached": [[one.name, one.value, one.bound] for one in schedule.reached],
        "gap": schedule.gap,
        "conflicts": [[[need.what, need.of] for need in one.together] for one in schedule.conflicts.found],
        "give_way": [[need.what, need.of] for need in schedule.conflicts.give_way],
    }


@dataclass(frozen=True)
class Found:
    """What is kept, in its types. `percent`: how much better it might be, None where it is proven the best."""

    is_proven: bool
    is_impossible: bool
    percent: int | None
    chosen: dict[str, str]
    merged: tuple[tuple[str, str], ...]
    rooms: dict[str, str]
    figures: Figures | None
    conflicts: Conflicts


def found_of(proposal: Proposal) -> Found:
    kept: Json = proposal.found or {}
    status = kept.get("status", "")
    is_proven = status == Status.OPTIMAL.name
    return Found(
        is_proven=is_proven,
        is_impossible=status == Status.INFEASIBLE.name,
        percent=None if is_proven else max(1, round(100 * kept.get("gap", 1.0))),
        chosen=kept.get("chosen", {}),
        merged=tuple((one, two) for one, two in kept.get("merged", [])),
        rooms=kept.get("rooms", {}),
        figures=Figures(**kept["figures"]) if kept.get("figures") else None,
        conflicts=Conflicts(
            tuple(Conflict(_needs(together)) for together in kept.get("conflicts", [])),
            _needs(kept.get("give_way", [])),
        ),
    )


def _needs(kept: list[list[str]]) -> tuple[Need, ...]:
    return tuple(Need(what, of) for what, of in kept)


def progress_key(proposal: Proposal) -> str:
    return f"planning-{proposal.token}"


def is_at_work(proposal: Proposal) -> bool:
    """Whether somebody still works at it, or is going to."""
    if proposal.state != State.SEARCHING:
        return False
    told = progress.told(progress_key(proposal))
    return progress.is_alive(progress_key(proposal)) or (told is not None and told.stage == "waiting")
