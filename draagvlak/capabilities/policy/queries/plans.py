"""The plans of a network, as trees: a fixed number of queries, however many actions they have."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db.models import Q
from django.utils.functional import Promise

from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.choices import levels_of
from draagvlak.capabilities.policy.models import (
    Action,
    ActionPlan,
    ActionResult,
    Amount,
    Fit,
    Indicator,
    Objective,
    Plan,
)
from draagvlak.capabilities.policy.queries.amounts import AmountsShown, Sums, amounts_shown, sums_of

FEW = 40  # actions that are shown without folding
Row = TypeVar("Row", Objective, ActionPlan, Action)


@dataclass(frozen=True)
class Gauge:
    """An indicator, and where it stands in sentences."""

    row: Indicator
    words: str


@dataclass(frozen=True)
class ActionShown:
    """`results`: how many results it led to, by links that stand. `may_rise`, `may_sink`: whether one without a code
    stands before or after it, with which it may change places. `gauges`: by queries.measured.
    """

    row: Action
    amounts: tuple[Amount, ...] = ()
    results: int = 0
    may_rise: bool = False
    may_sink: bool = False
    gauges: tuple[Gauge, ...] = ()

    @property
    def sums(self) -> Sums:
        return sums_of(self.amounts)


@dataclass(frozen=True)
class ActionPlanShown:
    """`taken_out`: actions that are no longer in it."""

    row: ActionPlan
    actions: tuple[ActionShown, ...]
    taken_out: tuple[ActionShown, ...] = ()

    @property
    def sums(self) -> Sums:
        return sums_of(amount for action in self.actions for amount in action.amounts)


@dataclass(frozen=True)
class ObjectiveShown:
    """`fits`: links to objectives of a municipality's plan; `fitted_by`: those that point here. `gauges`: by
    queries.measured.
    """

    row: Objective
    action_plans: tuple[ActionPlanShown, ...]
    fits: tuple[Fit, ...] = ()
    fitted_by: tuple[Fit, ...] = ()
    gauges: tuple[Gauge, ...] = ()

    @property
    def actions(self) -> tuple[ActionShown, ...]:
        return tuple(action for plan in self.action_plans for action in plan.actions)

    @property
    def sums(self) -> Sums:
        return sums_of(amount for action in self.actions for amount in action.amounts)


@dataclass(frozen=True)
class PlanShown:
    """`levels`: what its three levels are called. An action without a result is no lack."""

    row: Plan
    objectives: tuple[ObjectiveShown, ...]

    @property
    def levels(self) -> tuple["str | Promise", ...]:
        return levels_of(self.row.kind)

    @property
    def years(self) -> range:
        return range(self.row.first_year, self.row.last_year + 1)

    @property
    def actions(self) -> tuple[ActionShown, ...]:
        return tuple(action for objective in self.objectives for action in objective.actions)

    @property
    def taken_out(self) -> tuple[ActionShown, ...]:
        return tuple(one for objective in self.objectives for plan in objective.action_plans for one in plan.taken_out)

    @property
    def priority(self) -> int:
        return sum(action.row.priority for action in self.actions)

    @property
    def without_result(self) -> int:
        return sum(not action.results for action in self.actions)

    @property
    def with_result(self) -> int:
        return len(self.actions) - self.without_result

    @property
    def is_long(self) -> bool:
        return len(self.actions) > FEW

    @property
    def amounts(self) -> AmountsShown:
        return amounts_shown((amount for action in self.actions for amount in action.amounts), self.years)


def plans_of(network: Network) -> list[PlanShown]:
    """All of them, whole: municipalities' plans and the network's own, the oldest first."""
    return _shown(network, Q())


def plan_shown(network: Network, key: int) -> PlanShown | None:
    return next(iter(_shown(network, Q(pk=key))), None)


def plan_at(network: Network, key: int) -> Plan | None:
    return Plan.objects.select_related("municipality").filter(network=network, pk=key).first()


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A code as people count: 1.2 before 1.10.

    >>> sorted(["AP1.10", "AP1.2", "AP 1.1"], key=natural)
    ['AP 1.1', 'AP1.2', 'AP1.10']
    """
    parts = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By code; what has none comes after, in the order in which it was written down."""
    return sorted(rows, key=lambda row: (not row.code, natural(row.code), row.place, row.pk))


@dataclass
class _Gathered:
    """Rows by the key of the row they stand under."""

    objectives: dict[int, list[Objective]] = field(default_factory=dict)
    action_plans: dict[int, list[ActionPlan]] = field(default_factory=dict)
    actions: dict[int, list[Action]] = field(default_factory=dict)
    amounts: dict[int, list[Amount]] = field(default_factory=dict)
    results: dict[int, list[ActionResult]] = field(default_factory=dict)
    fits: dict[int, list[Fit]] = field(default_factory=dict)
    fitted_by: dict[int, list[Fit]] = field(default_factory=dict)


def _shown(network: Network, which: Q) -> list[PlanShown]:
    plans = list(Plan.objects.filter(which, network=network).select_related("municipality"))
    found = _gathered([plan.pk for plan in plans]) if plans else _Gathered()
    return [
        PlanShown(plan, tuple(_objective(one, found) for one in in_order(found.objectives.get(plan.pk, []))))
        for plan in plans
    ]


def _gathered(plans: Sequence[int]) -> _Gathered:
    under = {"action_plan__objective__plan__in": plans}
    fits = Fit.objects.filter(until=None).select_related("objective__plan", "fits__plan__municipality")
    links = list(fits.filter(Q(objective__plan__in=plans) | Q(fits__plan__in=plans)))
    of_action = {f"action__{path}": value for path, value in under.items()}
    return _Gathered(
        objectives=_by("plan_id", Objective.objects.filter(plan__in=plans)),
        action_plans=_by("objective_id", ActionPlan.objects.filter(objective__plan__in=plans)),
        actions=_by("action_plan_id", Action.objects.filter(**under)),
        amounts=_by("action_id", Amount.objects.filter(**of_action)),
        results=_by("action_id", ActionResult.objects.filter(until=None, **of_action)),
        fits=_by("objective_id", links),
        fitted_by=_by("fits_id", links),
    )


def _by(column: str, rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return dict(found)


def _objective(row: Objective, found: _Gathered) -> ObjectiveShown:
    plans = tuple(_action_plan(one, found) for one in in_order(found.action_plans.get(row.pk, [])))
    return ObjectiveShown(row, plans, tuple(found.fits.get(row.pk, ())), tuple(found.fitted_by.get(row.pk, ())))


def _action_plan(row: ActionPlan, found: _Gathered) -> ActionPlanShown:
    shown = [
        ActionShown(one, tuple(found.amounts.get(one.pk, ())), len(found.results.get(one.pk, ())))
        for one in in_order(found.actions.get(row.pk, []))
    ]
    there = _placed([one for one in shown if one.row.until is None])
    return ActionPlanShown(row, there, tuple(one for one in shown if one.row.until is not None))


def _placed(actions: Sequence[ActionShown]) -> tuple[ActionShown, ...]:
    """Those without a code come last, and may change places among themselves."""
    coded = sum(bool(one.row.code) for one in actions)
    return tuple(
        replace(one, may_rise=place > coded, may_sink=coded <= place < len(actions) - 1)
        for place, one in enumerate(actions)
    )


def municipalities_of(network: Network) -> list[Municipality]:
    """Those that the network spans: of a plan one says of which it is, where there are several."""
    return list(network.municipalities.all()) or list(network.authority.municipalities.all())


def plans_to_choose(network: Network) -> list[Plan]:
    return list(Plan.objects.filter(network=network))
