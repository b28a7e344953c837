"""Asking a voice for some of their words: the address by which they answer, a new one, and one that is closed.

Of an address only the hash is kept; who makes it gets it once.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from draagvlak.basics.outliving import note_closed
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.choices import DAYS_TO_ANSWER, YES
from draagvlak.capabilities.consents.models import STANDS, Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.readers.words import mark_of
from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

TOKEN_BYTES = 16  # 128 bits, short enough to type over from paper
MOST_ASKED = 40  # questions of one ask: nobody answers more at once
Who = tuple[User, Authority, Network]


@dataclass(frozen=True)
class Wish:
    """One use of one fragment (key), and exactly where the words will stand."""

    fragment: int
    use: str
    place: str = ""


@dataclass(frozen=True)
class Asking:
    """What a form says. `parent_agreed`: noted for a minor; `again`: also what was refused or taken back before."""

    wishes: Sequence[Wish]
    parent_agreed: bool = False
    again: bool = False


def ask(who: Who, participant: int, asking: Asking, step: str) -> tuple[Ask, str]:
    """Gives the row, and the secret of its address. What stands agreed to already is not asked again.

    Raises RefusedError, DoesNotExist where the voice or a fragment of theirs is not there, PermissionDenied,
    SentBeforeError.
    """
    user, authority, network = who
    token, today = secrets.token_hex(TOKEN_BYTES), day_of(network)
    with acting(user, "consents.write", authority, network, once=step) as note:
        voices = Participant.objects.filter(conversation__network=network, conversation__gone_on=None)
        voice = voices.select_for_update(of=("self",)).get(pk=participant)
        fragments = _fragments(voice, {wish.fragment for wish in asking.wishes})
        _refuse(voice, asking)
        made = Ask.objects.create(authority=authority, network=network, participant=voice, by=user,
                                  parent_agreed=asking.parent_agreed, **_of_token(token, today))  # fmt: skip
        Asked.objects.bulk_create(_asked(made, wish, fragments[wish.fragment]) for wish in asking.wishes)
        note(made)
    return made, token


def renew(who: Who, key: int, is_lost: bool, step: str) -> tuple[Ask, str]:
    """A new address for what an ask still waits for; by the old one is answered no more. Taking back still goes by it,
    unless it came into wrong hands (`is_lost`): then it opens nothing. Raises as `ask`.
    """
    user, authority, network = who
    token, today = secrets.token_hex(TOKEN_BYTES), day_of(network)
    with acting(user, "consents.write", authority, network, once=step) as note:
        old = Ask.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        made = Ask.objects.create(authority=authority, network=network, participant_id=old.participant_id, by=user,
                                  parent_agreed=old.parent_agreed, **_of_token(token, today))  # fmt: skip
        answered = set(QuoteConsent.objects.filter(ask=old).values_list("fragment", "use"))
        waiting = [one for one in old.asked.select_related("fragment") if (one.fragment_id, one.use) not in answered]
        Asked.objects.bulk_create(_asked(made, Wish(one.fragment_id, one.use, one.place), one.fragment)
                                  for one in waiting if _is_there(one.fragment))  # fmt: skip
        old.closed_on = old.closed_on or today
        if is_lost:
            note_closed(authority.pk, old.token_hash)
            old.token_hash = ""
        old.save(update_fields=["closed_on", "token_hash"])
        note(made)
        note(old)
    return made, token


def close(who: Who, key: int) -> None:
    """Nothing is answered by it any more; what was agreed to stays, and can be taken back by it. Raises DoesNotExist,
    PermissionDenied.
    """
    user, authority, network = who
    with acting(user, "consents.write", authority, network) as note:
        found = Ask.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        found.closed_on = found.closed_on or day_of(network)
        found.save(update_fields=["closed_on"])
        note(found)


def reopen(who: Who, key: int) -> None:
    """The way back of `close`. Raises DoesNotExist, PermissionDenied."""
    user, authority, network = who
    with acting(user, "consents.write", authority, network) as note:
        found = Ask.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        found.closed_on = None
        found.save(update_fields=["closed_on"])
        note(found)


def note_sent(who: Who, key: int) -> None:
    """That its mail went today. Raises DoesNotExist, PermissionDenied."""
    user, authority, network = who
    with acting(user, "consents.write", authority, network) as note:
        found = Ask.objects.get(network=network, pk=key)
        Ask.objects.filter(pk=key).update(sent_on=day_of(network))
        note(found)


def _of_token(token: str, today: date) -> dict[str, object]:
    return {"token_hash": hash_of(token), "asked_on": today, "until": today + timedelta(days=DAYS_TO_ANSWER)}


def _fragments(voice: Participant, keys: Collection[int]) -> dict[int, Fragment]:
    rows = Fragment.objects.filter(voice=voice, gone_on=None, pk__in=keys).exclude(words="")
    found = {row.pk: row for row in rows}
    if len(found) != len(keys):
        raise Fragment.DoesNotExist
    return found


def _refuse(voice: Participant, asking: Asking) -> None:
    if not asking.wishes:
        raise RefusedError("wishes", "nothing")
    if len(asking.wishes) > MOST_ASKED:
        raise RefusedError("wishes", "too-many")
    if voice.is_minor and not asking.parent_agreed:
        raise RefusedError("parent_agreed", "parent-consent")
    refuse_register_numbers({f"place{n}": wish.place for n, wish in enumerate(asking.wishes)})
    wanted = {(wish.fragment, wish.use) for wish in asking.wishes}
    before = QuoteConsent.objects.filter(fragment__in={key for key, _use in wanted}, participant=voice)
    said_no = before.exclude(answer__in=YES).filter(STANDS) | before.exclude(withdrawn_on=None)
    if not asking.again and wanted & set(said_no.values_list("fragment", "use")):
        raise RefusedError("again", "said-no")


def _asked(ask: Ask, wish: Wish, fragment: Fragment) -> Asked:
    parts = {"use": wish.use, "place": wish.place.strip(), "words_mark": mark_of(fragment.words)}
    return Asked(authority_id=ask.authority_id, ask=ask, fragment=fragment, **parts)


def _is_there(fragment: Fragment) -> bool:
    return bool(fragment.words) and fragment.gone_on is None
