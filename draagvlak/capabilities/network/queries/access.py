"""Who has a role in the authority in scope, who was invited, and which of it somebody may see or change."""

import hmac
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, now

from draagvlak.basics.periods import on_day
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Invitation, Role, User
from draagvlak.capabilities.accounts.queries import holds, roles_today
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import InvitedTo, Membership, Network, Person, Seat
from draagvlak.capabilities.network.queries.standing import directed_by


def kinds_to_give(user: User, authority: Authority) -> list[RoleKind]:
    """The roles that `user` may invite somebody to: only an administrator makes administrators."""
    is_administrator = holds(user, authority, RoleKind.ADMINISTRATOR)
    return [kind for kind in RoleKind if kind != RoleKind.ADMINISTRATOR or is_administrator]


def networks_to_give(user: User, authority: Authority) -> QuerySet[Network]:
    """The networks to which `user` may let somebody in: all for an administrator, else those that they direct."""
    if holds(user, authority, RoleKind.ADMINISTRATOR):
        return Network.objects.all()
    return directed_by(user, authority)


def roles_shown(user: User, authority: Authority) -> QuerySet[Role]:
    """Roles that have not ended, by who holds them, with their seats; a director sees those in their networks."""
    current = Role.objects.filter(Q(until=None) | Q(until__gte=localdate()), authority=authority)
    if not holds(user, authority, RoleKind.ADMINISTRATOR):
        here = Seat.objects.filter(role=OuterRef("pk"), network__in=directed_by(user, authority))
        current = current.filter(Exists(here))
    found = current.select_related("user").prefetch_related("seats__network")
    return found.order_by("user__first_name", "user__email", "pk")


def role_shown(user: User, authority: Authority, pk: int) -> Role | None:
    return roles_shown(user, authority).filter(pk=pk).first()


def may_change(user: User, authority: Authority, role: Role) -> bool:
    """An administrator may change any role of the authority, a director those that hold in their networks alone."""
    return bool(changeable(user, authority, [role]))


def changeable(user: User, authority: Authority, roles: Iterable[Role]) -> set[int]:
    """The keys of those of `roles` that `user` may change, as `may_change` says of one."""
    if holds(user, authority, RoleKind.ADMINISTRATOR):
        return {role.pk for role in roles}
    theirs = set(directed_by(user, authority).values_list("pk", flat=True))
    seats = {role.pk: {seat.network_id for seat in role.seats.all()} for role in roles}
    return {
        role.pk for role in roles if role.kind != RoleKind.ADMINISTRATOR and seats[role.pk] and seats[role.pk] <= theirs
    }


def mark_of(role: Role) -> str:
    """A mark of what the role is now, so that a form knows whether somebody changed it meanwhile."""
    seats = sorted(seat.network_id for seat in Seat.objects.filter(role=role))
    return blake2b(repr((role.pk, role.until, seats)).encode(), digest_size=8).hexdigest()


def is_last(role: Role, staying: Collection[int] = ()) -> bool:
    """Whether without `role` nobody would administer the authority, or nobody direct a network of it (but those with
    the keys `staying`).
    """
    others = Role.objects.filter(on_day(localdate()), authority=role.authority_id, kind=role.kind).exclude(pk=role.pk)
    others = others.filter(user__is_active=True)
    if role.kind == RoleKind.ADMINISTRATOR:
        return not others.exists()
    if role.kind != RoleKind.DIRECTOR:
        return False
    held = set(Seat.objects.filter(role__in=others).values_list("network", flat=True))
    return not {seat.network_id for seat in role.seats.all()} <= held | set(staying)


def invitations_shown(user: User, authority: Authority) -> QuerySet[Invitation]:
    """Invitations that nobody accepted or took back, newest first, with their networks."""
    open_ones = Invitation.objects.filter(accepted_at=None, revoked_at=None)
    if not holds(user, authority, RoleKind.ADMINISTRATOR):
        there = InvitedTo.objects.filter(invitation=OuterRef("pk"))
        own = there.filter(network__in=directed_by(user, authority))
        elsewhere = there.exclude(network__in=directed_by(user, authority))
        open_ones = open_ones.filter(Exists(own), ~Exists(elsewhere)).exclude(kind=RoleKind.ADMINISTRATOR)
    return open_ones.select_related("invited_by").prefetch_related("networks__network")


def invitation_shown(user: User, authority: Authority, pk: int) -> Invitation | None:
    return invitations_shown(user, authority).filter(pk=pk).first()


@dataclass(frozen=True)
class Opened:
    """What the link of an invitation opens."""

    invitation: Invitation
    networks: tuple[str, ...]
    has_account: bool


def place_of_link(token: str) -> Authority | None:
    """To which authority the link with `token` leads. Asked before there is a scope: the address names no authority,
    so that nobody learns from it which there are.
    """
    found = Invitation._base_manager.filter(token_hash=hash_of(token)).select_related("authority").first()
    return found.authority if found else None


def opened_by(token: str) -> Opened | None:
    """What the link with `token` opens in the authority in scope; None when it was used, taken back, or is too old."""
    found = Invitation.objects.filter(
        token_hash=hash_of(token), accepted_at=None, revoked_at=None, expires_at__gt=now()
    ).first()
    if found is None or not hmac.compare_digest(found.token_hash, hash_of(token)):
        return None
    names = InvitedTo.objects.filter(invitation=found).order_by("network__name").values_list("network__name", flat=True)
    return Opened(found, tuple(names), _is_known(found.email))


def _is_known(email: str) -> bool:
    known = EmailAddress.objects.filter(email__iexact=email, verified=True)
    return User.objects.filter(email__iexact=email).exists() or known.exists()


def people_without_account(networks: Iterable[Network], day: date) -> QuerySet[Person]:
    """The people of `networks` on `day` whom no account is said to be."""
    members = Membership.objects.filter(on_day(day), network__in=networks)
    return Person.objects.filter(account=None, pk__in=members.values("person"))


def person_behind(role: Role) -> Person | None:
    """Who, among the people of the authority in scope, the holder of `role` is said to be."""
    return Person.objects.filter(account=role.user_id).first()


def people_known_to(user: User, authority: Authority) -> QuerySet[Person]:
    """The people of whom `user` may know the name: of every network for an administrator, else of those in which they
    direct or work as a colleague. Also those who left: they may come back.
    """
    if holds(user, authority, RoleKind.ADMINISTRATOR):
        return Person.objects.all()
    seats = Seat.objects.filter(
        role__in=roles_today(user).filter(authority=authority, kind__in=(RoleKind.DIRECTOR, RoleKind.COLLEAGUE))
    )
    return Person.objects.filter(pk__in=Membership.objects.filter(network__in=seats.values("network")).values("person"))
