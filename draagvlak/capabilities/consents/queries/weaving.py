"""For the page on which a story is woven: each fragment, and how it stands with every use of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import quotes
from draagvlak.capabilities.consents.queries.standing import Stand, stands_of
from draagvlak.capabilities.conversations.queries.fragments import FragmentShown, fragments_of
from draagvlak.capabilities.conversations.queries.seeing import harvests
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of


@dataclass(frozen=True)
class QuoteForWeaving:
    """`words` is "" where they were taken back. `voice`: how who said it is known to who harvests, to nobody else; to
    others, the name as agreed. `stands`: by use, how it stands (standing.Stand).
    """

    fragment: int
    words: str
    voice: str
    stands: Mapping[str, Stand]

    @property
    def agreed(self) -> tuple[str, ...]:
        """The uses for which it may be quoted today."""
        return tuple(use for use, stand in self.stands.items() if stand is Stand.YES)


def quotes_for_weaving(
    user: User, network: Network, fragments: Collection[int] | None = None
) -> dict[int, QuoteForWeaving]:
    """Of `fragments`, or of all: for who harvests every one that is there, for others those agreed to for the pages of
    the network. A fixed number of queries.
    """
    today = day_of(network)
    shown = fragments_of(network, fragments)
    stands = stands_of(network, [one.key for one in shown], today)
    if harvests(user, network):
        return {one.key: _of(one, stands[one.key], one.voice_name) for one in shown}
    agreed = quotes(network, [one.key for one in shown], Use.PAGES, today)
    return {one.key: _of(one, stands[one.key], agreed[one.key].name) for one in shown if one.key in agreed}


def _of(one: FragmentShown, stands: Mapping[str, Stand], voice: str) -> QuoteForWeaving:
    is_gone = Stand.WITHDRAWN in stands.values() and Stand.YES not in stands.values()
    return QuoteForWeaving(one.key, "" if is_gone else one.words, voice, stands)
