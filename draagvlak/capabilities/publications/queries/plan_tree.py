"""The objectives of a plan with what stands under them, and what they cost: as the agreement note needs them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount, Fit, Objective, Plan

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Operational:
    """An operational objective with its actions: title, who and when, "" where nobody said."""

    title: str
    text: str
    actions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Strategic:
    """`fits`: the objectives of municipalities that it fits, each with the plan it stands in."""

    title: str
    text: str
    operational: tuple[Operational, ...]
    fits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Year:
    """Euros planned of all actions in a year."""

    year: int
    expense: Decimal
    receipt: Decimal


@dataclass(frozen=True)
class Tree:
    strategic: tuple[Strategic, ...] = ()
    years: tuple[Year, ...] = ()
    by_who: tuple[tuple[str, tuple[str, ...]], ...] = ()  # who does what, as the actions say


def tree_of(network: Network, plan: Plan | None) -> Tree:
    """Of actions that stand in the plan on the network's day. Five queries; none without a plan."""
    if plan is None:
        return Tree()
    day = day_of(network)
    objectives = list(Objective.objects.filter(plan=plan))
    action_plans = list(ActionPlan.objects.filter(objective__plan=plan))
    rows = Action.objects.filter(on_day(day), action_plan__objective__plan=plan)
    actions = list(rows)
    fits: dict[int, list[str]] = defaultdict(list)
    held = Fit.objects.filter(on_day(day), objective__plan=plan).select_related("fits__plan")
    for fit in held:
        fits[fit.objective_id].append(f"{fit.fits} ({fit.fits.plan.name})")
    under, done = defaultdict(list), defaultdict(list)
    for one in action_plans:
        under[one.objective_id].append(one)
    for action in actions:
        done[action.action_plan_id].append(action)
    strategic = tuple(
        Strategic(
            str(one),
            one.text,
            tuple(Operational(str(two), two.text, tuple(map(_action, done[two.pk]))) for two in under[one.pk]),
            tuple(fits[one.pk]),
        )
        for one in objectives
    )
    return Tree(strategic, _years(Amount.objects.filter(action__in=rows.order_by())), _by_who(actions))


def _action(action: Action) -> tuple[str, str, str]:
    days = [f"{day:%d/%m/%Y}" for day in (action.begins_on, action.ends_on) if day]
    return str(action), action.who, " – ".join(days)


def _years(amounts: Iterable[Amount]) -> tuple[Year, ...]:
    expense: dict[int, Decimal] = defaultdict(Decimal)
    receipt: dict[int, Decimal] = defaultdict(Decimal)
    for one in amounts:
        expense[one.year] += one.planned_expense or NOTHING
        receipt[one.year] += one.planned_receipt or NOTHING
    return tuple(Year(year, expense[year], receipt[year]) for year in sorted(expense))


def _by_who(actions: Iterable[Action]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = defaultdict(list)
    for action in actions:
        if action.who:
            found[action.who].append(str(action))
    return tuple((who, tuple(those)) for who, those in sorted(found.items(), key=lambda one: one[0].casefold()))
