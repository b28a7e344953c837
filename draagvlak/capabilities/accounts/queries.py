"""Every read of accounts and roles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.accounts.wording import device
from draagvlak.capabilities.authorities.models import Authority


def authority_for(user: User, slug: str) -> Authority | None:
    """The authority at `slug` if `user` has a role there; None otherwise, so that nobody learns which exist."""
    return authorities_of(user).filter(slug=slug).first()


def authorities_of(user: User) -> QuerySet[Authority]:
    """The authorities in which `user` has a role today, by name."""
    return Authority.objects.filter(pk__in=roles_today(user).values("authority"))


def holds(user: User | AnonymousUser | None, authority: Authority, *kinds: RoleKind) -> bool:
    """Whether `user` has a role today in `authority`, of one of `kinds`; of any kind where none is named."""
    if user is None or not user.is_authenticated:
        return False
    held = roles_today(user).filter(authority=authority)
    return (held.filter(kind__in=kinds) if kinds else held).exists()


def must_have_second_factor(user: User | AnonymousUser | None) -> bool:
    """Whether `user` administers something: the installation, or an authority."""
    if user is None or not user.is_authenticated:
        return False
    return user.keeps_installation or roles_today(user).filter(kind=RoleKind.ADMINISTRATOR).exists()


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()


@dataclass(frozen=True)
class SignedIn:
    """One device on which a user is signed in."""

    pk: int
    device: str
    since: datetime
    seen: datetime
    is_this_one: bool


def sessions_of(user: User, current: str | None) -> list[SignedIn]:
    """Where `user` is signed in, last used first; `current` is the key of the session that asks."""
    kept: list[UserSession] = UserSession.objects.purge_and_list(user)
    found = [
        SignedIn(row.pk, device(row.user_agent), row.created_at, row.last_seen_at, row.session_key == current)
        for row in kept
    ]
    return sorted(found, key=lambda one: (one.is_this_one, one.seen), reverse=True)


def second_steps_of(user: User) -> set[str]:
    """Which of "totp", "webauthn" and "recovery_codes" `user` has set up."""
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def signs_in_with_service(user: User) -> bool:
    """Whether the authority's own service knows this account."""
    return bool(SocialAccount.objects.filter(user=user).exists())


def roles_today(user: User) -> QuerySet[Role]:
    return Role.objects.filter(on_day(localdate()), user=user, user__is_active=True)


def administered(authorities: Iterable[Authority]) -> set[int]:
    """The keys of those of `authorities` that have an administrator today."""
    held = Role.objects.filter(on_day(localdate()))
    held = held.filter(kind=RoleKind.ADMINISTRATOR, user__is_active=True, authority__in=[one.pk for one in authorities])
    return set(held.values_list("authority", flat=True))
