"""Who was let in goes on with an idea that nobody speaks for any more."""

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.ideas import HAVE
from draagvlak.capabilities.ideas.actions.stirring import _stir
from draagvlak.capabilities.ideas.choices import Part
from draagvlak.capabilities.ideas.models import Companion, Idea
from draagvlak.capabilities.ideas.queries.left import Left, may_go_on
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas
from draagvlak.capabilities.network.models import Network


def go_on(user: User, authority: Authority, network: Network, key: str, how: Left) -> None:
    """As was told to them: `how`. Where an owner is known, but has no role here, `user` writes for that owner from now
    on; else the idea is theirs.

    Raises ChangedMeanwhileError where somebody speaks for it, or otherwise than was told; DoesNotExist and
    PermissionDenied.
    """
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = inside_ideas(user, network).select_for_update(of=("self",)).get(key=key)
        if may_go_on(user, idea) != how:
            raise ChangedMeanwhileError(idea)
        own = Companion.objects.filter(idea=idea, user=user)
        if how == Left.OWN:
            edit(Idea.objects.filter(network=network), idea.pk, idea.version, {"owner": user})
            own.delete()
        else:
            own.update(part=Part.SCRIBE)
        _stir(idea, network)
        note(idea)
