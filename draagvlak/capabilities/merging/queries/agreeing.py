"""Which networks may become part of one of a partnership. `agreed_with`, and the other way `became_part_of` and
`asked_of`, are the reads that go over the wall of an authority.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import members_of, partnerships_of
from draagvlak.capabilities.merging.choices import State
from draagvlak.capabilities.merging.models import Agreement, Introduction, Merger, Source
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries.standing import kinds_at, networks_of

READS = frozenset({RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR})  # who reads what was agreed, of networks of their own


def agreed_with(partnership: Authority) -> QuerySet[Agreement]:
    """The agreements that other authorities gave `partnership`, each with its network.

    Over the wall, and so only rows that name this partnership, hold today, and come from an authority of a
    municipality that belongs to it (still). To whom that is shown is for whoever asks to see to.
    """
    found = Agreement._base_manager.filter(on_day(localdate()), partnership=partnership)
    found = found.filter(authority__in=members_of(partnership))
    found = found.exclude(authority=partnership).select_related("authority", "network")
    return found.order_by("authority__name", "network__name", "pk")


@dataclass(frozen=True)
class Became:
    """That a network became part of `name` of a partnership on a day."""

    partnership: str
    name: str
    on: date


def became_part_of(networks: Collection[int]) -> dict[int, list[Became]]:
    """By key of a network of the authority in scope, what it became part of.

    Over the wall: of a partnership's plan only its name and the day, and only if it was carried out with this network.
    """
    own = set(Network.objects.filter(pk__in=networks).values_list("pk", flat=True))
    rows = Source._base_manager.filter(network_key__in=own, merger__state=State.MERGED, merger__network__isnull=False)
    found: dict[int, list[Became]] = defaultdict(list)
    for row in rows.select_related("merger__authority").order_by("pk"):
        merger: Merger = row.merger
        found[row.network_key].append(Became(merger.authority.name, merger.name, merger.merged_on or date.min))
    return found


@dataclass(frozen=True)
class AskedOf:
    """That somebody of one's own is to meet somebody of `place`, another authority, before a merger."""

    person: str
    place: str
    partnership: str
    done_on: date | None


def asked_of(authority: Authority, networks: Collection[int]) -> list[AskedOf]:
    """Whom partnerships would have meet somebody elsewhere, of those who belong to one of `networks` (keys) of the
    authority in scope, if it agreed.

    Over the wall: of a plan only that pair, and of the other one only in which authority they are.
    """
    agreed = Agreement.objects.filter(on_day(localdate()), network__in=networks).values("network")
    own = Membership.objects.filter(on_day(localdate()), network__in=agreed).values("person")
    names = dict(Person.objects.filter(pk__in=own).values_list("pk", "name"))
    partnerships = [one.pk for one in partnerships_of(authority)]
    rows = Introduction._base_manager.filter(
        authority__in=partnerships, dropped_on=None, merger__removed_on=None, merger__state=State.OPEN
    ).select_related("authority")
    found = [row for row in rows.order_by("pk") if (row.a_key in names) != (row.b_key in names)]
    others = {row.b_key if row.a_key in names else row.a_key for row in found}
    places = dict(Person._base_manager.filter(pk__in=others).values_list("pk", "authority__name"))
    told = []
    for row in found:
        mine, other = (row.a_key, row.b_key) if row.a_key in names else (row.b_key, row.a_key)
        if other in places:
            told.append(AskedOf(names[mine], places[other], row.authority.name, row.done_on))
    return told


@dataclass(frozen=True)
class Offer:
    """A network of one's own and a partnership of one's municipality, what was agreed (None: nothing), and what it
    became part of there.
    """

    network: Network
    partnership: Authority
    agreement: Agreement | None
    became: list[Became]

    @property
    def is_part(self) -> bool:
        return bool(self.became)


@dataclass(frozen=True)
class Offers:
    rows: list[Offer]
    has_partnership: bool
    asked: list[AskedOf]


def offers_of(user: User, authority: Authority) -> Offers:
    """The networks of the authority in scope of which `user` may read people, with each of its partnerships; in a fixed
    number of queries.
    """
    mine = list(networks_of(user, authority))
    networks = [one for one in mine if READS.intersection(kinds_at(user, one))]
    partnerships = list(partnerships_of(authority))
    keys = [one.pk for one in networks]
    became = became_part_of(keys)
    given = {
        (one.network_id, one.partnership_id): one
        for one in Agreement.objects.filter(on_day(localdate())).select_related("network", "partnership")
    }
    rows = [
        Offer(
            network,
            place,
            given.get((network.pk, place.pk)),
            [one for one in became.get(network.pk, ()) if one.partnership == place.name],
        )
        for network in networks
        for place in partnerships
    ]
    return Offers(rows, bool(partnerships), asked_of(authority, keys))


def agreement_at(key: int) -> Agreement | None:
    """Of the authority in scope, if it holds today."""
    found = Agreement.objects.filter(on_day(localdate()), pk=key).select_related("network", "partnership")
    return found.first()
