"""Somebody is invited by a link, which is good once, for fourteen days, and of which only the hash is kept."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.utils.timezone import now

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Invitation, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import InvitedTo, Membership, Network, Person
from draagvlak.capabilities.network.queries.access import invitation_shown

VALID_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Asked:
    """Who is invited to what. `person` is who they are among the people of one of `networks`; `until` ends the role."""

    email: str
    kind: str
    networks: Sequence[Network] = ()
    until: date | None = None
    person: Person | None = None


@dataclass(frozen=True)
class Invited:
    """The row, and the secret of its link, which is nowhere else."""

    invitation: Invitation
    token: str

    @property
    def pk(self) -> int:
        return int(self.invitation.pk)


def invite(user: User, authority: Authority, asked: Asked, once: str = "") -> Invited:
    """Make a link for somebody. Whether they have an account already changes nothing here.

    Raises PermissionDenied where one of the networks is not for `user` to let somebody into, or the kind of role is
    not; ValueError for a role that holds in no network; SentBeforeError.
    """
    right, on = ("network.invite", asked.networks[0]) if asked.networks else ("accounts.administer", None)
    if asked.kind == RoleKind.ADMINISTRATOR:
        right, on = "accounts.administer", None
    elif not asked.networks:
        raise ValueError("All roles but an administrator's hold in a network.")
    with acting(user, right, authority, on, once) as note:
        for network in asked.networks:
            if not rules.has_perm("network.invite", user, network):
                raise PermissionDenied("network.invite")
        made = _made(user, authority, asked)
        note(made.invitation)
    return made


def invite_first(user: User, authority: Authority, email: str, once: str = "") -> Invited:
    """The keeper of the installation makes a link for an administrator of `authority`. Raises PermissionDenied,
    SentBeforeError.
    """
    with acting(user, "accounts.keep_installation", authority, None, once) as note:
        made = _made(user, authority, Asked(email, RoleKind.ADMINISTRATOR))
        note(made.invitation)
    return made


def invite_again(user: User, authority: Authority, invitation: Invitation) -> Invited:
    """Another link for the same; the one before is good no more. Raises PermissionDenied."""
    with acting(user, "network.invite", authority) as note:
        if invitation_shown(user, authority, invitation.pk) is None:
            raise PermissionDenied("network.invite")
        token = secrets.token_urlsafe(32)
        invitation.token_hash, invitation.expires_at = hash_of(token), now() + VALID_FOR
        invitation.save(update_fields=["token_hash", "expires_at"])
        note(invitation)
    return Invited(invitation, token)


def revoke(user: User, authority: Authority, invitation: Invitation) -> None:
    """Take the link back: it is good no more. Raises PermissionDenied."""
    with acting(user, "network.invite", authority) as note:
        if invitation_shown(user, authority, invitation.pk) is None:
            raise PermissionDenied("network.invite")
        Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(revoked_at=now())
        note(invitation)


def _made(user: User, authority: Authority, asked: Asked) -> Invited:
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        authority=authority,
        email=asked.email.lower(),
        kind=asked.kind,
        until=asked.until,
        token_hash=hash_of(token),
        invited_by=user,
        expires_at=now() + VALID_FOR,
    )
    is_there = set(Membership.objects.filter(person=asked.person, until=None).values_list("network", flat=True))
    InvitedTo.objects.bulk_create(
        InvitedTo(
            authority=authority,
            invitation=invitation,
            network=network,
            person=asked.person if network.pk in is_there else None,
        )
        for network in ([] if asked.kind == RoleKind.ADMINISTRATOR else asked.networks)
    )
    return Invited(invitation, token)
