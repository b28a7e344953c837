"""Every read of accounts and roles."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority


def authority_for(user: User, slug: str) -> Authority | None:
    """The authority at `slug` if `user` has a role there; None otherwise, so that nobody learns which exist."""
    return authorities_of(user).filter(slug=slug).first()


def authorities_of(user: User) -> QuerySet[Authority]:
    """The authorities in which `user` has a role today, by name."""
    return Authority.objects.filter(pk__in=_roles_today(user).values("authority"))


def is_director(user: User | AnonymousUser | None, authority: Authority) -> bool:
    if user is None or not user.is_authenticated:
        return False
    return _roles_today(user).filter(authority=authority, kind=RoleKind.DIRECTOR).exists()


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email=email).first()


def _roles_today(user: User) -> QuerySet[Role]:
    today = localdate()
    return Role.objects.filter(
        Q(since=None) | Q(since__lte=today),
        Q(until=None) | Q(until__gte=today),
        user=user,
        user__is_active=True,
    )
