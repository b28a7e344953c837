"""The only door to OR-Tools: one model, goals that matter one after the other, a limit, and an honest answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

Model = Any  # cp_model.CpModel; OR-Tools has no types that mypy reads
Term = Any  # a variable of a model, or a linear expression of them


class Status(Enum):
    """What is known when the solver stops."""

    OPTIMAL = "proven the best"
    FEASIBLE = "good, and perhaps not the best"
    INFEASIBLE = "there is none"
    UNKNOWN = "none was found within the limit"


@dataclass(frozen=True)
class Goal:
    """Something to make small (`least`) or large, called `name` in what is answered."""

    name: str
    term: Term
    least: bool = True


@dataclass(frozen=True)
class Reached:
    """The value of a goal, and the best that is not yet excluded (equal: proven)."""

    name: str
    value: int
    bound: int

    @property
    def gap(self) -> float:
        """How much better it might be, as a share of the value; 0.0 where it is proven."""
        return abs(self.value - self.bound) / max(1, abs(self.value))


@dataclass(frozen=True)
class Answer:
    """`reached`: one a goal, in order, as far as it came. `value_of` gives the value of a term in the answer."""

    status: Status
    reached: tuple[Reached, ...] = ()
    value_of: Callable[[Term], int] = int
    spent: float = 0.0  # in deterministic seconds: the same on every machine


@cache
def _library() -> Any:
    """Read when it is first needed: it takes half a second, and few pages solve anything."""
    from ortools.sat.python import cp_model  # noqa: PLC0415

    return cp_model


def new_model() -> Model:
    return _library().CpModel()


def solve(
    model: Model,
    goals: Sequence[Goal],
    *,
    limit: float = 10.0,
    seed: int = 0,
    better: Callable[[Reached], None] | None = None,
) -> Answer:
    """The best of `model` by the first goal, among those by the second, and so on (lexicographic).

    `limit`: deterministic seconds for all goals together, so that the same model and seed give the same answer on every
    machine. `better` hears of each better answer while it is searched. The model is changed: each goal that was
    reached becomes a constraint of it. Where the limit ends the search, goals that came later have no proven bound.
    """
    found = Answer(Status.UNKNOWN)
    for number, goal in enumerate(goals):
        answer = _solve_one(model, goal, limit - found.spent, seed, better)
        if answer.status in (Status.INFEASIBLE, Status.UNKNOWN):
            # A later goal cannot make infeasible what was found: the limit was spent.
            if number:
                return replace(found, status=Status.FEASIBLE, reached=(*found.reached, _as_it_is(found, goal)))
            return answer
        reached = (*found.reached, answer.reached[0])
        found = replace(answer, reached=reached, spent=found.spent + answer.spent)
        if answer.status is Status.FEASIBLE:
            return replace(found, reached=(*reached, *(_as_it_is(found, later) for later in goals[number + 1 :])))
        _hold(model, goal, answer)
    return found


def _as_it_is(found: Answer, goal: Goal) -> Reached:
    value = found.value_of(goal.term)
    return Reached(goal.name, value, 0)


def _hold(model: Model, goal: Goal, answer: Answer) -> None:
    value = answer.reached[0].value
    model.add(goal.term <= value if goal.least else goal.term >= value)
    model.clear_hints()
    for index in range(len(model.proto.variables)):
        variable = model.get_int_var_from_proto_index(index)
        model.add_hint(variable, answer.value_of(variable))


def _hearing(goal: Goal, better: Callable[[Reached], None] | None) -> Any:
    """What the solver calls at each better answer; None where nobody listens."""
    if better is None:
        return None

    class Heard(_library().CpSolverSolutionCallback):  # type: ignore[misc]
        def on_solution_callback(self) -> None:
            better(Reached(goal.name, round(self.objective_value), round(self.best_objective_bound)))

    return Heard()


def _solve_one(model: Model, goal: Goal, limit: float, seed: int, better: Callable[[Reached], None] | None) -> Answer:
    (model.minimize if goal.least else model.maximize)(goal.term)
    library = _library()
    solver = library.CpSolver()
    solver.parameters.num_workers = 1  # more would answer by who was first
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = max(limit, 0.01)
    status = solver.solve(model, _hearing(goal, better))
    spent = solver.deterministic_time
    known = {
        library.OPTIMAL: Status.OPTIMAL,
        library.FEASIBLE: Status.FEASIBLE,
        library.INFEASIBLE: Status.INFEASIBLE,
    }.get(status, Status.UNKNOWN)
    if known not in (Status.OPTIMAL, Status.FEASIBLE):
        return Answer(known, spent=spent)
    reached = Reached(goal.name, round(solver.objective_value), round(solver.best_objective_bound))
    return Answer(known, (reached,), solver.value, spent)
