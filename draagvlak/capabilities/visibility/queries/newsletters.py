"""Newsletters: all of them, one with what it tells today, and what else could stand in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils import translation

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.visibility.choices import ItemKind
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem
from draagvlak.capabilities.visibility.queries.offered import new_since
from draagvlak.capabilities.visibility.queries.telling import Key, OpenActivity, Told, told_of
from draagvlak.capabilities.visibility.writers.told import Letter, Piece

PAGE = 20
LANGUAGE = "nl"  # of every newsletter, whoever looks at it


@dataclass(frozen=True)
class ItemShown:
    """A piece that stands in a newsletter. `opens`: it begins another kind than the one before it."""

    row: NewsletterItem
    told: Told
    heading: str
    opens: bool


@dataclass(frozen=True)
class Edition:
    """A newsletter as `user` may read it. `left_out`: pieces that stand in it and that they may not read, or that are
    no longer there to be told; `withdrawn`: quotes that were taken back.
    """

    row: Newsletter
    items: tuple[ItemShown, ...]
    left_out: int
    withdrawn: int

    @property
    def is_sent(self) -> bool:
        return self.row.sent_on is not None


@dataclass(frozen=True)
class ReadOn:
    """Where everybody may read on: the public page (`home`, "" where there is none), and of it pieces by their key."""

    home: str = ""
    pieces: Mapping[Key, str] = field(default_factory=dict)


NOWHERE = ReadOn()


@dataclass(frozen=True)
class Offer:
    """Something new that does not stand in the newsletter."""

    what: str
    heading: str
    title: str
    is_idea: bool


def newsletters_page(network: Network, number: str = "") -> Page[Any]:
    """Newest first, each with how many pieces it has (`pieces`)."""
    rows = Newsletter.objects.filter(network=network).annotate(pieces=Count("items"))
    return Paginator(rows.order_by("-made_on", "-pk"), PAGE).get_page(number)


def newsletter_at(network: Network, key: int) -> Newsletter | None:
    return Newsletter.objects.filter(network=network, pk=key).first()


def item_at(
    user: User, network: Network, at: tuple[int, int], activities: Collection[OpenActivity]
) -> NewsletterItem | None:
    """The piece `at` (keys of the newsletter and of the piece); None also where `user` may not read what it tells."""
    rows = NewsletterItem.objects.filter(newsletter__network=network, newsletter=at[0])
    row = rows.select_related("newsletter").filter(pk=at[1]).first()
    return row if row is not None and told_of(user, network, [key_of(row)], activities) else None


def key_of(row: NewsletterItem) -> Key:
    column = row.kind if row.kind == ItemKind.ACTIVITY else f"{row.kind}_id"
    return row.kind, getattr(row, column)


def edition_of(user: User, row: Newsletter, activities: Collection[OpenActivity]) -> Edition:
    """A fixed number of queries, whatever the number of pieces."""
    rows = list(NewsletterItem.objects.filter(newsletter=row))
    with translation.override(LANGUAGE):
        told = told_of(user, row.network, [key_of(one) for one in rows], activities)
        items, before = [], ""
        for one in rows:
            if (said := told.get(key_of(one))) is not None:
                items.append(ItemShown(one, said, str(ItemKind(one.kind).label), one.kind != before))
                before = one.kind
    return Edition(row, tuple(items), len(rows) - len(items), sum(one.told.withdrawn for one in items))


def offers_of(user: User, edition: Edition, activities: Collection[OpenActivity]) -> list[Offer]:
    """What is new since its day and does not stand in it."""
    row = edition.row
    there = {key_of(one.row) for one in edition.items}
    with translation.override(LANGUAGE):
        keys = [key for key in new_since(user, row.network, row.since, activities) if key not in there]
        told = told_of(user, row.network, keys, activities)
        return [
            Offer(f"{kind}-{key}", str(ItemKind(kind).label), told[kind, key].title, kind == ItemKind.IDEA)
            for kind, key in keys
            if (kind, key) in told
        ]


def letter_of(edition: Edition, day: date, read_on: ReadOn = NOWHERE) -> Letter:
    """The same, as files tell it. `day`: on which it is made, where it was not sent yet."""
    row = edition.row
    with translation.override(LANGUAGE):
        pieces = tuple(
            Piece(
                one.heading if one.opens else "",
                one.told.title,
                one.told.text,
                one.row.words,
                one.told.quotes,
                read_on.pieces.get((one.told.kind, one.told.key), ""),
            )
            for one in edition.items
        )
    return Letter(
        row.title,
        row.authority.name,
        row.network.name,
        row.sent_on or day,
        row.introduction,
        pieces,
        row.thanks,
        read_on.home,
    )
