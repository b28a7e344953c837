"""Quotes for whoever may read what was agreed to, and what one agreed to oneself."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, all_quotes
from draagvlak.capabilities.consents.queries.voices import QuoteStands, shown, voices_in
from draagvlak.capabilities.conversations.queries.seeing import own_voices
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of

PAGE = 20


@dataclass(frozen=True)
class Own:
    """What somebody said in a conversation."""

    conversation: Any
    quotes: tuple[QuoteStands, ...]


def agreed_page(network: Network, search: str = "", number: str = "") -> Page[Quote]:
    """What was agreed to for the pages of the network; `search`: in the words, and in the names as agreed."""
    words = search.casefold().split()
    found = [
        one
        for one in all_quotes(network, Use.PAGES, day_of(network))
        if all(word in f"{one.words} {one.name}".casefold() for word in words)
    ]
    return Paginator(found, PAGE).get_page(number)


def own_quotes(user: User, network: Network) -> list[Own]:
    """What `user` said, by conversation, and how each of their words stands."""
    rows = list(voices_in(network).filter(pk__in=own_voices(user).values("pk")))
    return [Own(one.row.conversation, one.quotes) for one in shown(network, rows)]
