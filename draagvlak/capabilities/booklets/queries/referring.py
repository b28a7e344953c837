"""What to read with a story of a booklet: other stories of the same one, and of other booklets of the network."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from draagvlak.capabilities.booklets.choices import State
from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.booklets.wording.bound import Reference
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.weaving.choices import LinkKind
from draagvlak.capabilities.weaving.models import WovenLink
from draagvlak.capabilities.weaving.queries.reading import StoryHead, heads_of, links_of, published_rows

MOST = 2  # of the same booklet, and as many of others
Where = dict[int, tuple[int, str]]  # by story, the key and the title of the booklet that it stands in


def referring(booklet: Booklet, own: Mapping[int, StoryHead], day: date) -> dict[int, list[Reference]]:
    """By the key of each story of `own`, those of `booklet`: what to read too. First what it was linked to, then what
    has most themes in common. A fixed number of queries.
    """
    where = _elsewhere(booklet, own)
    rows = published_rows(booklet.network, Use.BOOKLET).filter(pk__in=where, published_on__lte=day)
    heads = {head.key: head for head in heads_of(booklet.network, list(rows), Use.BOOKLET, day)}
    links = links_of(own)
    found = {}
    for key, head in own.items():
        linked = set(_linked(links[key], key))
        inside = _nearest(head, own.values(), linked)
        outside = _nearest(head, heads.values(), linked)
        found[key] = [*_references(head, inside, linked, {}), *_references(head, outside, linked, where)]
    return found


def _elsewhere(booklet: Booklet, own: Collection[int]) -> Where:
    """Of a story that stands in several, the booklet that was published last."""
    rows = BookletStory.objects.filter(booklet__network=booklet.network, booklet__state=State.PUBLISHED)
    rows = rows.exclude(booklet=booklet).exclude(story__in=own).select_related("booklet")
    rows = rows.order_by("booklet__published_on", "booklet", "position")
    return {row.story_id: (row.booklet_id, row.booklet.title) for row in rows}


def _linked(links: Iterable[WovenLink], key: int) -> Iterator[int]:
    for link in links:
        other = link.other_id if link.story_id == key else link.story_id
        if link.kind == LinkKind.OTHER and other is not None:
            yield other


def _common(one: StoryHead, other: StoryHead) -> list[str]:
    theirs = set(other.themes)
    return [theme[1] for theme in one.themes if theme in theirs]


def _nearest(head: StoryHead, heads: Iterable[StoryHead], linked: Collection[int]) -> list[StoryHead]:
    near = [
        (other.key not in linked, -len(_common(head, other)), number, other)
        for number, other in enumerate(heads)
        if other.key != head.key and (other.key in linked or _common(head, other))
    ]
    return [other for *_order, other in sorted(near, key=lambda one: one[:3])][:MOST]


def _references(
    head: StoryHead, near: Iterable[StoryHead], linked: Collection[int], where: Where
) -> Iterator[Reference]:
    for other in near:
        common = () if other.key in linked else tuple(_common(head, other)[:2])
        yield Reference(other.key, other.title, common, *where.get(other.key, (0, "")))
