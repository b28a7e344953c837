"""Ideas and what they were taken up in, as spans of days for `analysis.trace`: of the ideas that somebody may see."""

from datetime import date

from django.db.models import Value
from django.db.models.functions import Coalesce

from draagvlak.basics.one_text import OneText
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import IdeaAction
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.network.models import Network

Span = tuple[int, date, date | None]
Link = tuple[int, int, date, date | None]


def idea_trace(user: User, network: Network) -> tuple[list[Span], list[Link]]:
    """`(ideas, idea_action)`, by key: two queries besides those of the gate. No link of an idea that `user` may not see
    is asked, so that nothing tells of it.
    """
    seen = visible_ideas(user, network).order_by()
    links = IdeaAction.objects.filter(idea__in=seen.values("pk"), action__network=network).order_by()
    return list(seen.values_list("pk", "since", "until")), list(links.values_list("idea", "action", "since", "until"))


def idea_mark(user: User, network: Network) -> str:
    """Another one where `idea_trace` may be another: two queries besides those of the gate.

    Links of ideas that `user` may not see are left out here, which takes as long whether they changed or not.
    """
    ended = Coalesce("until", Value(date.max))
    ideas = visible_ideas(user, network).order_by().aggregate(all=OneText("pk", "since", ended))["all"] or ""
    links = IdeaAction.objects.filter(action__network=network).order_by()
    taken_up = links.aggregate(all=OneText("idea", "action", "since", ended))["all"] or ""
    seen = {idea.split(" ", 1)[0] for idea in ideas.split(",")}
    return repr((ideas, [link for link in taken_up.split(",") if link.split(" ", 1)[0] in seen]))
