"""Voices of conversations, their quotes and how each stands: the list to work from, and one voice."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.models import Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.standing import Stand, stands_of
from draagvlak.capabilities.consents.wording.standing import stand_told
from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.conversations.queries.seeing import fragments_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of

PAGE = 10  # voices


@dataclass(frozen=True)
class UseStands:
    """`on`: the day of what it says, None where nothing was asked; `name`: as agreed; `until`: last day of a yes."""

    use: str
    words: str
    stand: Stand
    on: date | None = None
    name: str = ""
    how: str = ""
    until: date | None = None

    @property
    def told(self) -> str:
        return stand_told(self.stand)


@dataclass(frozen=True)
class QuoteStands:
    """`words` is "" where they were taken back; `erased_on`: since that day they are written down nowhere."""

    fragment: int
    words: str
    uses: tuple[UseStands, ...]
    erased_on: date | None = None

    @property
    def said(self) -> list[UseStands]:
        """The uses of which there is something to say."""
        return [one for one in self.uses if one.stand is not Stand.UNASKED]

    @property
    def together(self) -> list[tuple[UseStands, tuple[str, ...]]]:
        """The same, those that say the same of other places in one: the first, and the words of each place."""
        found: dict[Any, list[UseStands]] = {}
        for one in self.said:
            found.setdefault((one.stand, one.on, one.name, one.how, one.until), []).append(one)
        return [(some[0], tuple(one.words for one in some)) for some in found.values()]

    @property
    def can_be_taken_back(self) -> bool:
        return any(one.stand in (Stand.YES, Stand.CHANGED) for one in self.uses)


@dataclass(frozen=True)
class VoiceStands:
    row: Participant
    quotes: tuple[QuoteStands, ...]
    asks: tuple[Ask, ...]

    @property
    def is_asked(self) -> bool:
        return bool(self.asks)


@dataclass(frozen=True)
class Found:
    """`unspoken`: how many fragments have no voice, so that nobody can be asked for them."""

    page: Page[Any]
    unspoken: int


def voices_page(network: Network, conversation: str = "", stand: str = "", number: str = "") -> Found:
    """Voices with something quotable, newest conversation first; `stand`: those with a quote of which a use stands so.
    A fixed number of queries.
    """
    rows = voices_in(network)
    if conversation.isdigit():
        rows = rows.filter(conversation=int(conversation))
    if stand in set(Stand):
        rows = rows.filter(pk__in=_voices_where(network, stand))
    page: Page[Any] = Paginator(rows, PAGE).get_page(number)
    page.object_list = shown(network, list(page.object_list))
    return Found(page, fragments_in(network).filter(voice=None).count())


def voices_in(network: Network) -> QuerySet[Participant]:
    spoke = fragments_in(network).filter(voice=OuterRef("pk"))
    rows = Participant.objects.filter(Exists(spoke), conversation__network=network)
    return rows.select_related("conversation", "person", "user").order_by(
        "-conversation__held_on", "-conversation", "known_as", "pk"
    )


def _voices_where(network: Network, stand: str) -> set[int]:
    """UNASKED means that no use was asked."""
    voices = dict(fragments_in(network).exclude(voice=None).order_by().values_list("pk", "voice"))
    stands = stands_of(network, None, day_of(network))
    if stand == Stand.UNASKED:
        return {voice for key, voice in voices.items() if set(stands[key].values()) == {Stand.UNASKED}}
    return {voice for key, voice in voices.items() if stand in stands[key].values()}


def voice_at(network: Network, key: int) -> VoiceStands | None:
    row = voices_in(network).filter(pk=key).first()
    return shown(network, [row])[0] if row else None


def shown(network: Network, rows: Collection[Participant]) -> list[VoiceStands]:
    """Six queries, whatever the number of voices."""
    fragments: dict[int, list[Fragment]] = defaultdict(list)
    for one in fragments_in(network).filter(voice__in=rows).order_by("source__position", "source", "start", "pk"):
        fragments[one.voice_id or 0].append(one)
    keys = [one.pk for some in fragments.values() for one in some]
    stands = stands_of(network, keys, day_of(network))
    days = _days(keys)
    asks: dict[int, list[Ask]] = defaultdict(list)
    for ask in Ask.objects.filter(network=network, participant__in=rows):
        asks[ask.participant_id].append(ask)
    return [
        VoiceStands(
            row,
            tuple(_quote(one, stands[one.pk], days) for one in fragments[row.pk]),
            tuple(asks[row.pk]),
        )
        for row in rows
    ]


Days = tuple[Mapping[tuple[int, str], QuoteConsent], Mapping[tuple[int, str], Asked]]


def _days(keys: Collection[int]) -> Days:
    """The last answer and the last question, by fragment and use."""
    answers = {(row.fragment_id, row.use): row for row in QuoteConsent.objects.filter(fragment__in=keys).order_by("pk")}
    asked = Asked.objects.filter(fragment__in=keys).select_related("ask").order_by("pk")
    return answers, {(row.fragment_id, row.use): row for row in asked}


def _quote(fragment: Fragment, stands: Mapping[str, Stand], days: Days) -> QuoteStands:
    uses = tuple(_use(fragment.pk, use, stands[use], days) for use in Use)
    is_gone = Stand.WITHDRAWN in stands.values() and not {Stand.YES, Stand.ASKED} & set(stands.values())
    return QuoteStands(fragment.pk, "" if is_gone else fragment.words, uses, fragment.taken_back_on)


def _use(key: int, use: Use, stand: Stand, days: Days) -> UseStands:
    about = (use.value, str(use.label), stand)
    answers, asked = days
    if stand is Stand.ASKED:
        return UseStands(*about, asked[key, use].ask.asked_on)
    row = answers.get((key, use))
    if row is None:
        return UseStands(*about)
    day = row.withdrawn_on if stand is Stand.WITHDRAWN and row.withdrawn_on else row.given_on
    return UseStands(*about, day, row.name, str(row.get_how_display()), row.until)
