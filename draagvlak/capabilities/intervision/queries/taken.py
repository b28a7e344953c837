"""Whether somebody took a practice over before: no table links the two (decision 0110), their own ideas tell."""

from collections.abc import Iterable
from typing import Any

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.intervision.queries.practices import PracticeRead
from draagvlak.capabilities.network.models import Network

LONGEST: Any = Idea._meta.get_field("title").max_length


def taken_before(user: User, networks: Iterable[Network], practice: PracticeRead) -> list[Idea]:
    """Ideas of `user` alone that kept the title and name the municipality and the network, as the source does."""
    named = {"title": practice.title[:LONGEST], "text__contains": f" {practice.authority} ({practice.network})"}
    return [
        one
        for network in networks
        for one in visible_ideas(user, network).filter(owner=user, **named).select_related("network").order_by("pk")
    ]
