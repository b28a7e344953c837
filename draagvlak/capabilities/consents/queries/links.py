"""What a voice sees at their own address: what they are asked, what they answered, and what they can take back."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.models import Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.readers.words import mark_of
from draagvlak.capabilities.conversations.models import Fragment
from draagvlak.capabilities.network.queries import day_of

LAST = F("start").asc(nulls_last=True)  # what has no place, as what was taken back, comes after the rest
MOST_TOKEN = 64  # characters of a token that is looked up at all


@dataclass(frozen=True)
class Question:
    """One use of a quote. `key`: of Asked, None where it is not asked here; `answer`: "" where there is none.
    `name`: as it stands there.
    """

    key: int | None
    use: str
    use_words: str
    place: str
    answer: str = ""
    name: str = ""
    given_on: date | None = None
    until: date | None = None

    @property
    def is_yes(self) -> bool:
        return self.answer not in ("", "no")

    @property
    def where(self) -> str:
        return f"{self.place} ({self.use_words})" if self.place else self.use_words


@dataclass(frozen=True)
class OwnQuote:
    """`words` is "" once taken back. `stands`: something was agreed to that can be taken back; `was_changed`: there are
    other words now than those that were asked for, or agreed to. `taken_back_on`: the last day on which a use was;
    where something still `stands` too, so do the words.
    """

    fragment: int
    words: str
    questions: tuple[Question, ...]
    stands: bool = False
    was_changed: bool = False
    taken_back_on: date | None = None


@dataclass(frozen=True)
class Opened:
    """What a link opens. `is_open`: it can still be answered; `voice`: how this one is known."""

    ask: Ask
    voice: str
    is_open: bool
    quotes: tuple[OwnQuote, ...]

    @property
    def to_answer(self) -> list[OwnQuote]:
        """Those with a question, while answering goes."""
        asked = [one for one in self.quotes if one.words and any(question.key for question in one.questions)]
        return asked if self.is_open else []

    @property
    def to_answer_still(self) -> list[OwnQuote]:
        """Those with a question that has no answer yet."""
        return [one for one in self.to_answer if any(q.key and not q.answer for q in one.questions)]

    @property
    def is_answered(self) -> bool:
        """Everything that can be answered was."""
        return not self.to_answer_still

    @property
    def standing(self) -> list[OwnQuote]:
        return [one for one in self.quotes if one.stands]


def ask_at(token: str) -> Ask | None:
    """None for a token that is unknown or was taken away: all the same. Only its hash is compared, by an index: no time
    tells how near one is. It leads somewhere as long as there is something to take back, also where the conversation
    was removed today and may be brought back.
    """
    rows = Ask._base_manager.exclude(token_hash="").select_related("authority", "network", "participant__conversation")
    return rows.filter(token_hash=hash_of(token[:MOST_TOKEN])).first()


def is_open(ask: Ask) -> bool:
    """Whether it can still be answered."""
    return ask.closed_on is None and ask.until >= day_of(ask.network) and not ask.participant.conversation.gone_on


def opened(ask: Ask) -> Opened:
    """Of an ask of the authority in scope. Three queries."""
    asked: dict[int, list[Asked]] = defaultdict(list)
    answers: dict[int, list[QuoteConsent]] = defaultdict(list)
    for one in Asked.objects.filter(ask=ask).order_by("pk"):
        asked[one.fragment_id].append(one)
    for row in QuoteConsent.objects.filter(participant=ask.participant_id).order_by("pk"):
        answers[row.fragment_id].append(row)
    there = Fragment.objects.filter(pk__in={*asked, *answers}, voice=ask.participant_id)
    rows = [one for one in there.order_by("source", LAST, "pk") if one.gone_on is None or answers[one.pk]]
    shown = [own_quote(one, [] if one.gone_on else asked[one.pk], answers[one.pk]) for one in rows]
    return Opened(ask, ask.participant.known_as, is_open(ask), tuple(one for one in shown if one is not None))


def own_quote(fragment: Fragment, asked: list[Asked], answers: list[QuoteConsent]) -> OwnQuote | None:
    """None where there is nothing to say of it any more."""
    now = {row.use: row for row in answers if row.withdrawn_on is None and row.replaced_on is None}
    stands = any(row.is_yes for row in now.values())
    taken = max((row.withdrawn_on for row in answers if row.withdrawn_on), default=None)
    if not asked and not stands:
        return OwnQuote(fragment.pk, "", (), taken_back_on=taken) if taken else None
    mark = mark_of(fragment.words)
    good = {one.use: one for one in asked if one.words_mark == mark}
    held = {use: row for use, row in now.items() if row.words_mark == mark}
    questions = tuple(
        _question(use, good.get(use), held.get(use))
        for use in Use.values
        if use in good or (use in held and held[use].is_yes)
    )
    was_changed = len(good) < len(asked) or any(row.is_yes and row.words_mark != mark for row in now.values())
    words = fragment.words if questions else ""
    return OwnQuote(fragment.pk, words, questions, stands, was_changed, taken if stands else None)


def _question(use: str, asked: Asked | None, row: QuoteConsent | None) -> Question:
    place = asked.place if asked else row.place if row else ""
    about = (asked.pk if asked else None, use, str(Use(use).label), place)
    return Question(*about) if row is None else Question(*about, row.answer, row.name, row.given_on, row.until)
