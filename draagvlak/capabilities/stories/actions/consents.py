"""That who told a story agrees to a use of it, and takes that back: through the director, or alone, by a link."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.basics.outliving import TAKEN_BACK, note_closed, write_down
from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.stories.models import Consent, Story
from draagvlak.capabilities.stories.queries.withdrawing import own_consent

STORY = "story"  # in the ledger
TOKEN_BYTES = 16  # 128 bits, short enough to type over from paper


def note_consent(
    user: User, authority: Authority, network: Network, story: int, said: tuple[str, str, date], step: str
) -> tuple[Consent, str]:
    """`said`: for which use, how and when. Gives the row, and the secret of the address at which it is taken back,
    which is kept nowhere. Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    token = secrets.token_hex(TOKEN_BYTES)
    with acting(user, "stories.write", authority, network, once=step) as note:
        of = Story.objects.select_for_update(of=("self",)).get(network=network, pk=story)
        use, how, given_on = said
        if not of.text:
            raise RefusedError("", "words-gone")
        if given_on > day_of(network):
            raise RefusedError("given_on", "not-yet")
        if given_on < of.told_on:
            raise RefusedError("given_on", "before-told")
        if Consent.objects.filter(story=of, use=use, withdrawn_on=None).exists():
            raise RefusedError("use", "agreed-already")
        parts = {"use": use, "how": how, "given_on": given_on, "token_hash": hash_of(token)}
        made = Consent.objects.create(authority=authority, story=of, noted_by=user, **parts)
        note(made)
    return made, token


def withdraw_consent(user: User, authority: Authority, network: Network, key: int) -> Consent:
    """The words stand nowhere any more where they stood by it. Twice is once. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "stories.write", authority, network) as note:
        found = Consent.objects.select_for_update(of=("self",)).get(story__network=network, pk=key)
        _withdraw(found, day_of(network))
        note(found)
    return found


def renew_link(user: User, authority: Authority, network: Network, key: int) -> str:
    """The secret of a new address to take the consent back at; the old one leads nowhere any more.

    Raises DoesNotExist, also for one that was taken back, and PermissionDenied.
    """
    token = secrets.token_hex(TOKEN_BYTES)
    with acting(user, "stories.write", authority, network) as note:
        rows = Consent.objects.select_for_update(of=("self",)).filter(story__network=network, withdrawn_on=None)
        found = rows.get(pk=key)
        note_closed(authority.pk, found.token_hash)
        found.token_hash = hash_of(token)
        found.save(update_fields=["token_hash"])
        note(found)
    return token


def withdraw_own(token: str) -> None:
    """By whoever has the link. Twice is once. Raises PermissionDenied where it leads nowhere."""
    own = own_consent(token)
    if own is None:
        raise PermissionDenied("stories.withdraw_own")
    with inside(own.authority):
        rows = Consent.objects.select_related("story__network")
        network = rows.get(token_hash=hash_of(token)).story.network
        with acting(None, "stories.withdraw_own", own.authority, network) as note:
            found = Consent.objects.select_for_update(of=("self",)).get(token_hash=hash_of(token))
            _withdraw(found, localdate())
            note(found)


def _withdraw(found: Consent, day: date) -> None:
    if found.withdrawn_on is None:
        found.withdrawn_on = max(day, found.given_on)
        found.save(update_fields=["withdrawn_on"])
        said = {"what": STORY, "authority": found.authority_id, "story": found.story_id, "use": found.use}
        write_down(TAKEN_BACK, said | {"day": str(found.withdrawn_on)})


def withdraw_again(said: Mapping[str, Any]) -> list[Consent]:
    """After a backup was put back: a line of the ledger. Called by `privacy`, within its own `acting`."""
    day = date.fromisoformat(said["day"])
    rows = Consent.objects.filter(story=said["story"], use=said["use"], withdrawn_on=None, given_on__lte=day)
    found = list(rows.select_for_update(of=("self",)))
    rows.filter(pk__in=[row.pk for row in found]).update(withdrawn_on=day)
    return found
