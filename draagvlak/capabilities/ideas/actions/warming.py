"""Saying that one warms to an idea, and no more."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.stirring import _seen, _stir
from draagvlak.capabilities.ideas.models import Warmth
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of


def warm(user: User, authority: Authority, network: Network, idea_key: str, warms: bool) -> None:
    """Whoever may see it. Said twice is said once. Raises Idea.DoesNotExist and PermissionDenied."""
    with acting(user, "ideas.read", authority, network, quietly=True) as note:
        idea = _seen(user, network, idea_key)
        if warms:
            said = {"authority": authority, "on": day_of(network)}
            Warmth.objects.get_or_create(idea=idea, user=user, defaults=said)
        else:
            Warmth.objects.filter(idea=idea, user=user).delete()
        _stir(idea, network)
        note(idea)
