"""Booklets in a list and one by one, the stories that stand in one, and those that may still come in."""

from dataclasses import dataclass
from datetime import date

import rules
from django.db.models import Count, Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.booklets.choices import State
from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.queries.reading import published_rows


@dataclass(frozen=True)
class BookletHead:
    """A booklet in a list; `stories`: how many of its stories readers read today."""

    key: int
    title: str
    line: str
    is_published: bool
    published_on: date | None
    stories: int


@dataclass(frozen=True)
class ChapterHead:
    """A story where it stands in a booklet. `is_read`: readers read it; one that was taken down waits."""

    key: int
    story: int
    title: str
    is_read: bool


def makes(user: User, network: Network) -> bool:
    """Whether `user` makes booklets, and so sees those that are not finished."""
    return bool(rules.has_perm("booklets.write", user, network))


def booklets_of(network: Network, with_drafts: bool = False) -> list[BookletHead]:
    """Newest first. One query."""
    read = Count("chapters", filter=Q(chapters__story__published_on__isnull=False))
    rows = _rows(network, with_drafts).annotate(read=read).order_by("-published_on", "-made_on", "-pk")
    return [_head(row, row.read) for row in rows]


def _head(row: Booklet, read: int) -> BookletHead:
    return BookletHead(row.pk, row.title, row.line, row.state == State.PUBLISHED, row.published_on, read)


def booklet_at(network: Network, key: int, with_drafts: bool = False) -> Booklet | None:
    return _rows(network, with_drafts).filter(pk=key).first()


def _rows(network: Network, with_drafts: bool) -> QuerySet[Booklet]:
    rows = Booklet.objects.filter(network=network)
    return rows if with_drafts else rows.filter(state=State.PUBLISHED)


def chapters_of(booklet: Booklet) -> list[ChapterHead]:
    """In their order, also those that nobody reads today. One query."""
    rows = BookletStory.objects.filter(booklet=booklet).select_related("story")
    return [_chapter(row.pk, row.story) for row in rows]


def _chapter(key: int, story: WovenStory) -> ChapterHead:
    is_read = story.published_on is not None
    return ChapterHead(key, story.pk, story.read_title if is_read else story.title, is_read)


def stories_left(booklet: Booklet, text: str = "") -> QuerySet[WovenStory]:
    """Published stories that do not stand in `booklet`, with `text` in their title; newest first."""
    inside = BookletStory.objects.filter(booklet=booklet).values("story")
    rows = published_rows(booklet.network, Use.BOOKLET).exclude(pk__in=inside)
    return rows.filter(read_title__icontains=text) if text else rows
