"""Ideas that were let go, with the reason, for the next time: within what one may see."""

from django.db.models import QuerySet
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.searching import found


def let_go_ideas(user: User, network: Network, words: str = "") -> QuerySet[Idea] | list[Idea]:
    """What was let go last comes first; with `words`, what resembles them most, by title, reason and text."""
    rows = visible_ideas(user, network).filter(state=IdeaState.LET_GO).order_by("-until", "-pk")
    rows = rows.select_related("owner", "owner_person")
    if not words.strip():
        return rows
    by_key = {idea.pk: idea for idea in rows}
    texts = [(idea.pk, idea.title, f"{idea.reason} {idea.text}") for idea in by_key.values()]
    return [by_key[key] for key in found(texts, words)]
