"""Stories as readers read them: what was published last, with the words that the one gate gives at this moment.

Nothing of what is given here may be kept longer than a minute: words may be taken back (decision 0116).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes, withdrawn
from draagvlak.capabilities.conversations.models import Conversation, FragmentTheme, Theme
from draagvlak.capabilities.conversations.queries.fragments import voice_layers
from draagvlak.capabilities.conversations.queries.seeing import conversations_in, fragments_in
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.choices import LinkKind
from draagvlak.capabilities.weaving.models import WovenLink, WovenStory
from draagvlak.capabilities.weaving.wording.blocks import QUOTE, Block, blocks_of
from draagvlak.capabilities.weaving.wording.blocks import fragments_in as references_in

Themes = tuple[tuple[int, str], ...]  # key and name, by name
ALSO_SEES: dict[str, dict[str, bool]] = {Use.PUBLIC: {"for_public": True}, Use.PEERS: {"for_peers": True}}


@dataclass(frozen=True)
class BlockShown(Block):
    """A block as somebody sees it. A block that quotes has its `quote`, or says that it was taken back; to readers, no
    other is given. `waits`: nobody agreed to it yet; `said_no`: who said it did not; `is_own`: who looks at
    it said it.
    """

    quote: Quote | None = None
    is_withdrawn: bool = False
    waits: bool = False
    said_no: bool = False
    is_own: bool = False


@dataclass(frozen=True)
class Voice:
    """Who is quoted: by the name as agreed; or, where none may be said, by the layer, "" where it is not known. Never
    both: who agreed to their name did not agree to be called somebody in poverty (decision 0121).
    """

    name: str
    layer: str

    @property
    def layer_words(self) -> str:
        return str(Layer(self.layer).label) if self.layer else ""


@dataclass(frozen=True)
class Spoken:
    """A conversation from which the story comes. `kind`: conversations.choices.ConversationKind."""

    key: int
    kind: str
    kind_words: str
    title: str
    question: str
    held_on: date


@dataclass(frozen=True)
class StoryHead:
    """A published story in a list. `themes`: those it was linked to, and those of what it quotes."""

    key: int
    title: str
    lead: str
    published_on: date
    themes: Themes = ()
    layers: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoryRead:
    """A published story, whole. `withdrawn`: how many quotes were taken back. `others`: the stories that may be read
    the same way and that it was linked to; `alike`: those about the same themes. `layers` and `places`: to which it
    was linked.
    """

    key: int
    title: str
    lead: str
    published_on: date
    blocks: tuple[BlockShown, ...]
    voices: tuple[Voice, ...]
    withdrawn: int
    spoken: tuple[Spoken, ...]
    themes: Themes
    layers: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[StoryHead, ...]
    alike: tuple[StoryHead, ...]

    @property
    def links(self) -> tuple[StoryHead, ...]:
        """What else to read, what it was linked to first."""
        return self.others + self.alike


def published_rows(network: Network, use: str) -> QuerySet[WovenStory]:
    """Those that may be read in `use`, newest first: on the pages, in booklets and in newsletters all that were
    published, elsewhere those of which that was said.
    """
    rows = WovenStory.objects.filter(network=network, **ALSO_SEES.get(use, {})).exclude(published_on=None)
    return rows.order_by("-published_on", "-pk")


def published(network: Network, use: str, day: date) -> list[StoryHead]:
    """The stories that may be read in `use` on `day`, newest first. A fixed number of queries."""
    rows = list(published_rows(network, use).filter(published_on__lte=day))
    return heads_of(network, rows, use, day)


def story_read(network: Network, key: int, use: str, day: date) -> StoryRead | None:
    """One story as it may be read in `use` on `day`; None where it may not. A fixed number of queries."""
    rows = {row.pk: row for row in published_rows(network, use).filter(published_on__lte=day)}
    row = rows.get(key)
    if row is None:
        return None
    keys = references_in(row.read_text)
    said = quotes(network, keys, use, day)
    gone = withdrawn(network, keys, use)
    heads = {head.key: head for head in heads_of(network, list(rows.values()), use, day)}
    links = links_of([key])[key]
    linked = [heads[other] for other in dict.fromkeys(_other(link, key) for link in links) if other in heads]
    return StoryRead(
        key,
        row.read_title,
        row.read_lead,
        heads[key].published_on,
        tuple(blocks_shown(row.read_text, said, gone)),
        tuple(_voices(said.values(), voice_layers(network, list(said)))),
        len(gone),
        tuple(spoken_in(network, keys)),
        heads[key].themes,
        heads[key].layers,
        tuple(link.place for link in links if link.kind == LinkKind.PLACE),
        tuple(linked),
        tuple(alike(heads[key], [head for head in heads.values() if head not in linked])),
    )


def blocks_shown(text: str, said: Mapping[int, Quote], gone: Collection[int]) -> Iterator[BlockShown]:
    """The blocks of a text, its quotes filled in. A quote that nobody agreed to is passed over."""
    for block in blocks_of(text):
        if block.kind != QUOTE or block.fragment is None:
            yield BlockShown(**vars(block))
        elif block.fragment in said or block.fragment in gone:
            quote = said.get(block.fragment)
            yield BlockShown(**vars(block), quote=quote, is_withdrawn=quote is None)


def heads_of(network: Network, rows: Collection[WovenStory], use: str, day: date) -> list[StoryHead]:
    """Of published stories, with the themes of what they still quote."""
    quoted = {row.pk: references_in(row.read_text) for row in rows}
    said = quotes(network, {key for keys in quoted.values() for key in keys}, use, day)
    about, links = _themes_of_fragments(said), links_of(quoted)
    return [_head(row, links[row.pk], (about[key] for key in quoted[row.pk] if key in about)) for row in rows]


def _head(row: WovenStory, links: Collection[WovenLink], of_quotes: Iterable[dict[int, str]]) -> StoryHead:
    themes = {theme.pk: theme.name for link in links if (theme := theme_of(link)) is not None}
    for some in of_quotes:
        themes |= some
    day = row.published_on
    if day is None:
        raise ValueError("Only what was published has readers.")
    layers = tuple(link.layer for link in links if link.kind == LinkKind.LAYER)
    return StoryHead(row.pk, row.read_title, row.read_lead, day, tuple(sorted(themes.items(), key=_by_name)), layers)


def theme_of(link: WovenLink) -> Theme | None:
    """The theme that a story is linked to, or the one that it was joined with since; None where it went."""
    found = link.theme
    if found is not None and found.gone_on and found.into is not None:
        found = found.into
    return None if found is None or found.gone_on else found


def _by_name(theme: tuple[int, str]) -> tuple[str, int]:
    return theme[1].casefold(), theme[0]


def links_of(stories: Collection[int]) -> dict[int, list[WovenLink]]:
    """What each of these is linked to today, oldest link first; a link between two stories is there for both."""
    found: dict[int, list[WovenLink]] = {key: [] for key in stories}
    rows = WovenLink.objects.filter(until=None).select_related("theme__into").order_by("pk")
    for link in rows.filter(story__in=stories) | rows.filter(other__in=stories):
        for key in (link.story_id, link.other_id):
            if key is not None and key in found:
                found[key].append(link)
    return found


def _other(link: WovenLink, key: int) -> int | None:
    return link.other_id if link.story_id == key else link.story_id


def alike(head: StoryHead, heads: Iterable[StoryHead]) -> list[StoryHead]:
    """Those of `heads` about any of the same themes, most in common first."""
    own = set(head.themes)
    near = [(len(own & set(other.themes)), other) for other in heads if other.key != head.key]
    return [other for common, other in sorted(near, key=lambda one: -one[0]) if common]


def _themes_of_fragments(fragments: Iterable[int]) -> dict[int, dict[int, str]]:
    rows = FragmentTheme.objects.filter(fragment__in=list(fragments), theme__gone_on=None).order_by()
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for fragment, theme, name in rows.values_list("fragment_id", "theme_id", "theme__name"):
        found[fragment][theme] = name
    return found


def _voices(said: Iterable[Quote], layers: Mapping[int, str]) -> Iterator[Voice]:
    """Each once, in the order in which they speak."""
    yield from dict.fromkeys(Voice(one.name, "" if one.name else layers.get(one.fragment, "")) for one in said)


def spoken_in(network: Network, fragments: Collection[int]) -> Iterator[Spoken]:
    """The conversations of these fragments, oldest first."""
    of = fragments_in(network).filter(pk__in=fragments).order_by().values("conversation")
    for row in conversations_in(network).filter(pk__in=of).order_by("held_on", "pk"):
        yield _spoken(row)


def _spoken(row: Conversation) -> Spoken:
    return Spoken(row.pk, row.kind, str(row.get_kind_display()), row.title, row.question, row.held_on)
