"""What neighbours let each other see. `shared_with_us` is the one read of alignment that goes over the wall.

A neighbour is a municipality or a partnership. A share counts only on its days, and toward a partnership only while
the municipality that shares belongs to it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.alignment.mapping import by_alike
from draagvlak.capabilities.alignment.models import NeighbourShare, Profile
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.authorities.queries import every_municipality, members_of, partnerships_of
from draagvlak.capabilities.network.models import Membership, Network, Partnering


@dataclass(frozen=True)
class SharedNetwork:
    """A neighbour's network as it lets us see it: what it is for and which organisations are in it, nobody's name."""

    key: int  # of the share
    authority: str
    name: str
    kind: str
    since: date
    profile: Any  # a Profile, not of the scope; None where nothing was said
    organisations: Mapping[str, str] = field(default_factory=dict)  # by what the name means


def neighbours_of(authority: Authority) -> tuple[list[Municipality], list[Authority]]:
    """With whom `authority` may share: municipalities of the official list but itself, and the partnerships to which it
    belongs. A partnership may share with its members too.
    """
    is_one = authority.kind == Kind.MUNICIPALITY
    own = set(authority.municipalities.values_list("pk", flat=True)) if is_one else set()
    return [one for one in every_municipality() if one.pk not in own], list(partnerships_of(authority))


def shares_of(network: Network) -> QuerySet[NeighbourShare]:
    """Which neighbours see `network` today."""
    rows = NeighbourShare.objects.filter(on_day(localdate()), network=network)
    return rows.select_related("municipality", "partnership")


def share_at(network: Network, key: int) -> NeighbourShare | None:
    return shares_of(network).filter(pk=key).first()


def shared_with_us(authority: Authority) -> list[SharedNetwork]:
    """What neighbours let `authority` see today, in four queries. Over the wall, and so only networks of shares that
    name this authority, hold today and come from another. To whom that is shown is for whoever asks to see to.
    """
    own = authority.municipalities.values("pk")
    named = Q(partnership=authority, authority__in=members_of(authority))
    if authority.kind == Kind.MUNICIPALITY:
        named |= Q(municipality__in=own)
    rows = NeighbourShare._base_manager.filter(on_day(localdate())).filter(named).exclude(authority=authority)
    shares = {share.network_id: share for share in rows.select_related("authority", "network").order_by("-pk")}
    if not shares:
        return []
    profiles = {one.network_id: one for one in Profile._base_manager.filter(network__in=shares).select_related("lead")}
    names = _organisations([share.network for share in shares.values()])
    found = [
        SharedNetwork(
            share.pk,
            share.authority.name,
            share.network.name,
            share.network.get_kind_display(),
            share.since,
            profiles.get(network),
            by_alike(sorted(names[network])),
        )
        for network, share in shares.items()
    ]
    return sorted(found, key=lambda one: (one.authority, one.name, one.key))


def _organisations(networks: Collection[Network]) -> dict[int, set[str]]:
    """The names of organisations in each of the networks, as each is seen today; without those who objected."""
    found: dict[int, set[str]] = defaultdict(set)
    people = Membership._base_manager.filter(days_of(networks), person__objected_on=None).exclude(
        person__organisation=""
    )
    partners = Partnering._base_manager.filter(days_of(networks))
    for network, name in people.values_list("network", "person__organisation").distinct():
        found[network].add(name)
    for network, name in partners.values_list("network", "organisation__name").distinct():
        found[network].add(name)
    return found


def days_of(networks: Collection[Network]) -> Q:
    """Rows with a period and a network, that hold on the day as of which that network is seen."""
    living = [one.pk for one in networks if one.frozen_on is None]
    found = Q(on_day(localdate()), network__in=living)
    for one in networks:
        if one.frozen_on is not None:
            found |= Q(on_day(one.frozen_on), network=one.pk)
    return found
