"""What a voice answers: by the link, on paper or aloud; in the last two somebody who works with stories types it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.ending import _end_consent, _end_words
from draagvlak.capabilities.consents.choices import LONGEST_NAME, YES, Answer, How, TakenBackHow
from draagvlak.capabilities.consents.models import STANDS, Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.links import ask_at, is_open
from draagvlak.capabilities.consents.readers.words import mark_of
from draagvlak.capabilities.conversations.models import Participant
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

Who = tuple[User, Authority, Network]


@dataclass(frozen=True)
class Said:
    """An answer to one question. `name`: the other name, where that was chosen; `until`: its last day, None: no end."""

    answer: str
    name: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Noted:
    """How an answer came that somebody types, and on which day."""

    how: str
    given_on: date


class ClosedError(Exception):
    """By this link is answered no more."""


def answer(token: str, said: Mapping[int, Said]) -> int:
    """By whoever has the link; `said` by question (key of Asked). Sent twice is once. Gives how many questions it
    answered: one about words that were changed meanwhile is not among them.

    Raises PermissionDenied where the link leads nowhere, ClosedError, RefusedError (part: the key of the question).
    """
    found = ask_at(token)
    if found is None:
        raise PermissionDenied("consents.answer")
    with inside(found.authority):  # noqa: SIM117 the frame stands by itself, for whoever looks for it
        with acting(None, "consents.answer", found.authority, found.network) as note:
            today, kept = day_of(found.network), _held(found.network, found.pk)
            if not is_open(kept):
                raise ClosedError
            asked = _asked(kept, said)
            rows, changed = _note_all(kept, asked, said, {"how": How.LINK, "given_on": today})
            for row in (kept, *rows, *changed):
                note(row)
    return len(asked)


def note_answers(who: Who, key: int, said: Mapping[int, Said], noted: Noted, step: str) -> list[QuoteConsent]:
    """Of an ask, also one that is closed, what came on paper or aloud. Gives the rows that were made.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    user, authority, network = who
    with acting(user, "consents.write", authority, network, once=step) as note:
        kept = _held(network, key)
        if noted.given_on > day_of(network):
            raise RefusedError("given_on", "not-yet")
        if noted.given_on < kept.participant.conversation.held_on:
            raise RefusedError("given_on", "before-said")
        parts = {"how": noted.how, "given_on": noted.given_on, "noted_by": user}
        rows, changed = _note_all(kept, _asked(kept, said), said, parts)
        for row in (kept, *rows, *changed):
            note(row)
    return rows


def _held(network: Network, key: int) -> Ask:
    """Nobody else answers or takes back for this voice meanwhile."""
    rows = Ask.objects.select_related("participant__conversation").filter(network=network)
    _hold_voice(rows.get(pk=key).participant_id)
    return rows.get(pk=key)


def _hold_voice(key: int) -> Participant:
    return Participant.objects.select_for_update(of=("self",)).get(pk=key)


def _asked(ask: Ask, said: Mapping[int, Said]) -> list[Asked]:
    """The questions that were answered, about the words as they still are, by the voice that is still theirs."""
    rows = ask.asked.select_related("fragment").filter(pk__in=said, fragment__gone_on=None)
    there = [one for one in rows if one.words_mark == mark_of(one.fragment.words)]
    return [one for one in there if one.fragment.voice_id == ask.participant_id]


def _note_all(
    ask: Ask, asked: Iterable[Asked], said: Mapping[int, Said], parts: dict[str, Any]
) -> tuple[list[QuoteConsent], list[Any]]:
    """What was a yes until now and is none any more may be the last one: then the words go too. Gives what was made,
    and the rows in which the words were typed over.
    """
    asked = list(asked)
    agreed = QuoteConsent.objects.filter(STANDS, participant=ask.participant_id, answer__in=YES)
    standing = list(agreed.filter(fragment__in=[one.fragment_id for one in asked]).values_list("pk", flat=True))
    rows = [made for one in asked if (made := _note(ask, one, said[one.pk], parts)) is not None]
    taken = QuoteConsent.objects.filter(pk__in=standing).exclude(withdrawn_on=None) if rows else ()
    return rows, _end_words(list(taken), day_of(ask.network))


def _note(ask: Ask, asked: Asked, said: Said, parts: dict[str, Any]) -> QuoteConsent | None:
    """A yes that becomes no is taken back; another name, or yes after no, stands instead of what was said. None where
    that is what stands already.
    """
    values: dict[str, Any] = {"answer": said.answer, "name": _name(ask, asked, said), "until": said.until}
    values |= {"words_mark": asked.words_mark, "place": asked.place, "parent_agreed": ask.parent_agreed}
    before = QuoteConsent.objects.filter(STANDS, fragment=asked.fragment_id, use=asked.use).first()
    if before is not None:
        is_by_link = parts["how"] == How.LINK and said.answer in YES
        if is_by_link and before.until is not None and before.until >= parts["given_on"]:
            values["until"] = before.until  # a link asks no day: the one that was agreed to holds
        if before.participant_id == ask.participant_id and all(getattr(before, p) == v for p, v in values.items()):
            return None
        if before.is_yes and said.answer not in YES and before.participant_id == ask.participant_id:
            _end_consent(before, max(parts["given_on"], before.given_on), _taken_how(parts["how"]))
        else:
            before.replaced_on = parts["given_on"]
            before.save(update_fields=["replaced_on"])
    whose = {"authority_id": ask.authority_id, "fragment_id": asked.fragment_id, "participant_id": ask.participant_id}
    return QuoteConsent.objects.create(ask=ask, use=asked.use, **whose, **values, **parts)


def _name(ask: Ask, asked: Asked, said: Said) -> str:
    if said.answer == Answer.NAMED:
        return ask.participant.known_as[:LONGEST_NAME]
    if said.answer == Answer.NO:
        return ""
    name = " ".join(said.name.split())
    if not name:
        raise RefusedError(str(asked.pk), "no-name")
    if len(name) > LONGEST_NAME:
        raise RefusedError(str(asked.pk), "long-name")
    refuse_register_numbers({str(asked.pk): name})
    return name


def _taken_how(how: str) -> str:
    return TakenBackHow.LINK if how == How.LINK else TakenBackHow.REQUEST
