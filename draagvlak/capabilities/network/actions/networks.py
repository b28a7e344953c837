"""Networks are begun, named, taken away while nothing is in them, and given people that the authority knows already."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import roles_today
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.network.models import Membership, Network, Person, Seat
from draagvlak.capabilities.network.queries import day_of, slug_of
from draagvlak.capabilities.network.queries.access import people_known_to
from draagvlak.capabilities.network.queries.emptiness import is_empty


@dataclass(frozen=True)
class Described:
    """What a network is called, what it is for, and which municipalities of its authority it spans (none: all)."""

    name: str
    kind: str
    municipalities: Collection[Municipality] = ()


def make_network(user: User, authority: Authority, described: Described, once: str = "") -> Network:
    """Begin a network. A director who begins one directs it. Raises PermissionDenied, SentBeforeError."""
    with acting(user, "network.settings", authority, None, once) as note:
        name = described.name
        network = Network.objects.create(authority=authority, name=name, kind=described.kind, slug=slug_of(name))
        network.municipalities.set(_own(authority, described))
        role = roles_today(user).filter(authority=authority, kind=RoleKind.DIRECTOR).first()
        if role is not None:
            Seat.objects.create(authority=authority, role=role, network=network)
        note(network)
    return network


def change_network(user: User, authority: Authority, network: Network, version: int, described: Described) -> Network:
    """Its address stays what it was. Raises PermissionDenied, ChangedMeanwhileError."""
    with acting(user, "network.settings", authority, network) as note:
        values = {"name": described.name, "kind": described.kind}
        changed = edit(Network.objects.all(), network.pk, version, values)
        changed.municipalities.set(_own(authority, described))
        note(changed)
    return changed


def remove_network(user: User, authority: Authority, network: Network) -> None:
    """Take away a network begun by mistake. Raises PermissionDenied, and ValueError where anything is in it."""
    with acting(user, "network.settings", authority, network) as note:
        row = Network.objects.select_for_update().get(pk=network.pk)
        if not is_empty(row):
            raise ValueError("There is something in this network.")
        note(row)
        row.delete()


def add_to_network(
    user: User, authority: Authority, network: Network, person: Person, layers: list[str], since: date | None
) -> Membership:
    """Let somebody whom the authority knows belong to `network` too, in `layers` (the main one first), from `since`.

    Who belongs to it already keeps the row they have. Raises PermissionDenied, also for somebody of whom `user` may
    not know: a person of networks in which they may not read people.
    """
    with acting(user, "network.write_people", authority, network) as note:
        if not people_known_to(user, authority).filter(pk=person.pk).exists():
            raise PermissionDenied("network.read_people")
        member, _made = Membership.objects.get_or_create(
            network=network,
            person=person,
            until=None,
            defaults={"authority": authority, "layers": layers, "since": since or day_of(network)},
        )
        note(member)
    return member


def _own(authority: Authority, described: Described) -> list[Municipality]:
    own = set(authority.municipalities.values_list("pk", flat=True))
    return [one for one in described.municipalities if one.pk in own]
