"""A municipality lets a partnership that it belongs to see a part of a network of its own, and stops that."""

from datetime import timedelta

from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import partnerships_of
from draagvlak.capabilities.network.choices import Shared
from draagvlak.capabilities.network.models import Network, Share


def share_network(user: User, authority: Authority, network: Network, partnership: Authority, what: str) -> Share:
    """Let `partnership` see `what` of `network` from today; what it sees already stays one row.

    Raises PermissionDenied; ValueError for a partnership to which the authority does not belong, or another `what`.
    """
    with acting(user, "network.share", authority, network) as note:
        if what not in Shared.values or not partnerships_of(authority).filter(pk=partnership.pk).exists():
            raise ValueError("Shared with a partnership of one's own, in parts that there are.")
        Network.objects.select_for_update().get(pk=network.pk)
        wanted = {"authority": authority, "network": network, "partnership": partnership, "what": what}
        share = Share.objects.filter(on_day(localdate()), **wanted).first()
        share = share or Share.objects.create(**wanted, since=localdate())
        note(share)
    return share


def stop_sharing(user: User, authority: Authority, network: Network, share: Share) -> None:
    """From now on it is not seen. Raises PermissionDenied."""
    with acting(user, "network.share", authority, network) as note:
        Share.objects.filter(pk=share.pk, network=network).update(until=localdate() - timedelta(days=1))
        note(share)
