"""Taking back one step: at what a network is for and asks, and at what networks agreed or are wanted to take up."""

from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.actions.profiles import WRITE
from draagvlak.capabilities.alignment.models import Agreement, Party, Profile, Request, RequestedFrom, Wanted
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network

OF_NETWORK = (Table(Profile), Table(Request), Table(RequestedFrom, "request__network"))
OF_AUTHORITY = (Table(Wanted, "authority"), Table(Agreement, "authority"), Table(Party, "agreement__authority"))


def undo_in_network(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed after the step,
    LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        count = take_back(OF_NETWORK, network, step)
        note(network)
    return count


def undo_in_authority(user: User, authority: Authority, step: str) -> int:
    """The same of what belongs to no network alone."""
    with acting(user, WRITE, authority, None) as note:
        count = take_back(OF_AUTHORITY, authority, step)
        note(authority)
    return count
