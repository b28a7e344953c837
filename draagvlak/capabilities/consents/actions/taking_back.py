"""Taking back: by the link, by one's own account, or for who says so; one quote or all. Twice is once.

What shows words asks the gate each time, and keeps nothing (queries.quotable). Where nothing stands agreed to any more,
the words go at once from the conversation as well (actions.ending).
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.answering import _hold_voice
from draagvlak.capabilities.consents.actions.ending import _end_consent, _end_words
from draagvlak.capabilities.consents.choices import YES, TakenBackHow
from draagvlak.capabilities.consents.models import STANDS, Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.concerning import voices_of
from draagvlak.capabilities.consents.queries.links import ask_at
from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.conversations.queries.seeing import own_voices
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.queries import day_of

Who = tuple[User, Authority, Network]


def take_back(token: str, fragment: int | None = None) -> int:
    """By whoever has the link, at any time: every use of `fragment`, or of all that this voice agreed to in the
    conversation. Gives how many consents ended. Raises PermissionDenied where the link leads nowhere.
    """
    ask = ask_at(token)
    if ask is None:
        raise PermissionDenied("consents.answer")
    with inside(ask.authority):  # noqa: SIM117 the frame stands by itself, for whoever looks for it
        with acting(None, "consents.answer", ask.authority, ask.network) as note:
            rows = QuoteConsent.objects.filter(participant=_hold_voice(ask.participant_id))
            note(ask)
            some = rows if fragment is None else rows.filter(fragment=fragment)
            ended, changed = _end(some, ask.network, TakenBackHow.LINK)
            for row in (*ended, *changed):
                note(row)
    return len(ended)


def take_back_for(who: Who, participant: int, fragment: int | None = None) -> int:
    """Because the voice asked it. Raises DoesNotExist, PermissionDenied."""
    user, authority, network = who
    with acting(user, "consents.take_back", authority, network) as note:
        voice = Participant.objects.get(conversation__network=network, pk=participant)
        note(voice)
        rows = QuoteConsent.objects.filter(participant=_hold_voice(voice.pk))
        some = rows if fragment is None else rows.filter(fragment=fragment)
        ended, changed = _end(some, network, TakenBackHow.REQUEST)
        for row in (*ended, *changed):
            note(row)
    return len(ended)


def take_back_own(who: Who, fragment: int) -> int:
    """By the voice's own account. Raises Fragment.DoesNotExist where it is not theirs, PermissionDenied."""
    user, authority, network = who
    with acting(user, "consents.take_back_own", authority, network) as note:
        mine = QuoteConsent.objects.filter(
            participant__in=own_voices(user).values("pk"), fragment=fragment, fragment__conversation__network=network
        )
        first = mine.first()
        if first is None:
            raise Fragment.DoesNotExist
        note(first)
        ended, changed = _end(mine, network, TakenBackHow.ACCOUNT)
        for row in (*ended, *changed):
            note(row)
    return len(ended)


def _take_back_of(person: Person, today: date) -> int:
    """Somebody is erased: nothing they agreed to stands any more, and no link to it opens. Called by `privacy`, within
    its own `acting`; before the person goes.
    """
    keys = list(voices_of(person).values_list("pk", flat=True))
    Ask.objects.filter(participant__in=keys).update(token_hash="", closed_on=today)
    rows = QuoteConsent.objects.filter(participant__in=keys)
    rows.update(name="", words_mark="")
    standing = rows.filter(STANDS, answer__in=YES)
    return standing.update(withdrawn_on=today, withdrawn_how=TakenBackHow.REQUEST)


def _end(rows: QuerySet[QuoteConsent], network: Network, how: TakenBackHow) -> tuple[list[QuoteConsent], list[Any]]:
    """What was asked of these quotes and not answered yet is asked no more; and words that nobody may use, go. Gives
    what ended, and the rows in which the words were typed over.
    """
    standing = list(rows.filter(STANDS, answer__in=YES).select_for_update(of=("self",)).order_by("pk"))
    today = day_of(network)
    for row in standing:
        _end_consent(row, max(today, row.given_on), how)
    voices, fragments = {row.participant_id for row in standing}, {row.fragment_id for row in standing}
    Asked.objects.filter(ask__participant__in=voices, fragment__in=fragments).delete()
    return standing, _end_words(standing, today)
