"""Plans, and the two levels above their actions. `told` gives a value for each name in PARTS, or for code, title, text
and priority of a level. Every action takes the name of the step by which it is taken back (actions.undoing).
"""

from collections.abc import Mapping
from typing import Any

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.actions.steps import _edit, _refuse_same_code, _remove, _titled, _write
from draagvlak.capabilities.policy.models import Action, ActionPlan, Objective, Plan

PARTS = ("kind", "name", "municipality_id", "first_year", "last_year", "source")
YEARS = range(1990, 2101)
MOST_YEARS = 30


def note_plan(user: User, authority: Authority, network: Network, told: Mapping[str, Any], step: str) -> Plan:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, "policy.write", authority, network, once=step) as note:
        made = Plan(authority=authority, network=network, **_ready(network, told))
        _write(made, step)
        note(made)
    return made


def change_plan(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Mapping[str, Any], step: str
) -> Plan:
    """`at`: key and version. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        values = _ready(network, told, but=at[0])
        changed: Plan = _edit(Plan.objects.filter(network=network), at, values, step)
        note(changed)
    return changed


def remove_plan(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """One that holds nothing (any more). Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        found = Plan.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        if Objective.objects.filter(plan=found).exists():
            raise RefusedError("plan", "not-empty")
        note(found)
        _remove(found, step)


def note_objective(
    user: User, authority: Authority, network: Network, plan: int, told: Mapping[str, Any], step: str
) -> Objective:
    """Raises as `note_plan`, and DoesNotExist."""
    with acting(user, "policy.write", authority, network, once=step) as note:
        values = _titled(told)
        above = Plan.objects.get(network=network, pk=plan)
        beside = Objective.objects.filter(plan=above)
        _refuse_same_code(beside, values["code"])
        made = Objective(authority=authority, plan=above, place=beside.count() + 1, **values)
        _write(made, step)
        note(made)
    return made


def change_objective(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Mapping[str, Any], step: str
) -> Objective:
    """Raises as `change_plan`."""
    with acting(user, "policy.write", authority, network) as note:
        values, rows = _titled(told), Objective.objects.filter(plan__network=network)
        _refuse_same_code(rows.filter(plan=rows.get(pk=at[0]).plan_id), values["code"], but=at[0])
        changed: Objective = _edit(rows, at, values, step)
        note(changed)
    return changed


def remove_objective(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises as `remove_plan`."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Objective.objects.select_for_update(of=("self",))
        found = rows.get(plan__network=network, pk=key)
        _refuse_used(found)
        note(found)
        _remove(found, step)


def note_action_plan(
    user: User, authority: Authority, network: Network, objective: int, told: Mapping[str, Any], step: str
) -> ActionPlan:
    """Raises as `note_objective`."""
    with acting(user, "policy.write", authority, network, once=step) as note:
        values = _titled(told)
        above = Objective.objects.get(plan__network=network, pk=objective)
        _refuse_same_code(ActionPlan.objects.filter(objective__plan=above.plan_id), values["code"])
        place = ActionPlan.objects.filter(objective=above).count() + 1
        made = ActionPlan(authority=authority, objective=above, place=place, **values)
        _write(made, step)
        note(made)
    return made


def change_action_plan(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Mapping[str, Any], step: str
) -> ActionPlan:
    """`told` may move it to another "objective" (a key) of its plan. Raises as `change_plan`."""
    with acting(user, "policy.write", authority, network) as note:
        values, rows = _titled(told), ActionPlan.objects.filter(objective__plan__network=network)
        plan = rows.select_related("objective").get(pk=at[0]).objective.plan_id
        _refuse_same_code(rows.filter(objective__plan=plan), values["code"], but=at[0])
        if told.get("objective"):
            values["objective_id"] = Objective.objects.get(plan=plan, pk=told["objective"]).pk
        changed: ActionPlan = _edit(rows, at, values, step)
        note(changed)
    return changed


def remove_action_plan(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises as `remove_plan`."""
    with acting(user, "policy.write", authority, network) as note:
        rows = ActionPlan.objects.select_for_update(of=("self",))
        found = rows.get(objective__plan__network=network, pk=key)
        if Action.objects.filter(action_plan=found).exists():
            raise RefusedError("plan", "not-empty")
        note(found)
        _remove(found, step)


def _ready(network: Network, told: Mapping[str, Any], but: int = 0) -> dict[str, Any]:
    values: dict[str, Any] = {part: told.get(part) for part in PARTS}
    values["name"] = " ".join(str(values["name"] or "").split())
    values["source"] = str(values["source"] or "").strip()
    refuse_register_numbers(values)
    if not values["name"]:
        raise RefusedError("name", "empty")
    first, last = values["first_year"], values["last_year"]
    if first not in YEARS or last not in YEARS or not 0 <= last - first < MOST_YEARS:
        raise RefusedError("last_year", "years")
    alike = Plan.objects.filter(network=network, name__iexact=values["name"], first_year=first)
    if alike.exclude(pk=but).exists():
        raise RefusedError("name", "plan-twice")
    return values


def _refuse_used(objective: Objective) -> None:
    """Raises RefusedError where something stands under it or points to it, also if that is over."""
    if ActionPlan.objects.filter(objective=objective).exists():
        raise RefusedError("plan", "not-empty")
    if objective.fits.exists() or objective.fitted_by.exists() or objective.indicators.exists():
        raise RefusedError("plan", "linked")
