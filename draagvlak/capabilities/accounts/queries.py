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


def roles_today(user: User) -> QuerySet[Role]:
    today = localdate()
    return Role.objects.filter(
        Q(since=None) | Q(since__lte=today),
        Q(until=None) | Q(until__gte=today),
        user=user,
        user__is_active=True,
    )
