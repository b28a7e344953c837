"""Which needs cannot be met together, where a problem has no calendar; and the fewest that would have to give way."""

from dataclasses import dataclass

from draagvlak.analysis.schedules.built import Built
from draagvlak.analysis.schedules.model import build
from draagvlak.analysis.schedules.problem import Problem
from draagvlak.analysis.schedules.weighing import Need
from draagvlak.analysis.solver import Goal, Model, Status, Term, opposed, solve

AT_MOST = 5  # conflicts that are told at once


@dataclass(frozen=True)
class Conflict:
    """`together`: needs of which each may be met, and not all. `is_least`: proven that each is needed for it."""

    together: tuple[Need, ...]
    is_least: bool = True


@dataclass(frozen=True)
class Conflicts:
    """Conflicts that share no need; and needs without which the rest can be met (the fewest, where `is_least`)."""

    found: tuple[Conflict, ...] = ()
    give_way: tuple[Need, ...] = ()
    is_least: bool = True


def conflicts(problem: Problem, *, limit: float = 10.0, seed: int = 0) -> Conflicts:
    """`limit`: deterministic seconds for each question to the solver, of which there are a few for each need found."""
    needs: dict[Need, Term] = {}

    def only(model: Model, need: Need) -> Term:
        if need not in needs:
            needs[need] = model.new_bool_var(f"{need.what} {need.of}")
        return needs[need]

    built = build(problem, only)
    if isinstance(built, Need):
        return Conflicts((Conflict((built,)),), (built,))
    found: list[Conflict] = []
    left = dict(needs)
    while left and len(found) < AT_MOST:
        conflict = _least(built, left, limit, seed)
        if conflict is None:
            break
        found.append(conflict)
        left = {need: literal for need, literal in left.items() if need not in conflict.together}
    return _giving_way(built, needs, tuple(found), (limit, seed))


def _least(built: Built, wanted: dict[Need, Term], limit: float, seed: int) -> Conflict | None:
    """One conflict among these: each need is left out in turn, and stays out where the others conflict without it."""
    core = _opposed(built, wanted, limit, seed)
    if not core:
        return None
    is_least = True
    for need in list(core):
        rest = {one: literal for one, literal in core.items() if one != need}
        smaller = _opposed(built, rest, limit, seed) if need in core and rest else {}
        is_least &= smaller is not None
        core = smaller or core
    return Conflict(tuple(core), is_least)


def _opposed(built: Built, wanted: dict[Need, Term], limit: float, seed: int) -> dict[Need, Term] | None:
    places = opposed(built.model, list(wanted.values()), limit=limit, seed=seed)
    if places is None:
        return None
    ordered = list(wanted.items())
    return dict(ordered[place] for place in places)


def _giving_way(
    built: Built, needs: dict[Need, Term], found: tuple[Conflict, ...], how: tuple[float, int]
) -> Conflicts:
    limit, seed = how
    kept = Goal("kept", sum(needs.values()), least=False)
    answer = solve(built.model, [kept], limit=limit, seed=seed)
    if answer.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return Conflicts(found, (), is_least=False)
    gone = tuple(need for need, literal in needs.items() if not answer.value_of(literal))
    return Conflicts(found, gone, answer.status is Status.OPTIMAL)
