"""An idea is opened to a layer, one way: from when somebody of that layer saw it, it cannot be closed again."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.ideas import HAVE
from draagvlak.capabilities.ideas.actions.stirring import _stir
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.models import Idea, Opening
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, visible_ideas, ways_in
from draagvlak.capabilities.ideas.queries.speaking import needs_yes, spoken_for
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError


class SeenError(Exception):
    """Somebody of that layer saw it already: nobody can make them forget. Nothing was closed."""


def open_to(
    user: User,
    authority: Authority,
    network: Network,
    at: tuple[str, int],
    layers: Collection[str],
    said_yes_on: date | None = None,
) -> list[str]:
    """Open the idea `at` (key, version: what was read is what is opened) to `layers`. Gives those to which it was not.

    `said_yes_on`: when the owner agreed, where somebody else opens it for them. Raises RefusedError,
    ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = spoken_for(user, network, at[0], is_changed=True)
        if idea.version != at[1]:
            raise ChangedMeanwhileError(idea)
        _refuse(network, idea, layers, said_yes_on, for_another=needs_yes(user, idea))
        there = set(Opening.objects.filter(idea=idea).values_list("layer", flat=True))
        new = [layer.value for layer in Layer if layer in set(layers) - there]
        Opening.objects.bulk_create(
            Opening(
                authority=authority,
                idea=idea,
                layer=layer,
                opened_on=day_of(network),
                opened_by=user,
                said_yes_on=said_yes_on,
            )
            for layer in new
        )
        _stir(idea, network)
        note(idea)
    return new


def close_again(user: User, authority: Authority, network: Network, key: str, layer: str) -> None:
    """Close it to a layer of which nobody saw it. Raises SeenError, DoesNotExist, PermissionDenied."""
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = spoken_for(user, network, key, is_changed=True)
        opening = Opening.objects.select_for_update().get(idea=idea, layer=layer)
        if opening.seen_on is not None:
            raise SeenError(layer)
        opening.delete()
        _stir(idea, network)
        note(idea)


def see(user: User, authority: Authority, network: Network, ideas: Collection[int]) -> None:
    """Write down that `user` sees the ideas with these keys, for each layer in which they may stand and to which one is
    open; nothing is written where all is seen already, nor of ideas that they are in on.

    To be called before what is shown is read: so nobody closes it in between.
    """
    unseen = _unseen(user, network, ideas)
    if ideas and unseen.exists():
        with acting(user, "ideas.read", authority, network, quietly=True) as note:
            unseen.update(seen_on=day_of(network))
            note(network)


def _unseen(user: User, network: Network, ideas: Collection[int]) -> QuerySet[Opening]:
    layers = {layer for way in ways_in(user, network) for layer in way}
    shown = visible_ideas(user, network).filter(pk__in=ideas).exclude(pk__in=inside_ideas(user, network).values("pk"))
    return Opening.objects.filter(idea__in=shown.values("pk"), layer__in=layers, seen_on=None)


def _refuse(network: Network, idea: Idea, layers: Collection[str], said_yes_on: date | None, for_another: bool) -> None:
    if not layers or not set(layers) <= set(Layer.values):
        raise RefusedError("layers", "no-layer")
    if idea.state != IdeaState.GROWING:
        raise RefusedError("layers", "not-growing")
    if for_another and said_yes_on is None:
        raise RefusedError("said_yes_on", "yes-needed")
    if said_yes_on is not None and not idea.since <= said_yes_on <= day_of(network):
        raise RefusedError("said_yes_on", "yes-when")
