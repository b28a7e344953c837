"""200 people and 60 roles (METHOD §7), beside OR-Tools called bare on the same model, in turn in this one run.

`python -m tools.bench_matching` alone. Both answer the same four goals one after the other, and both prove them.
"""

import random
import statistics
from collections.abc import Iterator, Sequence
from typing import Any

from ortools.sat.python import cp_model

from draagvlak.analysis.matching import Candidate, Goals, Role, assign, trainings
from tools.bench_analysis import seconds, shown

PEOPLE, ROLES, COMPETENCES, RUNS = 200, 60, 14, 3


def made_up(people: int = PEOPLE, roles: int = ROLES) -> tuple[list[Candidate], list[Role]]:
    chance = random.Random(7)
    names = [f"c{n}" for n in range(COMPETENCES)]
    asked = [Role(f"r{n}", {name: chance.randint(1, 4) for name in chance.sample(names, 4)}) for n in range(roles)]
    who = [
        Candidate(
            f"p{n}",
            chance.choice((1, 1, 1, 2, 3)),
            {name: chance.choice((0, 0, 1, 1, 2, 2, 3, 4)) for name in names},
            frozenset(chance.sample([role.id for role in asked], chance.randint(0, 3))),
        )
        for n in range(people)
    ]
    return who, asked


def bare(who: Sequence[Candidate], roles: Sequence[Role]) -> Goals:
    """The model as a user of OR-Tools would write it; each goal that was reached becomes a constraint."""
    model, gets = cp_model.CpModel(), {}
    for role in roles:
        for one in who:
            gets[role.id, one.id] = model.new_bool_var("")
        model.add_at_most_one(gets[role.id, one.id] for one in who)
    load = model.new_int_var(0, len(roles), "")
    for one in who:
        taken = sum(gets[role.id, one.id] for role in roles)
        model.add(taken <= one.cap)
        model.add(taken <= load)
    worth = {
        (role.id, one.id): sum(min(one.levels[name], level) for name, level in role.needs.items())
        for role in roles
        for one in who
    }
    goals = [
        sum(gets.values()),
        sum(worth[pair] * term for pair, term in gets.items()),
        -load,
        sum(gets[id_, one.id] for one in who for id_ in one.wishes),
    ]
    filled, levels, least, wishes = (_reached(model, goal) for goal in goals)
    return Goals(filled, levels, -least, wishes)


def _reached(model: Any, goal: Any) -> int:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    model.maximize(goal)
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("not proven")
    value = round(solver.objective_value)
    model.add(goal >= value)
    return value


def run() -> Iterator[str]:
    who, roles = made_up()
    if assign(who, roles, alternatives=0).goals != bare(who, roles):
        raise RuntimeError("Two optima of the same model differ.")
    ours, theirs, whole, trained = [], [], [], []
    for _ in range(RUNS):
        theirs.append(seconds(lambda: bare(who, roles)))
        ours.append(seconds(lambda: assign(who, roles, alternatives=0)))
        whole.append(seconds(lambda: assign(who, roles)))
        trained.append(seconds(lambda: trainings(who, roles)))
    yield f"matching of {PEOPLE} people and {ROLES} roles"
    yield shown("  OR-Tools, the same model, four goals proven, one thread", theirs)
    yield _beside("the best assignment, the same optimum proven", ours, theirs) + " (aim: not slower than 1.2 ×)"
    yield _beside("with two alternatives for each role", whole, theirs)
    yield _beside("which training would cover most", trained, theirs)


def _beside(name: str, ours: list[float], theirs: list[float]) -> str:
    return f"{shown(name, ours)}: {statistics.median(theirs) / statistics.median(ours):.0f} × faster than OR-Tools"


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
