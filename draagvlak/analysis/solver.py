"""The only door to OR-Tools: one model, goals that matter one after the other, a limit, and an honest answer."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

Model = Any  # cp_model.CpModel; OR-Tools has no types that mypy reads
Term = Any  # a variable of a model, or a linear expression of them

SHARE = 0.5  # of what remains of the limit goes to a goal at most, the last one gets all
LEAST = 0.01  # deterministic seconds
LOOK_EVERY = 0.25  # seconds between two questions whether to stop


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
    """The value of a goal, and the best that is not yet excluded given what goals before it reached (equal: proven).

    `bound` None: nothing is known about it.
    """

    name: str
    value: int
    bound: int | None

    @property
    def gap(self) -> float:
        """How much better it might be, as a share of the value: 0.0 where it is proven, 1.0 where nothing is known."""
        if self.bound is None:
            return 1.0
        return min(1.0, abs(self.value - self.bound) / max(1, abs(self.value)))


@dataclass(frozen=True)
class Answer:
    """`reached`: one a goal, in order, as far as it came. `value_of` gives the value of a term in the answer."""

    status: Status
    reached: tuple[Reached, ...] = ()
    value_of: Callable[[Term], int] = int
    spent: float = 0.0  # in deterministic seconds: the same on every machine


Start = Sequence[tuple[Term, int]]  # variables and their values


@dataclass(frozen=True)
class Watch:
    """`better` hears of each better answer while it is searched (its `value_of` is good during that call only); `stop`
    is asked now and then, from another thread, whether to end with the best so far.
    """

    better: Callable[[Answer], None] | None = None
    stop: Callable[[], bool] | None = None


UNWATCHED = Watch()


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
    watch: Watch = UNWATCHED,
    start: Start = (),
) -> Answer:
    """The best of `model` by the first goal, among those by the second, and so on (lexicographic).

    `limit`: deterministic seconds for all goals together, so that the same model and seed give the same answer on every
    machine. A goal that is not proven in its share of them is held where it came, and those after it are sought from
    there: their bounds say what is known given that. `start`: variables of an answer that is known, from which the
    search begins. The model is changed: each goal that was reached becomes a constraint of it.
    """
    known = _begin(model, goals, start, seed, watch)
    found, is_proven = replace(known, reached=()) if known else Answer(Status.UNKNOWN), True
    for number, goal in enumerate(goals):
        has_one, rest = found.status is not Status.UNKNOWN, limit - found.spent
        share = rest if number == len(goals) - 1 else rest * SHARE
        if known and not number and not known.reached[0].gap:
            answer = known
        else:
            if has_one:
                _bind(model, goal, found.value_of(goal.term))  # what was found already is not lost
            is_over = has_one and watch.stop is not None and watch.stop()
            answer = _solve_one(model, goal, found, (0.0 if is_over else share, seed), watch)
        if answer.status not in (Status.OPTIMAL, Status.FEASIBLE):
            if not has_one:
                return answer
            # What was found shows that there is one: the limit was spent before it was found again.
            bound = answer.reached[0].bound if answer.reached else None
            as_it_was = Reached(goal.name, found.value_of(goal.term), bound)
            answer = Answer(Status.FEASIBLE, (as_it_was,), found.value_of, answer.spent)
        is_proven &= answer.status is Status.OPTIMAL
        found = replace(answer, reached=(*found.reached, answer.reached[0]), spent=found.spent + answer.spent)
        _hold(model, goal, found)
        found = _tight(model, goals[number + 1 :], [variable for variable, _value in start], found, seed)
    return replace(found, status=Status.OPTIMAL if is_proven else Status.FEASIBLE)


def _begin(model: Model, goals: Sequence[Goal], start: Start, seed: int, watch: Watch) -> Answer | None:
    """The answer of which `start` is a part, with what is plain of the first goal from the ranges of its variables."""
    if not start:
        return None
    for variable, value in start:
        model.add_hint(variable, value)
    found = _as_hinted(model, goals, seed)
    if found is None:
        return None
    _hint(model, found)
    _seek(model, goals[0])
    reached = Reached(goals[0].name, found.value_of(goals[0].term), _plain_bound(model))
    found = replace(found, status=Status.FEASIBLE if reached.gap else Status.OPTIMAL, reached=(reached,))
    if watch.better is not None:
        watch.better(found)
    return found


def _tight(model: Model, goals: Sequence[Goal], deciding: Sequence[Term], found: Answer, seed: int) -> Answer:
    """The same answer, its values no looser than they must be: of what was no goal yet, the solver leaves some so."""
    if not (deciding and goals):
        return found
    model.clear_hints()
    for variable in deciding:
        model.add_hint(variable, found.value_of(variable))
    tight = _as_hinted(model, goals, seed)
    if tight is not None:
        found = replace(found, value_of=tight.value_of)
    _hint(model, found)
    return found


def _as_hinted(model: Model, goals: Sequence[Goal], seed: int) -> Answer | None:
    """The answer that the hinted variables decide, the rest as good as they allow."""
    model.minimize(sum(goal.term if goal.least else -goal.term for goal in goals))
    answer, _solver = _run(model, LEAST * 100, seed, is_fixed=True)
    return answer if answer.status in (Status.OPTIMAL, Status.FEASIBLE) else None


def _seek(model: Model, goal: Goal) -> None:
    (model.minimize if goal.least else model.maximize)(goal.term)


def _plain_bound(model: Model) -> int:
    """What the objective cannot go below (or, where it is to be large, above), by the ranges of its variables."""
    objective = model.proto.objective
    total = objective.offset
    for index, weight in zip(objective.vars, objective.coeffs, strict=True):
        domain = model.proto.variables[index].domain
        total += weight * (domain[0] if weight > 0 else domain[-1])
    return int(total * (objective.scaling_factor or 1))


def opposed(model: Model, wanted: Sequence[Term], *, limit: float = 2.0, seed: int = 0) -> list[int] | None:
    """Which of the literals `wanted` cannot all be true, by their place: empty where they can, None where that was not
    found out within the limit. They need not be the fewest.
    """
    model.clear_objective()
    model.clear_assumptions()
    model.add_assumptions(wanted)
    answer, solver = _run(model, limit, seed)
    model.clear_assumptions()
    if answer.status is Status.UNKNOWN:
        return None
    if answer.status is not Status.INFEASIBLE:
        return []
    place = {literal.index: number for number, literal in enumerate(wanted)}
    return sorted(place[index] for index in solver.sufficient_assumptions_for_infeasibility())


def _hold(model: Model, goal: Goal, found: Answer) -> None:
    _bind(model, goal, found.reached[-1].value)
    _hint(model, found)


def _bind(model: Model, goal: Goal, value: int) -> None:
    model.add(goal.term <= value if goal.least else goal.term >= value)


def _hint(model: Model, found: Answer) -> None:
    model.clear_hints()
    for index in range(len(model.proto.variables)):
        variable = model.get_int_var_from_proto_index(index)
        model.add_hint(variable, found.value_of(variable))


def _solve_one(model: Model, goal: Goal, before: Answer, how: tuple[float, int], watch: Watch) -> Answer:
    """`reached` also holds what is known of the bound where no answer was found (its value then means nothing)."""
    _seek(model, goal)
    answer, solver = _run(model, *how, heard=_hearing(goal, before, watch), watch=watch)
    if answer.status is Status.INFEASIBLE:
        return answer
    bound = solver.best_objective_bound
    known = round(bound) if abs(bound) < 1e15 else None  # else the library's infinity
    value = round(solver.objective_value) if answer.status is not Status.UNKNOWN else 0
    return replace(answer, reached=(Reached(goal.name, value, known),))


def _run(
    model: Model, limit: float, seed: int, heard: Any = None, watch: Watch = UNWATCHED, is_fixed: bool = False
) -> tuple[Answer, Any]:
    library = _library()
    solver = library.CpSolver()
    solver.parameters.num_workers = 1  # more would answer by who was first
    solver.parameters.interleave_search = model.has_objective() and not is_fixed  # several ways to search, in turns
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = max(limit, LEAST)
    solver.parameters.fix_variables_to_their_hinted_value = is_fixed
    with _watched(solver, watch.stop):
        status = solver.solve(model, heard)
    known = {
        library.OPTIMAL: Status.OPTIMAL,
        library.FEASIBLE: Status.FEASIBLE,
        library.INFEASIBLE: Status.INFEASIBLE,
    }.get(status, Status.UNKNOWN)
    return Answer(known, value_of=solver.value, spent=solver.deterministic_time), solver


@contextmanager
def _watched(solver: Any, stop: Callable[[], bool] | None) -> Iterator[None]:
    """Ask from a thread apart: between two answers, the solver itself calls nobody."""
    if stop is None:
        yield
        return
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(LOOK_EVERY):
            if stop():
                solver.stop_search()

    watcher = threading.Thread(target=watch, name="draagvlak-solver", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _hearing(goal: Goal, before: Answer, watch: Watch) -> Any:
    """What the solver calls at each better answer; None where nobody listens."""
    if watch.better is None:
        return None
    hear: Callable[[Answer], None] = watch.better

    class Heard(_library().CpSolverSolutionCallback):  # type: ignore[misc]
        def on_solution_callback(self) -> None:
            now = Reached(goal.name, round(self.objective_value), round(self.best_objective_bound))
            hear(Answer(Status.FEASIBLE, (*before.reached, now), self.value))

    return Heard()
