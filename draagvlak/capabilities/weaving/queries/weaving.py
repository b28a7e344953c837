"""For who weaves: the words that may be woven in, how each stands, and a text as it will be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes
from draagvlak.capabilities.consents.queries.standing import Stand
from draagvlak.capabilities.consents.queries.weaving import QuoteForWeaving, quotes_for_weaving
from draagvlak.capabilities.conversations.queries.fragments import FragmentShown, fragments_of, themes_of
from draagvlak.capabilities.conversations.queries.seeing import conversations_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.searching import found
from draagvlak.capabilities.weaving.queries.reading import BlockShown
from draagvlak.capabilities.weaving.wording.blocks import QUOTE, Block, blocks_of, fragments_in, stray_references

PAGE = 20


@dataclass(frozen=True)
class Look:
    """Which fragments are looked at: of a conversation, of a theme (keys, "" for all), with these words."""

    conversation: str = ""
    theme: str = ""
    text: str = ""


@dataclass(frozen=True)
class Usable:
    """A fragment that may be woven in. `is_agreed`: it may stand on the pages of the network today."""

    fragment: FragmentShown
    quote: QuoteForWeaving

    @property
    def is_agreed(self) -> bool:
        return Use.PAGES in self.quote.agreed

    @property
    def said_no(self) -> bool:
        return self.quote.stands[Use.PAGES] is Stand.NO


@dataclass(frozen=True)
class Preview:
    """A text as it will be read. `lacking`: how many of its quotes nobody agreed to yet for the pages; `refused`: of
    how many who said it said no; `stray`: keys that were typed between other words, where they stay text.
    """

    blocks: tuple[BlockShown, ...]
    lacking: int
    refused: int
    stray: tuple[int, ...]


def usable(user: User, network: Network, look: Look, number: str = "") -> Page[Usable]:
    """A page of them, newest conversation first; of a search, what resembles best. For who weaves alone. Those whose
    words were taken back are not among them.
    """
    rows = [one for one in fragments_of(network) if one.words and _is_looked_at(one, look)]
    if look.text.strip():
        by_key = {one.key: one for one in rows}
        rows = [by_key[key] for key in found([(one.key, one.words, one.voice_name) for one in rows], look.text)]
    page: Page[FragmentShown] = Paginator(rows, PAGE).get_page(number)
    said = quotes_for_weaving(user, network, [one.key for one in page.object_list])
    shown: Page[Usable] = page  # type: ignore[assignment]
    shown.object_list = [Usable(one, said[one.key]) for one in page if one.key in said and said[one.key].words]
    return shown


def _is_looked_at(one: FragmentShown, look: Look) -> bool:
    of_it = not look.conversation or str(one.conversation) == look.conversation
    return of_it and (not look.theme or look.theme in {str(key) for key, _name in one.themes})


def to_look_at(network: Network) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The conversations and the themes by which fragments are found: key and name."""
    talks = [(str(row.pk), f"{row.title} ({row.held_on:%d/%m/%Y})") for row in conversations_in(network)]
    return talks, [(str(theme.pk), theme.name) for theme in themes_of(network)]


def preview_of(user: User, network: Network, text: str) -> Preview:
    """For who weaves: also quotes to which nobody agreed yet, by the name as which who weaves knows the voice."""
    keys = fragments_in(text)
    known = quotes_for_weaving(user, network, keys)
    agreed = quotes(network, keys, Use.PAGES, day_of(network))
    blocks = tuple(_previewed(blocks_of(text), known, agreed))
    refused = {block.fragment for block in blocks if block.said_no}
    lacking = {block.fragment for block in blocks if block.waits or block.is_withdrawn} - refused
    return Preview(blocks, len(lacking), len(refused), tuple(stray_references(text)))


def _previewed(
    blocks: Sequence[Block], known: Mapping[int, QuoteForWeaving], agreed: Mapping[int, Quote]
) -> Iterator[BlockShown]:
    for block in blocks:
        key = block.fragment
        if block.kind != QUOTE or key is None or key in agreed:
            yield BlockShown(**vars(block), quote=agreed.get(key or 0))
        elif (one := known.get(key)) is None:
            yield BlockShown(**vars(block), waits=True)
        elif one.stands[Use.PAGES] is Stand.WITHDRAWN or not one.words:
            yield BlockShown(**vars(block), is_withdrawn=True)
        else:
            quote, said_no = Quote(key, one.words, one.voice), one.stands[Use.PAGES] is Stand.NO
            yield BlockShown(**vars(block), quote=quote, waits=True, said_no=said_no)
