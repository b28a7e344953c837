"""What becomes of an idea that is quiet: it goes on breeding, or is let go with a reason, and may breed anew.

By its owner, or who writes for the owner. Nothing here happens by itself. Who may see it stays as it is.
"""

from typing import Any

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.stirring import _led
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

RIGHT = "ideas.have"


def keep_breeding(user: User, authority: Authority, network: Network, key: str) -> None:
    """The answer of the owner of a quiet idea: it stays quiet, and for a quarter nobody asks again.

    Raises Idea.DoesNotExist and PermissionDenied.
    """
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        idea = _one(user, network, key)
        Idea.objects.filter(pk=idea.pk).update(asked_on=day_of(network))
        note(idea)


def let_go(user: User, authority: Authority, network: Network, at: tuple[str, int], reason: str, step: str) -> Idea:
    """`at`: its key and version. Said of one that was let go before, it is another reason.

    Raises RefusedError without a reason, ChangedMeanwhileError, Idea.DoesNotExist, PermissionDenied.
    """
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        idea = _one(user, network, at[0])
        refuse_register_numbers({"reason": reason})
        if not reason.strip():
            raise RefusedError("reason", "empty-reason")
        if idea.state == IdeaState.MERGED:
            raise RefusedError("reason", "merged")
        until = idea.until if idea.state == IdeaState.LET_GO else day_of(network)
        values = {"state": IdeaState.LET_GO, "reason": reason.strip(), "until": until}
        changed = _edited(network, idea, at[1], values, step)
        note(changed)
    return changed


def breed_again(user: User, authority: Authority, network: Network, key: str, step: str) -> Idea:
    """Its reason stays readable: it may be of use once more. Twice is once.

    Raises Idea.DoesNotExist, also for one that went into another, and PermissionDenied.
    """
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        idea = _one(user, network, key)
        if idea.state == IdeaState.MERGED:
            raise Idea.DoesNotExist(key)
        if idea.state == IdeaState.LET_GO:
            idea = _edited(network, idea, idea.version, {"state": IdeaState.GROWING, "until": None}, step)
        note(idea)
    return idea


def _one(user: User, network: Network, key: str) -> Idea:
    found = _led(user, network, {key})
    if not found:
        raise Idea.DoesNotExist(key)
    return found[0]


def _edited(network: Network, idea: Idea, version: int, values: dict[str, Any], step: str) -> Idea:
    stirred = {"stirred_on": day_of(network), "_change_reason": step}
    return edit(Idea.objects.filter(network=network), idea.pk, version, values | stirred)
