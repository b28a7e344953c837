"""Ideas that were let go, with the reason, for the next time: within what one may see."""

from collections.abc import Sequence

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.searching import found


def let_go_ideas(user: User, network: Network, words: str = "") -> list[int]:
    """Their keys. What was let go last comes first; with `words`, what resembles them most in title, reason, text."""
    rows = visible_ideas(user, network).filter(state=IdeaState.LET_GO).order_by("-until", "-pk")
    if not words.strip():
        return list(rows.values_list("pk", flat=True))
    texts = rows.values_list("pk", "title", "reason", "text")
    return found([(key, title, f"{reason} {text}") for key, title, reason, text in texts], words)


def let_go_shown(user: User, network: Network, keys: Sequence[int]) -> list[Idea]:
    """Those with these keys, in that order, as far as they still are for `user`: to be asked once they are marked as
    seen.
    """
    rows = visible_ideas(user, network).filter(state=IdeaState.LET_GO).in_bulk(list(keys))
    return [rows[key] for key in keys if key in rows]
