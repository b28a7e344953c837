"""Taking back one step at results, their links, indicators and measurements."""

from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import ActionResult, Indicator, Measurement, Result

TABLES = (Table(Result), Table(ActionResult, "result"), Table(Indicator), Table(Measurement, "indicator"))


def undo_result_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed after the step or
    something hangs on it now, LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, "policy.write", authority, network) as note:
        count = take_back(TABLES, network, step)
        note(network)
    return count
