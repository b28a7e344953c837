"""Ideas and what they were taken up in, as spans of days for `analysis.trace`: of the ideas that somebody may see."""

from datetime import date
from functools import partial

from django.db.models import TextField, Value
from django.db.models.functions import Cast, Coalesce

from draagvlak.basics.one_text import mark_of, texts_of
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import IdeaAction
from draagvlak.capabilities.ideas.queries.seeing import gate_of, visible_ideas
from draagvlak.capabilities.network.models import Network

KEY = Cast("pk", TextField())
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
    ended, gate = Coalesce("until", Value(date.max)), gate_of(user, network)
    keys, days = texts_of(("ideas", gate), lambda: visible_ideas(user, network), (KEY,), ("since", ended))
    links = partial(IdeaAction.objects.filter, action__network=network)
    (taken_up,) = texts_of(("taken up", network.pk), links, ("idea", "action", "since", ended))
    seen = set(keys.split(","))
    return mark_of(keys, days, *(link for link in taken_up.split(",") if link.split(" ", 1)[0] in seen))
