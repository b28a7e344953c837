"""The actions of a plan: what is done, by whom, from when, and what it costs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.actions.plans import YEARS
from draagvlak.capabilities.policy.actions.steps import _edit, _refuse_same_code, _titled, _write
from draagvlak.capabilities.policy.choices import ActionState
from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount
from draagvlak.capabilities.policy.queries.amounts import PARTS
from draagvlak.capabilities.policy.queries.plans import in_order

Amounts = Mapping[int, Mapping[str, Decimal | None]]  # by year, by PARTS


def note_action(
    user: User, authority: Authority, network: Network, action_plan: int, told: Mapping[str, Any], step: str
) -> Action:
    """`told`: code, title, text, priority, state, who, begins_on, ends_on. It counts from the day of the network.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "policy.write", authority, network, once=step) as note:
        values = _ready(told)
        above = ActionPlan.objects.select_related("objective").get(objective__plan__network=network, pk=action_plan)
        _refuse_same_code(Action.objects.filter(action_plan__objective__plan=above.objective.plan_id), values["code"])
        place = Action.objects.filter(action_plan=above).count() + 1
        here = {"authority": authority, "network": network, "action_plan": above}
        made = Action(**here, since=day_of(network), place=place, **values)
        _write(made, step)
        note(made)
    return made


def change_action(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Mapping[str, Any], step: str
) -> Action:
    """`told` may move it to another "action_plan" (a key) of its plan.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "policy.write", authority, network) as note:
        values, rows = _ready(told), Action.objects.filter(network=network)
        plan = rows.select_related("action_plan__objective").get(pk=at[0]).action_plan.objective.plan_id
        _refuse_same_code(rows.filter(action_plan__objective__plan=plan), values["code"], but=at[0])
        if told.get("action_plan"):
            above = ActionPlan.objects.get(objective__plan=plan, pk=told["action_plan"])
            values["action_plan_id"] = above.pk
        changed: Action = _edit(rows, at, values, step)
        note(changed)
    return changed


def move_action(user: User, authority: Authority, network: Network, key: int, up: bool, step: str) -> Action:
    """One place up or down among the actions without a code of its action plan; those with a code stand by their code.

    Raises RefusedError where there is no such place, DoesNotExist, PermissionDenied.
    """
    with acting(user, "policy.write", authority, network) as note:
        rows = Action.objects.filter(network=network, until=None, code="")
        moved = rows.get(pk=key)
        beside = list(rows.select_for_update(of=("self",)).filter(action_plan=moved.action_plan_id))
        beside = in_order(beside)
        place = [one.pk for one in beside].index(key)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(beside):
            raise RefusedError("place", "no-place")
        beside[place], beside[other] = beside[other], beside[place]
        for number, row in enumerate(beside, start=1):
            if row.place != number:
                _edit(rows, (row.pk, row.version), {"place": number}, step)
        note(moved)
    return moved


def take_out(
    user: User, authority: Authority, network: Network, at: tuple[int, int], last_day: date, step: str
) -> Action:
    """Out of its plan after `last_day`; what it was linked to stays. Raises as `change_action`."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Action.objects.filter(network=network)
        if last_day > day_of(network):
            raise RefusedError("until", "not-yet")
        if last_day < rows.get(pk=at[0]).since:
            raise RefusedError("until", "before")
        changed: Action = _edit(rows, at, {"until": last_day}, step)
        note(changed)
    return changed


def put_back(user: User, authority: Authority, network: Network, key: int, step: str) -> Action:
    """As if it was never out. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Action.objects.filter(network=network).exclude(until=None)
        found = rows.get(pk=key)
        changed: Action = _edit(rows, (key, found.version), {"until": None}, step)
        note(changed)
    return changed


def note_amounts(
    user: User, authority: Authority, network: Network, at: tuple[int, int], amounts: Amounts, step: str
) -> Action:
    """What an action (key and version) costs, in all the years of `amounts`; other years stay as they are, and a year
    of which nothing is said any more goes. Its sources stay. Raises as `change_action`.
    """
    with acting(user, "policy.write", authority, network) as note:
        if not all(year in YEARS for year in amounts):
            raise RefusedError("year", "years")
        changed: Action = _edit(Action.objects.filter(network=network), at, {}, step)
        rows = {row.year: row for row in Amount.objects.select_for_update(of=("self",)).filter(action=changed)}
        for year, said in amounts.items():
            _say(changed, rows.get(year), year, {part: said.get(part) for part in PARTS}, step)
        note(changed)
    return changed


def _say(action: Action, row: Amount | None, year: int, said: dict[str, Decimal | None], step: str) -> None:
    if row is None:
        if any(value is not None for value in said.values()):
            _write(Amount(authority_id=action.authority_id, action=action, year=year, **said), step)
    elif any(getattr(row, part) != value for part, value in said.items()):
        _edit(Amount.objects.all(), (row.pk, row.version), said, step)


def _ready(told: Mapping[str, Any]) -> dict[str, Any]:
    values = _titled(told) | {"who": " ".join(str(told.get("who") or "").split())}
    refuse_register_numbers(values)
    state = told.get("state") or ActionState.PLANNED
    begins, ends = told.get("begins_on"), told.get("ends_on")
    if begins and ends and ends < begins:
        raise RefusedError("ends_on", "before-begin")
    return {**values, "state": ActionState(state), "begins_on": begins, "ends_on": ends}
