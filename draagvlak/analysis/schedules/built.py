"""What a problem became in the model of the solver."""

from collections.abc import Callable
from dataclasses import dataclass, field

from draagvlak.analysis.schedules.problem import Problem
from draagvlak.analysis.schedules.weighing import Need
from draagvlak.analysis.solver import Goal, Model, Term

Only = Callable[[Model, Need], Term]  # the literal under which a need has to be met


@dataclass
class Built:
    """`at`: by meeting and slot, whether it is there. `on`: by meeting and day. `as_one`: by pair and slot."""

    problem: Problem
    model: Model
    at: dict[str, dict[str, Term]] = field(default_factory=dict)
    on: dict[str, dict[int, Term]] = field(default_factory=dict)
    as_one: dict[tuple[str, str], dict[str, Term]] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)

    def chosen(self, value_of: Callable[[Term], int]) -> dict[str, str]:
        return {
            meeting: next(slot for slot, there in slots.items() if value_of(there))
            for meeting, slots in self.at.items()
        }

    def merged(self, value_of: Callable[[Term], int]) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair, slots in self.as_one.items() if any(value_of(there) for there in slots.values()))
