"""Whose planning it is to change: asked by each action, within its frame."""

from django.core.exceptions import PermissionDenied

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.planning.models import Planning
from draagvlak.capabilities.planning.queries.plannings import own_planning


def _owned(user: User, authority: Authority, key: int) -> Planning:
    """Raises PermissionDenied where `user` directs none of its networks, or it is not there."""
    found = own_planning(user, authority, key)
    if found is None:
        raise PermissionDenied("planning.plan")
    return found
