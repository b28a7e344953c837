"""One calendar for several networks (METHOD §6): a `Problem`, the best `Schedule` of it, and why it is so."""

from draagvlak.analysis.schedules.conflicts import Conflict, Conflicts
from draagvlak.analysis.schedules.problem import How, Kind, Meeting, Problem, Room, Rule, Slot
from draagvlak.analysis.schedules.reasons import Other, Why, why
from draagvlak.analysis.schedules.scheduling import Schedule, schedule
from draagvlak.analysis.schedules.weighing import Figures, Need, broken, weigh
from draagvlak.analysis.solver import Status

__all__ = [
    "Conflict",
    "Conflicts",
    "Figures",
    "How",
    "Kind",
    "Meeting",
    "Need",
    "Other",
    "Problem",
    "Room",
    "Rule",
    "Schedule",
    "Slot",
    "Status",
    "Why",
    "broken",
    "schedule",
    "weigh",
    "why",
]
