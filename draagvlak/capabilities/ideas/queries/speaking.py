"""Who may put an idea in other words, open it, and let others in: its owner, and who writes for the owner."""

from django.core.exceptions import PermissionDenied

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, speaks_for
from draagvlak.capabilities.network.models import Network


def spoken_for(user: User, network: Network, key: str, is_changed: bool = False) -> Idea:
    """The idea, if `user` is its owner or writes for its owner. `is_changed`: nobody else changes it meanwhile.

    Raises DoesNotExist where it is not there for `user`, PermissionDenied for a guest.
    """
    rows = inside_ideas(user, network)
    idea = (rows.select_for_update(of=("self",)) if is_changed else rows).get(key=key)
    if not speaks_for(user, idea):
        raise PermissionDenied("ideas.have")
    return idea


def needs_yes(user: User, idea: Idea) -> bool:
    """Whether it is opened in the name of somebody else."""
    return idea.owner_person_id is not None or idea.owner_id != user.pk
