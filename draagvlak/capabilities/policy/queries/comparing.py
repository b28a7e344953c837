"""What a file would do to a plan that is there: which of its rows are known, what is new, what would change.

A row is known by its code within the plan; where one of both has none, by its title under the same row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from draagvlak.basics.letters import plain
from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount, Indicator, Objective, Plan
from draagvlak.capabilities.policy.queries.rows import NewAction, NewActionPlan, NewLevel, NewObjective

LEVEL = ("code", "title", "text", "priority")
ACTION = (*LEVEL, "state", "who", "begins_on", "ends_on")
Parents = tuple[NewObjective, NewActionPlan]


@dataclass(frozen=True)
class Changed:
    """An action that is there, and what becomes of it: names of columns, and years of which an amount changes."""

    action: Action
    parts: tuple[str, ...]
    years: tuple[int, ...] = ()


@dataclass
class Known:
    """What is there of a plan, by what a file may call it."""

    objectives: dict[int, Objective] = field(default_factory=dict)  # by id() of what the file says
    action_plans: dict[int, ActionPlan] = field(default_factory=dict)
    actions: dict[int, Action] = field(default_factory=dict)
    amounts: dict[int, dict[int, Amount]] = field(default_factory=dict)  # by key of the action, by year
    indicators: dict[tuple[str, int, str], Indicator] = field(default_factory=dict)
    unnamed: list[Action] = field(default_factory=list)  # in the plan, not in the file


@dataclass(frozen=True)
class Comparison:
    """Counts and changes of actions; `missing`: those that the file does not name, and that stay."""

    new: int
    changed: tuple[Changed, ...]
    same: int
    missing: int


def compare(plan: Plan | None, rows: Sequence[NewObjective]) -> Comparison:
    """In a fixed number of queries; for a new plan (None) in none."""
    known = known_of(plan, rows)
    changed, new, same = [], 0, 0
    for (_objective, above), said in actions_in(rows):
        row = known.actions.get(id(said))
        if row is None:
            new += 1
            continue
        parts = tuple(changes_of(row, said, ACTION))
        moved = ("action_plan",) if known.action_plans.get(id(above)) != row.action_plan else ()
        back = ("until",) if row.until is not None else ()
        years = tuple(sorted(amounts_of(known.amounts.get(row.pk, {}), said)))
        if parts or moved or back or years:
            changed.append(Changed(row, (*parts, *moved, *back), years))
        else:
            same += 1
    return Comparison(new, tuple(changed), same, len(known.unnamed))


def actions_in(rows: Iterable[NewObjective]) -> Iterator[tuple[Parents, NewAction]]:
    for objective in rows:
        for above in objective.action_plans:
            for action in above.actions:
                yield (objective, above), action


def changes_of(row: Any, said: NewLevel, parts: Iterable[str]) -> dict[str, Any]:
    """What the file says otherwise. It never empties what is there."""
    found = {part: getattr(said, part) for part in parts}
    return {part: value for part, value in found.items() if value not in (None, "") and value != getattr(row, part)}


def amounts_of(there: dict[int, Amount], said: NewAction) -> dict[int, dict[str, Any]]:
    """By year, the amounts that become something else."""
    found: dict[int, dict[str, Any]] = {}
    for year, values in said.amounts.items():
        other = {part: value for part, value in values.items() if getattr(there.get(year), part, None) != value}
        if other:
            found[year] = other
    return found


def known_of(plan: Plan | None, rows: Sequence[NewObjective]) -> Known:
    known = Known()
    if plan is None:
        return known
    objectives = list(Objective.objects.filter(plan=plan))
    action_plans = list(ActionPlan.objects.filter(objective__plan=plan))
    actions = list(Action.objects.filter(action_plan__objective__plan=plan).select_related("action_plan"))
    known.objectives = _paired(((0, one) for one in rows), ((0, one) for one in objectives))
    keys = {id(one): known.objectives[id(one)].pk for one in rows if id(one) in known.objectives}
    said_plans = [(keys.get(id(one), -1), above) for one in rows for above in one.action_plans]
    known.action_plans = _paired(said_plans, ((one.objective_id, one) for one in action_plans))
    keys = {said: row.pk for said, row in known.action_plans.items()}
    said_actions = [(keys.get(id(above), -1), said) for (_objective, above), said in actions_in(rows)]
    known.actions = _paired(said_actions, ((one.action_plan_id, one) for one in actions))
    named = {row.pk for row in known.actions.values()}
    known.unnamed = [one for one in actions if one.pk not in named and one.until is None]
    for amount in Amount.objects.filter(action__action_plan__objective__plan=plan):
        known.amounts.setdefault(amount.action_id, {})[amount.year] = amount
    known.indicators = _indicators(plan)
    return known


def _indicators(plan: Plan) -> dict[tuple[str, int, str], Indicator]:
    found = {}
    of_action = Indicator.objects.filter(action__action_plan__objective__plan=plan)
    for row in [*of_action, *Indicator.objects.filter(objective__plan=plan)]:
        whose = ("action", row.action_id) if row.action_id else ("objective", row.objective_id)
        found[*whose, plain(row.name)] = row
    return found  # type: ignore[return-value]


def _paired(said: Iterable[tuple[int, NewLevel]], there: Iterable[tuple[int, Any]]) -> dict[int, Any]:
    """For each level of the file (by id()) its row; both come with the key of the row that they stand under."""
    rows = list(there)
    by_code = {row.code.casefold(): row for _above, row in rows if row.code}
    by_title = {(above, plain(row.title)): row for above, row in reversed(rows)}
    found: dict[int, Any] = {}
    taken: set[int] = set()
    for above, level in said:
        row = by_code.get(level.code.casefold()) if level.code else None
        if row is None:
            row = by_title.get((above, plain(level.title)))
            row = None if row is not None and row.code and level.code else row
        if row is not None and row.pk not in taken:
            taken.add(row.pk)
            found[id(level)] = row
    return found
