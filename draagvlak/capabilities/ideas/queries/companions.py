"""Who is in on an idea, and whom its owner may let in."""

from dataclasses import dataclass

import rules
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.ideas.models import Companion, Idea
from draagvlak.capabilities.ideas.queries.seeing import MAY_BE_LET_IN
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Membership, Network, Seat
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import holding

STAFF = (RoleKind.DIRECTOR, RoleKind.COLLEAGUE)  # whom everybody of the network knows by name
MOST = 500


@dataclass(frozen=True)
class MayCome:
    """Somebody with an account who may be let in: their key, name, and role in words."""

    key: int
    name: str
    role: str


def name_of(user: User | None) -> str:
    """Never an address: not everybody who thinks along may read contact data."""
    return "" if user is None else user.get_full_name() or user.email.partition("@")[0]


def companions_of(idea: Idea) -> list[Companion]:
    return list(Companion.objects.filter(idea=idea).select_related("user"))


def may_come(user: User, network: Network, idea: Idea) -> list[MayCome]:
    """Whom `user` may let in, by name: of who may have ideas here, those whose name `user` may know; not who is in.

    Who reads people sees everybody; others the director and colleagues.
    """
    kinds = sorted(MAY_BE_LET_IN if rules.has_perm("network.read_people", user, network) else STAFF)
    roles = Role.objects.filter(on_day(localdate()), kind__in=kinds, user__is_active=True)
    roles = roles.filter(pk__in=Seat.objects.filter(network=network).values("role"))
    roles = roles.exclude(user__in=[user.pk, idea.owner_id or 0])
    roles = roles.exclude(user__in=Companion.objects.filter(idea=idea).values("user"))
    found = {}
    for role in roles.select_related("user").order_by("pk")[:MOST]:
        found[role.user_id] = MayCome(role.user_id, name_of(role.user), role.get_kind_display())
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.key))


def whose_it_may_be(user: User, network: Network) -> list[tuple[int, str]]:
    """In whose name `user` may write an idea down, by key and name: who is in the network in the layer of people in
    poverty without an account. Nobody for who doesn't read people.
    """
    if not rules.has_perm("network.read_people", user, network):
        return []
    rows = Membership.objects.filter(on_day(day_of(network)), holding(Layer.PEOPLE_IN_POVERTY), network=network)
    rows = rows.filter(person__account=None).order_by("person__name", "person_id")
    return list(rows.values_list("person_id", "person__name")[:MOST])
