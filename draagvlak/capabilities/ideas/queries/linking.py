"""Which ideas were taken up in which actions, for somebody: of ideas that they may not see, no link either."""

from dataclasses import dataclass
from datetime import date

import rules
from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Idea, IdeaAction
from draagvlak.capabilities.ideas.queries.family import living
from draagvlak.capabilities.ideas.queries.seeing import inside, inside_ideas, visible_ideas
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import Action

LINK = "ideas.link"


@dataclass(frozen=True)
class Linked:
    """An idea or an action, with the day since which they are linked. `may_end`: whether who looks may part them."""

    row: Idea | Action
    since: date
    may_end: bool


def ideas_of_action(user: User, action: Action) -> list[Linked]:
    """The ideas that are linked to it today and that `user` may see, oldest link first. Their number is told as that of
    ideas that `user` may see. Who shows them marks them as seen first: `see(…, keys_of_action(…))`.
    """
    network = action.network
    links = _seen_links(user, action)
    within = set(inside_ideas(user, network).filter(taken_up__action=action).values_list("pk", flat=True))
    may_end = rules.has_perm(LINK, user, network)
    return [Linked(one.idea, one.since, may_end or one.idea_id in within) for one in links.select_related("idea")]


def keys_of_action(user: User, action: Action) -> list[int]:
    """The keys of the ideas that `ideas_of_action` gives, for `actions.opening.see`."""
    return list(_seen_links(user, action).values_list("idea", flat=True))


def actions_of_idea(user: User, idea: Idea) -> list[Linked]:
    """The actions in which an idea that `user` may see is taken up today, oldest link first."""
    links = _open_links().filter(idea=idea).select_related("action")
    may_end = may_link(user, idea)
    return [Linked(one.action, one.since, may_end) for one in links]


def may_link(user: User, idea: Idea) -> bool:
    """Of an idea that `user` may see: whether they may link it to an action, and part them."""
    return bool(rules.has_perm(LINK, user, idea.network)) or inside(user, idea)


def actions_to_link(network: Network, idea: Idea) -> QuerySet[Action]:
    """The actions that were not taken out of their plan and to which the idea is not linked yet, by plan."""
    rows = Action.objects.filter(network=network, until=None)
    rows = rows.exclude(pk__in=_open_links().filter(idea=idea).values("action"))
    rows = rows.select_related("action_plan__objective__plan")
    return rows.order_by("action_plan__objective__plan__name", "action_plan__objective__plan", "code", "place", "pk")


def ideas_to_link(user: User, action: Action) -> QuerySet[Idea]:
    """The living ideas that `user` may link to an action and that are not yet."""
    rows = visible_ideas(user, action.network) if rules.has_perm(LINK, user, action.network) else None
    rows = inside_ideas(user, action.network) if rows is None else rows
    linked = _open_links().filter(action=action).values("idea")
    alive = living(user, action.network).order_by().values("pk")
    return rows.filter(pk__in=alive).exclude(pk__in=linked)


def action_at(network: Network, key: int) -> Action | None:
    """An action that was not taken out of its plan."""
    return Action.objects.filter(network=network, pk=key, until=None).first()


def _seen_links(user: User, action: Action) -> QuerySet[IdeaAction]:
    visible = visible_ideas(user, action.network).order_by().values("pk")
    return _open_links().filter(action=action, idea__in=visible)


def _open_links() -> QuerySet[IdeaAction]:
    return IdeaAction.objects.filter(until=None).order_by("since", "pk")
