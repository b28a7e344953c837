"""Where a story stands on its way to readers: whom it was shown to, what they said, and what is still missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import quotes, withdrawn
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.weaving.choices import LINK_DAYS, REMINDED_DAYS, SILENT_DAYS, Answer
from draagvlak.capabilities.weaving.models import Given, Review, WovenStory
from draagvlak.capabilities.weaving.queries.quoting import Heard, Quoted, quoted_in
from draagvlak.capabilities.weaving.wording.missing import Lack, Missing

Row = TypeVar("Row", Review, Given)


@dataclass(frozen=True)
class LookedOver:
    """A voice, and whether they were asked to look the story over. `counts`: what they said is about these quotes;
    `is_settled`: they said that it is good, or were answered, or the story went on without them (decision
    0126).
    """

    heard: Heard
    review: Review | None
    today: date

    @property
    def counts(self) -> bool:
        return self.review is not None and self.review.counts(self.heard.fragments)

    @property
    def is_settled(self) -> bool:
        row = self.review
        if row is None or not self.counts:
            return False
        return row.answer == Answer.GOOD or bool(row.answer and row.done_with_it) or self.went_on

    @property
    def went_on(self) -> bool:
        return self.review is not None and self.review.went_on(self.heard.fragments)

    @property
    def lack(self) -> Lack | None:
        """What is still to be done about this voice; None once it is settled."""
        if self.is_settled:
            return None
        if self.review is None or not self.counts:
            return Lack.NOT_ASKED
        return Lack.OBJECTS if self.review.answer else Lack.OPEN

    @property
    def waits_until(self) -> date | None:
        """Since which day it may go on without an answer; None where they answered, or were not reminded yet."""
        row = self.review
        if row is None or not self.counts or row.answer or row.until is None:
            return None
        reminded_on = row.until - timedelta(LINK_DAYS)  # the day of the last link
        if reminded_on <= row.on:
            return None
        return max(row.on + timedelta(SILENT_DAYS), reminded_on + timedelta(REMINDED_DAYS))

    @property
    def may_go_on(self) -> bool:
        return not self.went_on and self.waits_until is not None and self.waits_until <= self.today


@dataclass(frozen=True)
class GivenTo:
    """Somebody who took part, and whether they got the story."""

    heard: Heard
    given: Given | None

    @property
    def waits(self) -> bool:
        """Whether they said something of which nobody wrote yet what was done with it."""
        return self.given is not None and bool(self.given.said) and not self.given.done_with_it


@dataclass(frozen=True)
class Steps:
    """`missing`: what lacks before it may be given back, and before it is published for these uses."""

    quoted: Quoted
    voices: tuple[LookedOver, ...]
    given: tuple[GivenTo, ...]
    missing: tuple[Missing, ...]

    @property
    def to_ask(self) -> tuple[LookedOver, ...]:
        return self._lacking(Lack.NOT_ASKED)

    @property
    def to_heed(self) -> tuple[LookedOver, ...]:
        return self._lacking(Lack.OBJECTS)

    @property
    def silent(self) -> tuple[LookedOver, ...]:
        """Those that were waited for long enough."""
        return tuple(one for one in self._lacking(Lack.OPEN) if one.may_go_on)

    @property
    def waited_for(self) -> tuple[LookedOver, ...]:
        return tuple(one for one in self._lacking(Lack.OPEN) if not one.may_go_on)

    @property
    def settled(self) -> tuple[LookedOver, ...]:
        return tuple(one for one in self.voices if one.is_settled)

    @property
    def unsettled(self) -> tuple[LookedOver, ...]:
        return tuple(one for one in self.voices if not one.is_settled)

    @property
    def to_give(self) -> tuple[GivenTo, ...]:
        return tuple(one for one in self.given if one.given is None)

    @property
    def reacted(self) -> tuple[GivenTo, ...]:
        """Those who said something of which nobody wrote yet what was done with it."""
        return tuple(one for one in self.given if one.waits)

    @property
    def got_it(self) -> tuple[GivenTo, ...]:
        return tuple(one for one in self.given if one.given is not None and not one.waits)

    def _lacking(self, lack: Lack) -> tuple[LookedOver, ...]:
        return tuple(one for one in self.voices if one.lack == lack)

    @property
    def before_giving(self) -> tuple[Missing, ...]:
        looked_over = (Lack.TEXT, Lack.GONE, Lack.NOT_ASKED, Lack.OPEN, Lack.OBJECTS)
        return tuple(one for one in self.missing if one.lack in looked_over)


def uses_of(for_public: bool, for_peers: bool) -> tuple[Use, ...]:
    """For what a story asks consent that is read so."""
    return (Use.PAGES, *([Use.PUBLIC] if for_public else []), *([Use.PEERS] if for_peers else []))


def steps_of(network: Network, story: WovenStory, uses: Iterable[Use]) -> Steps:
    """Four queries, and one for each use."""
    quoted, today = quoted_in(network, story.text), day_of(network)
    reviews = {row.participant_id: row for row in Review.objects.filter(story=story)}
    given = {row.participant_id: row for row in Given.objects.filter(story=story)}
    voices = tuple(LookedOver(one, _of(one, reviews), today) for one in quoted.voices)
    got_it = tuple(GivenTo(one, _of(one, given)) for one in quoted.took_part)
    lacks = [*_without_consent(network, quoted.there, uses), *_of_people(voices, got_it)]
    first = [Missing(Lack.TEXT)] if not (story.title.strip() and story.text.strip()) else []
    if quoted.gone:
        first.append(Missing(Lack.GONE, count=len(quoted.gone), fragments=quoted.gone))
    return Steps(quoted, voices, got_it, (*first, *lacks))


def spent_of(network: Network, steps: Steps) -> tuple[int, ...]:
    """Fragments in the text that no longer exist, or whose voice took them back."""
    gone = withdrawn(network, steps.quoted.there, Use.PAGES) if steps.quoted.there else set()
    return (*steps.quoted.gone, *sorted(gone))


def _of(heard: Heard, rows: Mapping[int, Row]) -> Row | None:
    return next((rows[key] for key in sorted(heard.keys) if key in rows), None)


def _without_consent(network: Network, keys: Collection[int], uses: Iterable[Use]) -> Iterator[Missing]:
    day = day_of(network)
    for use in uses:
        said = quotes(network, keys, use, day) if keys else {}
        lacking = tuple(key for key in keys if key not in said)
        if lacking:
            of_use = replace(Missing(Lack.CONSENT), use=use.value, use_words=str(use.label))
            yield replace(of_use, count=len(lacking), fragments=lacking)


def _of_people(voices: Iterable[LookedOver], given: Iterable[GivenTo]) -> Iterator[Missing]:
    found: dict[Lack, list[str]] = {}
    for one in voices:
        if one.lack is not None:
            found.setdefault(one.lack, []).append(one.heard.name)
    for got in given:
        if got.given is None:
            found.setdefault(Lack.NOT_GIVEN, []).append(got.heard.name)
    yield from (Missing(lack, names=tuple(found[lack])) for lack in Lack if lack in found)
