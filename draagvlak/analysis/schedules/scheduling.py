"""The calendar itself: the best by METHOD §6, or the best within the limit and how much better it might be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from draagvlak.analysis.schedules.beginning import beginning
from draagvlak.analysis.schedules.built import Built
from draagvlak.analysis.schedules.conflicts import Conflicts, conflicts
from draagvlak.analysis.schedules.model import build
from draagvlak.analysis.schedules.problem import Problem
from draagvlak.analysis.schedules.rooms import rooms_for
from draagvlak.analysis.schedules.weighing import Figures, Need, weigh
from draagvlak.analysis.solver import Answer, Reached, Start, Status, Watch, solve


@dataclass(frozen=True)
class Schedule:
    """`chosen`: by meeting, its slot; empty where none was found. `merged`: pairs that are held as one meeting.

    `reached`: each goal with what is proven of it. Where status is INFEASIBLE, `conflicts` says why.
    """

    status: Status
    seed: int
    chosen: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[tuple[str, str], ...] = ()
    rooms: Mapping[str, str] = field(default_factory=dict)
    figures: Figures | None = None
    reached: tuple[Reached, ...] = ()
    conflicts: Conflicts = field(default_factory=Conflicts)
    spent: float = 0.0

    @property
    def gap(self) -> float:
        """How much better the first goal might be that is not proven, as a share of its value; 0.0: nothing might, 1.0:
        nothing is known.
        """
        unknown = 1.0 if self.status is Status.FEASIBLE and not self.reached else 0.0
        return next((one.gap for one in self.reached if one.gap), unknown)


def schedule(
    problem: Problem,
    *,
    limit: float = 30.0,
    seed: int = 0,
    better: Callable[[Schedule], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Schedule:
    """`limit` and what is promised of a `seed` as in solver.solve, `stop` as in its Watch; `better` hears of each
    better calendar.
    """
    begun = beginning(problem, seed)
    if begun is not None and better is not None:
        better(Schedule(Status.FEASIBLE, seed, begun, figures=weigh(problem, begun)))
    built = build(problem)
    if isinstance(built, Need):
        return Schedule(Status.INFEASIBLE, seed, conflicts=conflicts(problem, seed=seed))

    def hear(answer: Answer) -> None:
        if better is not None:
            better(_of(built, answer, seed))

    start = _start(built, begun)
    watch = Watch(hear if better else None, stop)
    answer = solve(built.model, built.goals, limit=limit, seed=seed, watch=watch, start=start)
    if answer.status is Status.INFEASIBLE:
        return Schedule(answer.status, seed, conflicts=conflicts(problem, seed=seed), spent=answer.spent)
    if answer.status is Status.UNKNOWN:
        return Schedule(answer.status, seed, spent=answer.spent)
    return _of(built, answer, seed)


def _start(built: Built, chosen: Mapping[str, str] | None) -> Start:
    if chosen is None:
        return []
    return [
        (there, int(chosen[meeting] == slot)) for meeting, slots in built.at.items() for slot, there in slots.items()
    ]


def _of(built: Built, answer: Answer, seed: int) -> Schedule:
    problem = built.problem
    chosen, merged = built.chosen(answer.value_of), built.merged(answer.value_of)
    figures = weigh(problem, chosen, merged)
    reached = tuple(replace(one, value=getattr(figures, one.name)) for one in answer.reached)
    is_proven = len(reached) == len(built.goals) and not any(one.gap for one in reached)
    return Schedule(
        status=Status.OPTIMAL if is_proven else answer.status,
        seed=seed,
        chosen=chosen,
        merged=merged,
        rooms=rooms_for(problem, chosen, merged) or {},
        figures=figures,
        reached=reached,
        spent=answer.spent,
    )
