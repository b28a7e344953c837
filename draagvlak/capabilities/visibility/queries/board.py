"""What the page for the board tells of what became visible, and the story that was chosen for it.

That page is read by who signs in, and handed out on paper: it quotes only who agreed to both, to the pages of the
network and to a booklet on paper (decision 0114).
"""

from dataclasses import dataclass
from datetime import date

from draagvlak.basics.months import months_after
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.visibility.choices import MOST_QUOTES, Shown, StepState
from draagvlak.capabilities.visibility.models import BoardStory
from draagvlak.capabilities.visibility.queries.plan import Eyes, steps_of, teller_of
from draagvlak.capabilities.weaving.queries.reading import published_rows
from draagvlak.capabilities.weaving.wording.blocks import fragments_in

MONTHS, MOST = 12, 4
BOARD = Eyes(names=False, outcomes=False, meetings=False, drafts=False)


@dataclass(frozen=True)
class StoryOnPaper:
    """`quotes`: few, since it is one page."""

    title: str
    lead: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class ForBoard:
    """`seen`: the last steps that came across, each with its day and layer, in words that name nobody."""

    seen: tuple[tuple[date, str, str], ...]
    story: StoryOnPaper | None


def for_board(network: Network) -> ForBoard:
    """A fixed number of queries."""
    day = day_of(network)
    rows = steps_of(network).filter(state=StepState.LANDED, day__gte=months_after(day, -MONTHS), day__lte=day)
    found = list(rows.order_by("-day", "-pk")[:MOST])
    tell = teller_of(BOARD, network, found)
    seen = tuple(
        (row.settled_on, str(Layer(row.layer).label), tell.what(row))
        for row in found
        if row.settled_on is not None and (row.what != Shown.OWN or row.pk in tell.unnamed)
    )
    return ForBoard(seen, _story(network, day))


def board_story(network: Network) -> BoardStory | None:
    return BoardStory.objects.filter(network=network).select_related("story").first()


def _story(network: Network, day: date) -> StoryOnPaper | None:
    chosen = board_story(network)
    if chosen is None:
        return None
    row = published_rows(network, Use.PAGES).filter(pk=chosen.story_id, published_on__lte=day).first()
    if row is None:
        return None
    keys = fragments_in(row.read_text)
    on_pages, on_paper = quotes(network, keys, Use.PAGES, day), quotes(network, keys, Use.BOOKLET, day)
    both = [_least(on_pages[key], on_paper[key]) for key in keys if key in on_pages and key in on_paper]
    return StoryOnPaper(row.read_title, row.read_lead, tuple(both[:MOST_QUOTES]))


def _least(one: Quote, other: Quote) -> Quote:
    """Where somebody agreed to different names, none is said."""
    return one if one.name == other.name else Quote(one.fragment, one.words, "")
