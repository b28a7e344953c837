"""A plan that a file brings, whole or not at all: what is there already is changed, not doubled, and nothing goes.

Its batch keeps keys only: ["plan", plan, "", step]. What stood there before, the history of each row says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from simple_history.utils import bulk_create_with_history

from draagvlak.basics.editing import keep_as_they_are
from draagvlak.basics.letters import plain
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.choices import PLAN
from draagvlak.capabilities.network.models import Batch, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.actions.plans import _ready
from draagvlak.capabilities.policy.actions.steps import _update, _write
from draagvlak.capabilities.policy.choices import ActionState
from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount, Indicator, Objective, Plan
from draagvlak.capabilities.policy.queries.comparing import (
    ACTION,
    LEVEL,
    Known,
    actions_in,
    amounts_of,
    changes_of,
    known_of,
)
from draagvlak.capabilities.policy.queries.rows import NewIndicator, NewLevel, NewObjective

AT_ONCE = 500


@dataclass(frozen=True)
class Into:
    """The plan of this key, or a new one as `told` says (actions.plans); `source`: what its amounts are taken from."""

    plan: int | None
    told: Mapping[str, Any]
    source: str = ""


@dataclass
class _Bringing:
    """What is being written, and where: `here` goes into each new row."""

    plan: Plan
    known: Known
    batch: Batch
    step: str
    source: str

    @property
    def here(self) -> dict[str, Any]:
        return {"authority_id": self.plan.authority_id, "batch": self.batch}


def bring_plan(
    user: User, authority: Authority, network: Network, into: Into, rows: Sequence[NewObjective], step: str
) -> Batch:
    """Sent twice, brought once. Raises RefusedError for a new plan that cannot be, DoesNotExist, PermissionDenied,
    SentBeforeError.
    """
    with acting(user, "policy.write", authority, network, once=step) as note:
        batch = Batch.objects.create(authority=authority, network=network)
        note(batch)
        plan = _plan(network, into, batch, step)
        note(plan)
        at_work = _Bringing(plan, known_of(plan if into.plan else None, rows), batch, step, into.source)
        _put(at_work, rows, day_of(network))
        batch.filled = [[PLAN, plan.pk, "", step]]
        batch.save(update_fields=["filled"])
    return batch


def _plan(network: Network, into: Into, batch: Batch, step: str) -> Plan:
    if into.plan is not None:
        return Plan.objects.select_for_update(of=("self",)).get(network=network, pk=into.plan)
    made = Plan(authority_id=network.authority_id, network=network, batch=batch, **_ready(network, into.told))
    _write(made, step)
    return made


def _put(at_work: _Bringing, rows: Sequence[NewObjective], today: date) -> None:
    """A level at a time, those above first."""
    known, plan = at_work.known, at_work.plan
    objectives = _level(at_work, Objective, [({"plan": plan}, one) for one in rows], known.objectives)
    wanted = [({"objective": objectives[id(one)]}, above) for one in rows for above in one.action_plans]
    action_plans = _level(at_work, ActionPlan, wanted, known.action_plans)
    actions = _actions(at_work, rows, action_plans, today)
    _amounts(at_work, rows, actions)
    said: list[tuple[str, Any, NewIndicator]] = []
    for one in rows:
        said += [("objective", objectives[id(one)], indicator) for indicator in one.indicators]
    for _parents, action in actions_in(rows):
        said += [("action", actions[id(action)], indicator) for indicator in action.indicators]
    _indicators(at_work, said)


def _level(at_work: _Bringing, model: Any, said: Sequence[tuple[dict[str, Any], NewLevel]], there: Any) -> Any:
    """Rows by id() of what the file says of them: made, or changed where they are there."""
    found: dict[int, Any] = {}
    made, changed = [], []
    for place, (under, level) in enumerate(said, start=1):
        row = there.get(id(level))
        if row is None:
            row = model(**at_work.here, **under, **_new(level), place=place)
            made.append(row)
        elif _give(row, changes_of(row, level, LEVEL) | _moved(row, under)):
            changed.append(row)
        found[id(level)] = row
    _make(model, made, at_work.step)
    _change(model, changed, (*LEVEL, *(said[0][0] if said else ())), at_work.step)
    return found


def _actions(at_work: _Bringing, rows: Sequence[NewObjective], above: Any, today: date) -> dict[int, Action]:
    found, made, changed = {}, [], []
    for place, ((_objective, plan), said) in enumerate(actions_in(rows), start=1):
        under = {"action_plan": above[id(plan)]}
        row = at_work.known.actions.get(id(said))
        if row is None:
            more = {"who": said.who, "begins_on": said.begins_on, "ends_on": said.ends_on, "place": place}
            state = said.state or ActionState.PLANNED
            network = {"network_id": at_work.plan.network_id, "since": today, "state": state}
            row = Action(**at_work.here, **under, **_new(said), **more, **network)
            made.append(row)
        elif _give(row, changes_of(row, said, ACTION) | _moved(row, under) | _back(row)):
            changed.append(row)
        found[id(said)] = row
    _make(Action, made, at_work.step)
    _change(Action, changed, (*ACTION, "action_plan", "until"), at_work.step)
    return found


def _amounts(at_work: _Bringing, rows: Sequence[NewObjective], actions: dict[int, Action]) -> None:
    made, changed = [], []
    for _parents, said in actions_in(rows):
        action = actions[id(said)]
        there = at_work.known.amounts.get(action.pk, {})
        for year, values in amounts_of(there, said).items():
            if year in there:
                _give(there[year], {**values, "source": at_work.source})
                changed.append(there[year])
            else:
                whose = {"authority_id": action.authority_id, "action": action, "year": year}
                made.append(Amount(**whose, source=at_work.source, **values))
    _make(Amount, made, at_work.step)
    parts = ("planned_expense", "planned_receipt", "real_expense", "real_receipt", "source")
    _change(Amount, changed, parts, at_work.step)


def _indicators(at_work: _Bringing, said: Sequence[tuple[str, Any, NewIndicator]]) -> None:
    """An indicator is known by its name under the same row."""
    made: dict[tuple[str, int, str], Indicator] = {}
    changed = []
    for column, whose, one in said:
        key = (column, whose.pk, plain(one.name))
        row = at_work.known.indicators.get(key)
        wanted = {"target": one.target, "unit": one.unit, "kind": one.kind if one.target is not None else None}
        if row is None:
            here = {"authority_id": at_work.plan.authority_id, "network_id": at_work.plan.network_id, column: whose}
            values = {part: value for part, value in wanted.items() if value not in (None, "")}
            made.setdefault(key, Indicator(**here, name=one.name, **values))
        elif _give(row, {p: v for p, v in wanted.items() if v not in (None, "") and v != getattr(row, p)}):
            changed.append(row)
    _make(Indicator, list(made.values()), at_work.step)
    _change(Indicator, changed, ("target", "unit", "kind"), at_work.step)


def _new(said: NewLevel) -> dict[str, Any]:
    return {"code": said.code, "title": said.title, "text": said.text, "priority": bool(said.priority)}


def _moved(row: Any, under: dict[str, Any]) -> dict[str, Any]:
    return {part: above for part, above in under.items() if getattr(row, f"{part}_id") != above.pk}


def _back(row: Action) -> dict[str, Any]:
    """What a newer file names is in the plan (decision 0008)."""
    return {"until": None} if row.until is not None else {}


def _give(row: Any, values: dict[str, Any]) -> bool:
    for part, value in values.items():
        setattr(row, part, value)
    return bool(values)


def _make(model: Any, rows: list[Any], step: str) -> None:
    if rows:
        bulk_create_with_history(rows, model, batch_size=AT_ONCE, default_change_reason=step)


def _change(model: Any, rows: list[Any], parts: Sequence[str], step: str) -> None:
    """Their histories get what stood there before too."""
    rows = list({row.pk: row for row in rows}.values())
    if not rows:
        return
    keep_as_they_are(model, list(model.objects.select_for_update(of=("self",)).filter(pk__in=[r.pk for r in rows])))
    _update(model, rows, parts, step)
