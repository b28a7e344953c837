"""What every action on an idea begins and ends with: the idea, if it is for who acts, and the day it was stirred."""

from typing import Any

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.quiet import led_by
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, visible_ideas
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of


def _inside(user: User, network: Network, key: str) -> Idea:
    """An idea that `user` is in on. Raises Idea.DoesNotExist, also where it is there for others."""
    return inside_ideas(user, network).get(key=key)


def _seen(user: User, network: Network, key: str) -> Idea:
    """One that `user` may see. Raises Idea.DoesNotExist."""
    return visible_ideas(user, network).get(key=key)


def _led(user: User, network: Network, keys: "frozenset[str] | set[str]") -> list[Idea]:
    """Those of which `user` is the owner or writes for the owner, by their age, locked until all is written."""
    known = led_by(user, network).filter(key__in=keys).order_by().values("pk")
    rows = Idea.objects.select_for_update(of=("self",)).filter(pk__in=list(known.values_list("pk", flat=True)))
    return list(rows.order_by("since", "pk"))


def _stir(idea: Idea, network: Network, **also: Any) -> None:
    """Somebody did something with it. No change of what it says: its version and its history stay."""
    Idea.objects.filter(pk=idea.pk).update(stirred_on=day_of(network), **also)
