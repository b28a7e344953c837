"""Taking back one change of an idea, by the name that its history bears."""

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.ideas import HAVE, spoken_for
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.network.models import Network

PARTS = ("title", "text")


def undo_change(user: User, authority: Authority, network: Network, key: str, step: str) -> Idea:
    """Raises ChangedMeanwhileError where it was changed after the step, LookupError where there is no such step (any
    more), DoesNotExist, PermissionDenied.
    """
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = spoken_for(user, network, key, is_changed=True)
        rows = Idea.history.filter(id=idea.pk).order_by("history_id")
        told = rows.filter(history_change_reason=step, history_type="~").last() if step else None
        was = rows.filter(history_id__lt=told.history_id).last() if told else None
        if told is None or was is None:
            raise LookupError("Nothing to take back.")
        if any(getattr(idea, part) != getattr(told, part) for part in PARTS):
            raise ChangedMeanwhileError(idea)
        for part in PARTS:
            setattr(idea, part, getattr(was, part))
        idea.version += 1
        idea.save()
        note(idea)
    return idea
