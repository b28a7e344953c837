"""A booklet as it may be read at this moment: only what voices agreed to for booklets, and is not taken back."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.booklets.queries.gone import voices_gone
from draagvlak.capabilities.booklets.queries.referring import referring
from draagvlak.capabilities.booklets.wording.bound import Bound, Chapter, Part, Reference, Source
from draagvlak.capabilities.booklets.wording.paper import LAYERS
from draagvlak.capabilities.booklets.wording.voices import layer_of
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes, withdrawn
from draagvlak.capabilities.conversations.queries.seeing import fragments_in as fragments_in_network
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.queries.reading import (
    BlockShown,
    StoryHead,
    blocks_shown,
    heads_of,
    published_rows,
    spoken_in,
)
from draagvlak.capabilities.weaving.wording.blocks import QUOTE, fragments_in


@dataclass(frozen=True)
class _Told:
    """What stands behind a booklet today: its stories in order, the words that may be read, and those taken back."""

    stories: list[WovenStory]
    said: Mapping[int, Quote]
    gone: Collection[int]


def bound_of(booklet: Booklet, day: date, on_pages: bool = False) -> Bound:
    """`on_pages`: as a page of the network, where words need that consent too. A fixed number of queries, whatever the
    number of stories. Never to be kept.
    """
    network = booklet.network
    told = _told(booklet, day, on_pages)
    heads = {head.key: head for head in heads_of(network, told.stories, Use.BOOKLET, day)}
    references = referring(booklet, heads, day)
    layers = _layers(network, told.said)
    return Bound(
        booklet.pk,
        booklet.title,
        booklet.line,
        booklet.authority.name,
        network.name,
        tuple(paragraphs_of(booklet.foreword)),
        tuple(_chapter(row, heads[row.pk], told, references.get(row.pk, ())) for row in told.stories),
        tuple(dict.fromkeys(quote.name for quote in told.said.values() if quote.name)),
        tuple(layer for layer in LAYERS if layer in layers),
        tuple(_sources(network, told.said)),
        voices_gone(booklet, told.stories),
        day,
    )


def _layers(network: Network, keys: Collection[int]) -> set[str]:
    rows = fragments_in_network(network).filter(pk__in=list(keys)).order_by()
    return {layer_of(kind, layer or "") for kind, layer in rows.values_list("conversation__kind", "voice__layer")}


def stories_in(booklet: Booklet, day: date) -> list[WovenStory]:
    """Those that readers read today, in their order. One query."""
    places = dict(BookletStory.objects.filter(booklet=booklet).values_list("story", "position"))
    rows = published_rows(booklet.network, Use.BOOKLET).filter(pk__in=places, published_on__lte=day)
    return sorted(rows, key=lambda row: (places[row.pk], row.pk))


def _told(booklet: Booklet, day: date, on_pages: bool) -> _Told:
    network, stories = booklet.network, stories_in(booklet, day)
    keys = list(dict.fromkeys(key for row in stories for key in fragments_in(row.read_text)))
    said, gone = quotes(network, keys, Use.BOOKLET, day), withdrawn(network, keys, Use.BOOKLET)
    if on_pages:
        shown = quotes(network, keys, Use.PAGES, day)
        said = {key: shown[key] for key in said if key in shown}
    return _Told(stories, {key: said[key] for key in keys if key in said}, gone)


def _chapter(row: WovenStory, head: StoryHead, told: _Told, references: Collection[Reference]) -> Chapter:
    parts = tuple(map(_part, blocks_shown(row.read_text, told.said, told.gone)))
    names = tuple(name for _key, name in head.themes)
    return Chapter(row.pk, row.read_title, row.read_lead, parts, names, tuple(references))


def _part(block: BlockShown) -> Part:
    if block.kind == QUOTE:
        return Part("gone") if block.quote is None else Part(QUOTE, words=block.quote.words, name=block.quote.name)
    return Part(block.kind, block.spans, block.items, level=block.level, is_numbered=block.is_numbered)


def paragraphs_of(text: str) -> Iterator[str]:
    """
    >>> list(paragraphs_of("Een.\\n\\n\\nTwee\\ndrie."))
    ['Een.', 'Twee\\ndrie.']
    """
    lines = "\n".join(line.strip() for line in text.splitlines())
    yield from (part.strip() for part in lines.split("\n\n") if part.strip())


def _sources(network: Network, said: Mapping[int, Quote]) -> Iterator[Source]:
    for one in spoken_in(network, list(said)):
        yield Source(one.held_on, one.kind, one.question)
