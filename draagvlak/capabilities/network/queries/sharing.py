"""What a municipality lets a partnership see. `shared_with` is the one read that goes over the wall of an authority."""

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import members_of
from draagvlak.capabilities.network.models import Network, Share


def shares_of(network: Network) -> QuerySet[Share]:
    """What partnerships see of `network` today."""
    return Share.objects.filter(on_day(localdate()), network=network).select_related("partnership")


def share_at(network: Network, pk: int) -> Share | None:
    return shares_of(network).filter(pk=pk).first()


def shared_with(partnership: Authority) -> QuerySet[Share]:
    """What other authorities let `partnership` see today, each with its network.

    Over the wall, and so only rows that name this partnership, hold today, and come from an authority of a
    municipality that belongs to it (still). To whom that is shown is for whoever asks to see to.
    """
    found = Share._base_manager.filter(on_day(localdate()), partnership=partnership)
    found = found.filter(authority__in=members_of(partnership))
    found = found.exclude(authority=partnership).select_related("authority", "network")
    return found.order_by("authority__name", "network__name", "what")
