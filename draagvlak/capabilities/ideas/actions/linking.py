"""An idea is taken up in an action, from a day up to a day: quietly, since a link tells that there is an idea."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import SentForm, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.ideas import HAVE
from draagvlak.capabilities.ideas.actions.stirring import _stir
from draagvlak.capabilities.ideas.models import Idea, IdeaAction
from draagvlak.capabilities.ideas.queries.family import living
from draagvlak.capabilities.ideas.queries.linking import LINK, action_at
from draagvlak.capabilities.ideas.queries.seeing import inside, visible_ideas
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError


def link(user: User, authority: Authority, network: Network, idea_key: str, action_key: int, step: str) -> IdeaAction:
    """By who is in on the idea, or may see it and holds the right to link. Twice is one link; sent twice, made once.

    Raises RefusedError, Idea.DoesNotExist, PermissionDenied, and SentBeforeError.
    """
    idea = _idea(user, network, idea_key)
    with acting(user, _right(user, idea), authority, network, once=step, quietly=True) as note:
        Idea.objects.select_for_update(of=("self",)).get(pk=idea.pk)
        action = action_at(network, action_key)
        if action is None:
            raise RefusedError("chosen", "no-action")
        if not living(user, network).filter(pk=idea.pk).exists():
            raise RefusedError("chosen", "is-over")
        made, _is_new = IdeaAction.objects.get_or_create(
            idea=idea,
            action=action,
            until=None,
            defaults={"authority": authority, "since": day_of(network), "by": user},
        )
        _stir(idea, network)
        note(made)
    return made


def undo_link(user: User, authority: Authority, network: Network, idea_key: str, step: str) -> None:
    """Take back a link that the step of `user` made today: it never was. Raises LookupError where there is none (any
    more), Idea.DoesNotExist, PermissionDenied.
    """
    idea = _idea(user, network, idea_key)
    with acting(user, _right(user, idea), authority, network, quietly=True) as note:
        sent = SentForm.objects.filter(user=user, key=step, made__startswith=f"{IdeaAction._meta.label_lower} ").first()
        key = int(sent.made.rpartition(" ")[2]) if sent else 0
        rows = IdeaAction.objects.filter(pk=key, idea=idea, by=user, since=day_of(network), until=None)
        if not rows.delete()[0]:
            raise LookupError("Nothing to take back.")
        note(idea)


def unlink(user: User, authority: Authority, network: Network, idea_key: str, action_key: int) -> None:
    """The link ends today; that it was, stays. Raises LookupError where there is none, Idea.DoesNotExist,
    PermissionDenied.
    """
    idea = _idea(user, network, idea_key)
    with acting(user, _right(user, idea), authority, network, quietly=True) as note:
        rows = IdeaAction.objects.filter(idea=idea, action=action_key, action__network=network, until=None)
        if not rows.update(until=day_of(network)):
            raise LookupError("There is no such link.")
        note(idea)


def link_again(user: User, authority: Authority, network: Network, idea_key: str, action_key: int) -> None:
    """Take back that a link ended today. Raises LookupError where there is nothing to take back, Idea.DoesNotExist,
    PermissionDenied.
    """
    idea = _idea(user, network, idea_key)
    with acting(user, _right(user, idea), authority, network, quietly=True) as note:
        Idea.objects.select_for_update(of=("self",)).get(pk=idea.pk)
        rows = IdeaAction.objects.filter(idea=idea, action=action_key, action__network=network)
        last = rows.filter(until=day_of(network)).order_by("pk").last()
        if last is None or rows.filter(until=None).exists():
            raise LookupError("Nothing to take back.")
        last.until = None
        last.save(update_fields=["until"])
        note(idea)


def _idea(user: User, network: Network, key: str) -> Idea:
    return visible_ideas(user, network).get(key=key)


def _right(user: User, idea: Idea) -> str:
    return HAVE if inside(user, idea) else LINK  # who is in on it holds a role that may have ideas
