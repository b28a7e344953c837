"""RSS 2.0 and Atom of a public page, by Django's own writer. No words of anybody stand in it: titles and leads only.

The network is its author, without which Atom is not valid (RFC 4287, 4.1.1); texts are read as HTML there, so they are
escaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

KINDS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
CONTENT_TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


@dataclass(frozen=True)
class Item:
    """`uid` stays the same whatever becomes of the item."""

    uid: str
    title: str
    text: str
    address: str
    on: datetime


@dataclass(frozen=True)
class Feed:
    title: str
    text: str
    address: str
    own_address: str


def as_feed(kind: str, feed: Feed, items: Sequence[Item]) -> str:
    """`kind`: rss or atom; the newest item first."""
    made = KINDS[kind](
        title=feed.title,
        link=feed.address,
        description=feed.text,
        author_name=feed.title,
        feed_url=feed.own_address,
        language="nl-be",
    )
    for item in sorted(items, key=lambda one: (one.on, one.uid), reverse=True):
        made.add_item(
            title=item.title,
            link=item.address,
            description=escape(item.text, quote=False),
            unique_id=item.uid,
            unique_id_is_permalink=False,
            pubdate=item.on,
            updateddate=item.on,
        )
    return made.writeString("utf-8")
