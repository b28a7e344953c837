"""Taking back one step in a plan; a file with a plan that was read in is one step too."""

from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import (
    Action,
    ActionPlan,
    ActionResult,
    Amount,
    Fit,
    Indicator,
    Measurement,
    Objective,
    Plan,
    Result,
)

TABLES = (
    Table(Plan),
    Table(Objective, "plan__network"),
    Table(ActionPlan, "objective__plan__network"),
    Table(Action),
    Table(Amount, "action__network"),
    Table(Fit, "objective__plan__network"),
    Table(Result),
    Table(ActionResult, "result__network"),
    Table(Indicator),
    Table(Measurement, "indicator__network"),
)


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed or used after the step,
    LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, "policy.write", authority, network) as note:
        count = take_back(TABLES, network, step)
        note(network)
    return count
