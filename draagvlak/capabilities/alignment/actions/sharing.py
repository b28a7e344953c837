"""An authority lets a neighbour see what a network is for and who is in it, by organisation; and stops that."""

from datetime import timedelta

from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.models import NeighbourShare
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.authorities.queries import partnerships_of
from draagvlak.capabilities.network.models import Network


def share_with_neighbour(
    user: User, authority: Authority, network: Network, neighbour: Municipality | Authority
) -> NeighbourShare:
    """From today on `neighbour` sees it; what it sees already stays one row.

    Raises PermissionDenied; ValueError for oneself, or a partnership to which the authority does not belong.
    """
    with acting(user, "network.share", authority, network) as note:
        municipality = neighbour if isinstance(neighbour, Municipality) else None
        partnership = neighbour if isinstance(neighbour, Authority) else None
        if partnership and not partnerships_of(authority).filter(pk=partnership.pk).exists():
            raise ValueError("Shared with a partnership of one's own.")
        if municipality and authority.kind == "municipality" and municipality in authority.municipalities.all():
            raise ValueError("Shared with another municipality than one's own.")
        Network.objects.select_for_update().get(pk=network.pk)
        wanted = {"network": network, "municipality": municipality, "partnership": partnership}
        share = NeighbourShare.objects.filter(on_day(localdate()), **wanted).first()
        share = share or NeighbourShare.objects.create(authority=authority, since=localdate(), **wanted)
        note(share)
    return share


def stop_sharing_with_neighbour(user: User, authority: Authority, network: Network, share: NeighbourShare) -> None:
    """From now on it is not seen. Raises PermissionDenied."""
    with acting(user, "network.share", authority, network) as note:
        rows = NeighbourShare.objects.filter(pk=share.pk, network=network)
        rows.update(until=localdate() - timedelta(days=1))
        note(share)
