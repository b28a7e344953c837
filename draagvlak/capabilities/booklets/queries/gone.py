"""How many voices took back words that stood in a booklet, also words that its writer left out of a story since."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.consents.choices import YES, Use
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.consents.queries.quotable import withdrawn
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.wording.blocks import fragments_in


def voices_gone(booklet: Booklet, stories: Collection[WovenStory]) -> int:
    """Since the day on which the booklet was made. `stories`: those that stand in it now. One query, and three more
    where anybody took anything back.
    """
    rows = QuoteConsent.objects.filter(use=Use.BOOKLET, answer__in=YES, withdrawn_on__gte=booklet.made_on)
    rows = rows.filter(participant__conversation__network=booklet.network)
    taken = set(rows.order_by().values_list("fragment", "participant"))
    gone = withdrawn(booklet.network, {key for key, _voice in taken}, Use.BOOKLET) if taken else set()
    if not gone:
        return 0
    stood = {key for text in _read_in(booklet, stories) for key in fragments_in(text)}
    return len({voice for key, voice in taken if key in gone & stood})


def _read_in(booklet: Booklet, stories: Collection[WovenStory]) -> set[str]:
    """What readers of the booklet read in these stories, now or before."""
    since = _in_since(booklet)
    found = {row.read_text for row in stories}
    rows: Any = WovenStory.history.model.objects.filter(id__in=[row.pk for row in stories])
    versions = list(rows.order_by("id", "history_id").values_list("id", "history_date", "published_on", "read_text"))
    for story, until, text in _versions(versions):
        begun = since.get(story)
        if until is None or begun is None or until > begun:
            found.add(text)
    return found


def _in_since(booklet: Booklet) -> Mapping[int, datetime]:
    """By story, the first moment from which it stands in the booklet; none where that is not kept any more."""
    rows: Any = BookletStory.history.model.objects.filter(booklet_id=booklet.pk, history_type="+")
    return dict(rows.order_by("-history_date").values_list("story_id", "history_date"))


def _versions(rows: list[tuple[Any, ...]]) -> Iterator[tuple[int, datetime | None, str]]:
    """Each version that was published: of which story, until when (None: still), and what readers read."""
    for (story, _at, published_on, text), after in zip(rows, [*rows[1:], None], strict=True):
        if published_on is not None:
            yield story, after[1] if after is not None and after[0] == story else None, text
