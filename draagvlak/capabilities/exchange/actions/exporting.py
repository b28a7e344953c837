"""A network leaves as a file."""

from typing import BinaryIO

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.queries.holding import held
from draagvlak.capabilities.exchange.writers import Format
from draagvlak.capabilities.network.models import Network


def export(user: User, authority: Authority, network: Network, wanted: Format, stream: BinaryIO) -> None:
    """Write all of `network` to `stream`. The audit keeps who did so, and when. Raises PermissionDenied.

    What is written is read outside that transaction, since nobody needs to wait for it.
    """
    with acting(user, "network.export", authority, network) as note:
        note(network)
    wanted.write(held(network), stream)
