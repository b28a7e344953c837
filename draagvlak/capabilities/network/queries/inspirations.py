"""The private log of a director: each reads their own only, whoever else directs the network."""

from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Inspiration, Network


def inspirations_of(user: User, network: Network) -> QuerySet[Inspiration]:
    """Newest first."""
    return Inspiration.objects.filter(network=network, owner=user)


def inspiration_at(user: User, network: Network, key: int) -> Inspiration | None:
    return inspirations_of(user, network).filter(pk=key).first()
