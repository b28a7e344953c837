"""The tables of policy: plans with their objectives and actions, what they cost, and what came of them."""

from draagvlak.capabilities.policy.models.plans import Action, ActionPlan, Amount, Fit, Objective, Plan
from draagvlak.capabilities.policy.models.results import ActionResult, Indicator, Measurement, Result

__all__ = [
    "Action",
    "ActionPlan",
    "ActionResult",
    "Amount",
    "Fit",
    "Indicator",
    "Measurement",
    "Objective",
    "Plan",
    "Result",
]
