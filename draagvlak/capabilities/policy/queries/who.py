"""As what somebody said something: by role, never by name."""

from collections.abc import Iterable

from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.network.models import Network


def roles_of(network: Network, users: Iterable[int | None]) -> dict[int, str]:
    """By the key of a user, the word for the role that they hold or held in the authority, in one query."""
    keys = {key for key in users if key is not None}
    rows = Role.objects.filter(authority=network.authority_id, user__in=keys).order_by("-pk")
    return {row.user_id: str(row.get_kind_display()) for row in rows} if keys else {}
