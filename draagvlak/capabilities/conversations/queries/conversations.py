"""Conversations in a list and one by one, with who took part and what there is of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils.text import capfirst

from draagvlak.basics.months import months_after
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.conversations.models import Conversation, Fragment, Participant, Sound, Source
from draagvlak.capabilities.conversations.queries.fragments import FragmentShown, shown
from draagvlak.capabilities.conversations.queries.seeing import conversations_in, fragments_in
from draagvlak.capabilities.conversations.readers.speaking import meant_by, speakers_in
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of

PAGE, MOST_MEMBERS = 25, 2000
MONTHS = 6  # how long texts are kept (TRUST §3)


@dataclass(frozen=True)
class Listed:
    """A conversation in a list, with how many took part and how many fragments there are."""

    row: Conversation
    voices: int
    fragments: int


@dataclass(frozen=True)
class VoiceShown:
    row: Participant
    layer: str
    fragments: int


@dataclass(frozen=True)
class SourceShown:
    """A text without its letters. `until`: the day on which it is erased."""

    key: int
    kind: str
    name: str
    fragments: int
    until: date


@dataclass(frozen=True)
class ConversationShown:
    row: Conversation
    voices: list[VoiceShown]
    sources: list[SourceShown]
    sounds: list[Sound]
    fragments: list[FragmentShown]

    @property
    def without_layer(self) -> int:
        return sum(not one.layer for one in self.voices)


def page_of_conversations(network: Network, number: str | None) -> Page[Any]:
    """Newest first, as `Listed`. Four queries, whatever the number of rows."""
    page: Page[Any] = Paginator(conversations_in(network), PAGE).get_page(number)
    rows = list(page.object_list)
    voices = _counted(Participant.objects.filter(conversation__in=rows))
    fragments = _counted(Fragment.objects.filter(conversation__in=rows, gone_on=None))
    page.object_list = [Listed(row, voices[row.pk], fragments[row.pk]) for row in rows]
    return page


def _counted(rows: QuerySet[Any]) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("conversation_id").annotate(count=Count("pk"))))


def conversation_at(network: Network, key: int) -> Conversation | None:
    return conversations_in(network).filter(pk=key).first()


def conversation_shown(row: Conversation) -> ConversationShown:
    """All that stands on its page, but the letters of its texts. Five queries."""
    fragments = shown(fragments_in(row.network).filter(conversation=row))
    said = Counter(one.voice for one in fragments)
    placed = Counter(one.source for one in fragments if one.start is not None)
    voices = [
        VoiceShown(one, one.get_layer_display() if one.layer else "", said[one.pk])
        for one in Participant.objects.filter(conversation=row)
    ]
    sounds = list(Sound.objects.filter(conversation=row, gone_on=None))
    texts = Source.objects.filter(conversation=row, gone_on=None).defer("text")
    sources = [_source_shown(one, placed[one.pk]) for one in texts]
    return ConversationShown(row, voices, sources, sounds, fragments)


def _source_shown(row: Source, fragments: int) -> SourceShown:
    until = months_after(row.added_on, MONTHS)
    return SourceShown(row.pk, capfirst(row.get_kind_display()), row.name, fragments, until)


def voices_of(conversation: Conversation) -> list[Participant]:
    return list(Participant.objects.filter(conversation=conversation))


def voice_at(network: Network, key: int) -> Participant | None:
    rows = Participant.objects.filter(conversation__in=conversations_in(network))
    return rows.select_related("conversation").filter(pk=key).first()


def members_to_choose(network: Network) -> list[tuple[int, str]]:
    """Everybody of the network today, by name, for whoever may read people."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network).order_by("person__name", "person_id")
    return list(rows.values_list("person_id", "person__name")[:MOST_MEMBERS])


def named_in(source: Source) -> list[str]:
    """Who speaks in the text, by its own words ("An: …"), and does not take part yet."""
    there = list(source.conversation.participants.values_list("known_as", flat=True))
    return [name for name in speakers_in(source.text) if meant_by(name, there) is None]
