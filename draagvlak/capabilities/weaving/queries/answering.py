"""What somebody sees at their own address: the story as it will be, their own words marked, and what they may say."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes, withdrawn
from draagvlak.capabilities.conversations.models import Fragment
from draagvlak.capabilities.conversations.queries.seeing import fragments_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.weaving.models import Given, Review, WovenStory
from draagvlak.capabilities.weaving.queries.quoting import own_keys, quoted_of
from draagvlak.capabilities.weaving.queries.reading import BlockShown
from draagvlak.capabilities.weaving.wording.blocks import QUOTE, Block, blocks_of
from draagvlak.capabilities.weaving.wording.blocks import fragments_in as references_in

MOST_TOKEN = 64  # characters of a token that is looked up at all


@dataclass(frozen=True)
class Asked:
    """`is_review`: they are asked whether it is good; else they got it back. `row`: Review or Given. `quoted`: their
    fragments in the text.
    """

    authority: Authority
    network: Network
    story: WovenStory
    row: Any
    is_review: bool
    conversation: str
    held_on: date
    blocks: tuple[BlockShown, ...]
    quoted: tuple[int, ...]

    @property
    def went_on(self) -> bool:
        """Whether the story went on without their answer, for the reason that stands there until its time is over."""
        return self.is_review and bool(self.row.went_on(self.quoted))

    @property
    def is_answered(self) -> bool:
        """Since they were asked last; who got it back is not asked."""
        return bool(self.row.answer if self.is_review else self.row.said_on)

    @property
    def is_published(self) -> bool:
        return self.story.published_on is not None


def asked_by(token: str) -> tuple[type[Any], Any] | None:
    """The table and the row to which a secret leads; None for one that is unknown, was replaced or is over: all the
    same. Only its hash is compared, by an index: no time tells how near one is.
    """
    if not token:
        return None
    mark, today = hash_of(token[:MOST_TOKEN]), localdate()
    for model in (Review, Given):
        rows = model._base_manager.exclude(token_hash="").filter(token_hash=mark)
        found = rows.select_related("authority", "story__network").first()
        if found is not None and found.until is not None and found.until >= _today(found, today):
            return model, found
    return None


def asked_at(token: str) -> Asked | None:
    found = asked_by(token)
    if found is None:
        return None
    model, row = found
    with inside(row.authority):
        row = model.objects.select_related("authority", "story__network", "participant__conversation").get(pk=row.pk)
        story, conversation = row.story, row.participant.conversation
        own = own_keys(row.participant)
        of = conversation.title, conversation.held_on
        blocks, quoted = blocks_seen(story, own), quoted_of(story, own)
        return Asked(row.authority, story.network, story, row, model is Review, *of, blocks, quoted)


def blocks_seen(story: WovenStory, own: set[int]) -> tuple[BlockShown, ...]:
    """What is written now, its quotes as they may stand on the pages of the network, and those of `own` (keys of
    participants) whatever they agreed to.
    """
    network, keys = story.network, references_in(story.text)
    agreed = quotes(network, keys, Use.PAGES, day_of(network))
    gone = withdrawn(network, keys, Use.PAGES)
    mine = fragments_in(network).filter(pk__in=keys, voice__in=own).exclude(words="")
    said = {row.pk: row for row in mine.order_by()}
    return tuple(_seen(block, agreed, said, gone) for block in blocks_of(story.text))


def _seen(block: Block, agreed: Mapping[int, Quote], own: Mapping[int, Fragment], gone: Collection[int]) -> BlockShown:
    key = block.fragment
    if block.kind != QUOTE or key is None:
        return BlockShown(**vars(block))
    mine, quote = own.get(key), agreed.get(key)
    shown = Quote(key, mine.words, quote.name if quote else "") if mine else quote
    if shown is None and key in gone:
        return BlockShown(**vars(block), is_withdrawn=True)
    return BlockShown(**vars(block), quote=shown, waits=quote is None, is_own=mine is not None)


def _today(row: Any, today: date) -> date:
    """An example stands still: there its own day counts."""
    return row.story.network.frozen_on or today


def review_at(story: WovenStory, key: int) -> Review | None:
    return Review.objects.select_related("participant", "story").filter(story=story, pk=key).first()


def given_at(story: WovenStory, key: int) -> Given | None:
    return Given.objects.select_related("participant", "story").filter(story=story, pk=key).first()
