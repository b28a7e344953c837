"""Who stands where: which roles a user holds today, in an authority and in each of its networks."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db.models import QuerySet

from draagvlak.basics.built import rows_of
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.accounts.queries import roles_today
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import ImpactDecision, Membership, Network, Person
from draagvlak.capabilities.network.queries import day_of

Held = frozenset[tuple[str, int | None]]  # kinds of role, each with the key of a network where it holds
Layers = frozenset[str]


def kinds_at(user: User, where: Network | Authority) -> frozenset[str]:
    """The kinds of role that `user` holds today in a network, or in whatever network of an authority."""
    whole = isinstance(where, Authority)
    authority = where.pk if isinstance(where, Authority) else where.authority_id
    held = _roles_in(user, authority)
    return frozenset(kind for kind, network in held if whole or network == where.pk or kind == RoleKind.ADMINISTRATOR)


def networks_of(user: User, authority: Authority) -> QuerySet[Network]:
    """The networks of the authority in scope in which `user` holds a role today; all of them for an administrator."""
    held = _roles_in(user, authority.pk)
    if any(kind == RoleKind.ADMINISTRATOR for kind, _network in held):
        return Network.objects.all()
    return Network.objects.filter(pk__in={network for _kind, network in held if network})


def directed_by(user: User, authority: Authority) -> QuerySet[Network]:
    """The networks of the authority in scope that `user` directs today."""
    held = _roles_in(user, authority.pk)
    return Network.objects.filter(pk__in={network for kind, network in held if kind == RoleKind.DIRECTOR and network})


def has_decided(where: Network | Authority) -> bool:
    """Whether a decision of the authority in scope stands that persons may be shown on the map."""
    return ImpactDecision.objects.filter(withdrawn_at=None, decided_on__isnull=False).exists()


def person_of(user: User) -> Person | None:
    """Who `user` is among the people of the authority in scope; None where that was not said."""
    return Person.objects.filter(account=user).first()


def layers_at(user: User, network: Network) -> Layers:
    """In which layers `user` stands among the people of the network today, as far as anybody said."""
    remembered: dict[int, Layers] = user.__dict__.get("_remembered_layers", {})
    if network.pk in remembered:
        return remembered[network.pk]
    # By who it is (`_own`), else a database may look through all members of the network.
    day = day_of(network)
    stands = rows_of(("layers of", user.pk, network.pk, day), lambda: _own(user, network, day).values_list("layers"))
    found = frozenset(layer for (layers,) in stands for layer in layers)
    if network.authority_id in user.__dict__.get("_remembered", {}):
        user.__dict__["_remembered_layers"] = {**remembered, network.pk: found}
    return found


def _own(user: User, network: Network, day: date) -> QuerySet[Membership]:
    oneself = Person.objects.filter(account=user).order_by().values("pk")
    return Membership.objects.filter(on_day(day), network=network, person__in=oneself).order_by()


def remember_roles(user: User, authority: Authority) -> None:
    """Ask once what `user` holds in `authority`, and where they stand: for a request that changes nothing, and asks it
    for each right.
    """
    user.__dict__["_remembered"] = {authority.pk: _roles_in(user, authority.pk)}


@contextmanager
def remembered_roles(user: User, authority: Authority) -> Iterator[None]:
    """The same for a block in which nothing changes; what was remembered before, stays."""
    before = "_remembered" in user.__dict__
    if not before:
        remember_roles(user, authority)
    try:
        yield
    finally:
        if not before:
            del user.__dict__["_remembered"]
            user.__dict__.pop("_remembered_layers", None)


def _roles_in(user: User, authority: int) -> Held:
    remembered: dict[int, Held] = user.__dict__.get("_remembered", {})
    if authority in remembered:
        return remembered[authority]
    return frozenset(roles_today(user).filter(authority=authority).values_list("kind", "seats__network"))
