"""Taking back one step at the public page."""

from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.public_pages.actions.settings import WRITE
from draagvlak.capabilities.public_pages.models import HeardEvents, OpenActivity, PublicPage, ShownPartner, ShownResult

TABLES = (
    Table(PublicPage, along=((HeardEvents, "page"),)),
    Table(ShownPartner, "page__network"),
    Table(ShownResult, "page__network"),
    Table(OpenActivity, "page__network", stays=frozenset({"changed_at"})),
)


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed or used after the step,
    LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        count = take_back(TABLES, network, step)
        note(network)
    return count
