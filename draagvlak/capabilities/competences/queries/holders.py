"""Who has a role, as somebody may know it: names for who reads the people of the network, for others that somebody
has it, and for everybody that they have it themselves.
"""

from dataclasses import dataclass, replace

import rules

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.competences.models import Holding, NetworkRole
from draagvlak.capabilities.competences.queries.roles import RoleShown, roles_of
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.standing import person_of

MOST = 2000  # names in one list to choose from


@dataclass(frozen=True)
class RoleSeen:
    """`named`: the holders whom the reader may know. `is_mine`: the reader has it. `is_taken`: somebody has it."""

    shown: RoleShown
    is_mine: bool
    is_taken: bool


def as_known_to(user: User, network: Network, roles: list[RoleShown]) -> list[RoleSeen]:
    """The same roles, without the holders whom `user` may not know by name."""
    reads, person = rules.has_perm("network.read_people", user, network), person_of(user)
    key = person.pk if person else None
    return [
        RoleSeen(
            one if reads else replace(one, holders=()),
            any(holder.key == key for holder in one.holders),
            bool(one.holders),
        )
        for one in roles
    ]


def roles_seen(user: User, network: Network) -> list[RoleSeen]:
    return as_known_to(user, network, roles_of(network))


def role_seen(user: User, network: Network, key: int) -> RoleSeen | None:
    """One that the network needs today."""
    return next((one for one in roles_seen(user, network) if one.shown.role.pk == key), None)


def role_at(network: Network, key: int) -> NetworkRole | None:
    return NetworkRole.objects.filter(network=network, ended_on=None, pk=key).first()


def ended_roles(network: Network) -> list[NetworkRole]:
    """What the network no longer needs, last ended first."""
    return list(NetworkRole.objects.filter(network=network, ended_on__isnull=False).order_by("-ended_on", "-pk"))


def held_before(role: NetworkRole, network: Network) -> list[Holding]:
    """Who had it and has it no more, last first: for who reads the people of the network."""
    rows = Holding.objects.filter(role=role, until__lt=day_of(network)).select_related("person")
    return list(rows.order_by("-until", "-pk"))


def holding_at(network: Network, key: int) -> Holding | None:
    return Holding.objects.filter(role__network=network, pk=key).select_related("person", "role").first()


def may_hold(network: Network) -> list[tuple[int, str]]:
    """Everybody of the network today, by name, with an account or without."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network)
    return list(rows.order_by("person__name", "person_id").values_list("person_id", "person__name")[:MOST])
