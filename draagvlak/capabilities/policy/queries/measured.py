"""A plan with what is measured of its objectives and actions, each in sentences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from draagvlak.capabilities.policy.models import Indicator, Measurement
from draagvlak.capabilities.policy.queries.actions import indicators_of_plan
from draagvlak.capabilities.policy.queries.plans import Gauge, ObjectiveShown, PlanShown
from draagvlak.capabilities.policy.wording.figures import sentences

Gauges = dict[tuple[str, int], tuple[Gauge, ...]]  # by "objective" or "action", and its key


def measured(plan: PlanShown, sees_small: bool) -> PlanShown:
    """The same plan, with the indicators of its objectives and actions: in three queries."""
    indicators = indicators_of_plan(plan.row.pk)
    last = _last([row.pk for rows in indicators.values() for row in rows])
    gauges = {of: tuple(_gauge(row, last.get(row.pk), sees_small) for row in rows) for of, rows in indicators.items()}
    return replace(plan, objectives=tuple(_with(one, gauges) for one in plan.objectives)) if gauges else plan


def _last(indicators: list[int]) -> dict[int, tuple[date, Decimal]]:
    rows = Measurement.objects.filter(indicator__in=indicators).order_by("on", "pk") if indicators else ()
    return {row.indicator_id: (row.on, row.value) for row in rows}


def _gauge(row: Indicator, last: tuple[date, Decimal] | None, sees_small: bool) -> Gauge:
    return Gauge(row, " ".join(sentences(row, last, sees_small)))


def _with(objective: ObjectiveShown, gauges: Gauges) -> ObjectiveShown:
    plans = tuple(
        replace(
            part, actions=tuple(replace(one, gauges=gauges.get(("action", one.row.pk), ())) for one in part.actions)
        )
        for part in objective.action_plans
    )
    return replace(objective, action_plans=plans, gauges=gauges.get(("objective", objective.row.pk), ()))
