"""Who was invited comes in: with an account they have, or with one that they make now. There is no other way in."""

from dataclasses import dataclass
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from draagvlak.capabilities.accounts.actions import acting, hold_as_verified
from draagvlak.capabilities.accounts.models import Invitation, Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import InvitedTo, Person, Seat
from draagvlak.capabilities.network.queries.access import opened_by


class LinkGoneError(Exception):
    """The link was never there, was used, was taken back, or is too old: nobody learns which."""


class NotForYouError(Exception):
    """The invitation is for another address than that of whoever is signed in, or for no keeper of the installation."""


@dataclass(frozen=True)
class NewAccount:
    name: str
    password: str


def accept(authority: Authority, token: str, user: User | None, account: NewAccount | None = None) -> User:
    """Give the invited role to `user`, or where nobody is signed in to a new `account`; gives who has it now.

    The link is what gives the right. Raises LinkGoneError; NotForYouError; ValueError where nobody is signed in and
    somebody has an account at that address, who must sign in first, or where there is no `account`.
    """
    with acting(user, "network.accept_invitation", authority) as note:
        opened = opened_by(token)
        if opened is None:
            raise LinkGoneError
        invitation = opened.invitation
        whose = user or _new(invitation, account, opened.has_account)
        if whose.email.lower() != invitation.email.lower() or whose.keeps_installation:
            raise NotForYouError
        if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=now()):
            raise LinkGoneError
        hold_as_verified(whose)  # the link went to this address, and whoever has it followed it
        role = Role.objects.create(
            user=whose, authority=authority, kind=invitation.kind, since=localdate(), until=invitation.until
        )
        note(role)
        _sit_down(role, invitation)
    return whose


def _new(invitation: Invitation, account: NewAccount | None, has_account: bool) -> User:
    if account is None or has_account:
        raise ValueError("Sign in first, or make an account.")
    email = invitation.email.lower()
    try:
        with transaction.atomic():
            return User.objects.create_user(
                username=str(uuid4()), email=email, password=account.password, first_name=account.name
            )
    except IntegrityError as error:  # somebody made one at the same moment
        raise ValueError("Sign in first.") from error


def _sit_down(role: Role, invitation: Invitation) -> None:
    """Seats in each network, and who they are among its people, unless that is said already."""
    for invited in InvitedTo.objects.filter(invitation=invitation).select_related("person"):
        Seat.objects.create(authority=role.authority, role=role, network_id=invited.network_id)
        if invited.person_id and not Person.objects.filter(account=role.user).exists():
            Person.objects.filter(pk=invited.person_id, account=None).update(account=role.user)
