"""Actions one by one, and what stands around them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.choices import PlanKind, levels_of
from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount, Fit, Indicator, Objective, Plan
from draagvlak.capabilities.policy.queries.amounts import AmountsShown, amounts_shown
from draagvlak.capabilities.policy.queries.plans import in_order

WITH_PLAN = "action_plan__objective__plan__municipality"
Indicators = dict[tuple[str, int], list[Indicator]]


@dataclass(frozen=True)
class ActionPage:
    """`sources`: where amounts were taken from, with the years."""

    row: Action
    amounts: AmountsShown
    sources: tuple[tuple[str, str], ...]

    @property
    def plan(self) -> Plan:
        return self.row.action_plan.objective.plan

    @property
    def levels(self) -> tuple["str | Promise", ...]:
        return levels_of(self.plan.kind)


def actions_of(network: Network) -> QuerySet[Action]:
    """Those that were not taken out of their plan."""
    return Action.objects.filter(network=network, until=None).select_related(WITH_PLAN)


def action_at(network: Network, key: int) -> Action | None:
    """Also one that was taken out."""
    return Action.objects.filter(network=network, pk=key).select_related(WITH_PLAN).first()


def action_page(action: Action) -> ActionPage:
    """What it costs, in each year of its plan and in each other year of which somebody said so."""
    plan = action.action_plan.objective.plan
    amounts = list(Amount.objects.filter(action=action))
    shown = amounts_shown(amounts, range(plan.first_year, plan.last_year + 1))
    years: dict[str, list[int]] = {}
    for row in amounts:
        if row.source:
            years.setdefault(row.source, []).append(row.year)
    return ActionPage(action, shown, tuple((source, _in_words(said)) for source, said in years.items()))


def _in_words(years: list[int]) -> str:
    """Years that follow each other as a period."""
    follow = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if follow else ", ".join(map(str, years))


def amounts_at(action: Action) -> dict[int, Amount]:
    """By year."""
    return {row.year: row for row in Amount.objects.filter(action=action)}


def objective_at(network: Network, key: int) -> Objective | None:
    return Objective.objects.filter(plan__network=network, pk=key).select_related("plan").first()


def action_plan_at(network: Network, key: int) -> ActionPlan | None:
    rows = ActionPlan.objects.filter(objective__plan__network=network, pk=key)
    return rows.select_related("objective__plan").first()


def objectives_to_choose(plan: Plan) -> list[Objective]:
    return in_order(Objective.objects.filter(plan=plan))


def action_plans_to_choose(plan: Plan) -> list[tuple[Objective, list[ActionPlan]]]:
    """By objective, in two queries; an objective without any is left out."""
    by_objective: dict[int, list[ActionPlan]] = {}
    for row in ActionPlan.objects.filter(objective__plan=plan):
        by_objective.setdefault(row.objective_id, []).append(row)
    objectives = [one for one in objectives_to_choose(plan) if one.pk in by_objective]
    return [(one, in_order(by_objective[one.pk])) for one in objectives]


def fitting(objective: Objective) -> list[tuple[Plan, list[Objective]]]:
    """The objectives that `objective` may be said to fit, by plan: those of municipalities' plans, not linked yet."""
    linked = Fit.objects.filter(objective=objective, until=None).values("fits")
    rows = Objective.objects.filter(plan__network=objective.plan.network_id, plan__kind=PlanKind.MULTI_YEAR)
    by_plan: dict[Plan, list[Objective]] = {}
    for row in rows.exclude(pk__in=linked).exclude(plan=objective.plan_id).select_related("plan__municipality"):
        by_plan.setdefault(row.plan, []).append(row)
    return [(plan, in_order(found)) for plan, found in sorted(by_plan.items(), key=lambda one: one[0].name)]


def fit_at(network: Network, key: int) -> Fit | None:
    """A link that stands."""
    rows = Fit.objects.filter(objective__plan__network=network, pk=key, until=None)
    return rows.select_related("objective").first()


def indicators_of_plan(plan: int) -> Indicators:
    """Those of its objectives and of its actions, by ("objective" or "action", key)."""
    found: Indicators = {}
    of_actions = Indicator.objects.filter(action__action_plan__objective__plan=plan)
    for row in [*of_actions, *Indicator.objects.filter(objective__plan=plan)]:
        key = ("action", row.action_id) if row.action_id else ("objective", row.objective_id or 0)
        found.setdefault(key, []).append(row)
    return found
