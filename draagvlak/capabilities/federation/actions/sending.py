"""To whom files of ours may go, the files themselves, and the secret addresses where they can be fetched."""

import secrets
from typing import Any

from django.utils.timezone import now

from draagvlak.basics.outliving import note_closed
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import municipality_of
from draagvlak.capabilities.federation.choices.codes import code_of
from draagvlak.capabilities.federation.models import Addressee
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.writers.documents import document_for
from draagvlak.capabilities.federation.writers.signed import signed
from draagvlak.capabilities.network.readers.details import RefusedError

TOKEN_BYTES = 24  # 192 bits


def add_addressee(user: User, authority: Authority, told: tuple[str, str, str], once: str) -> Addressee:
    """`told`: the code that they gave, their name, and the NIS code of their municipality or "".

    Raises RefusedError for a code that is none, is our own or is there already, PermissionDenied, SentBeforeError.
    """
    code, name, nis = code_of(told[0]), told[1].strip(), told[2]
    with acting(user, "federation.send", authority, once=once) as note:
        if not code:
            raise RefusedError("code", "no-code")
        if code == own(authority).code:
            raise RefusedError("code", "own-code")
        if Addressee.objects.filter(authority=authority, code=code).exists():
            raise RefusedError("code", "there-already")
        place = municipality_of(nis)
        name = name or (place.name if place else "")
        if not name:
            raise RefusedError("name", "no-name")
        made = Addressee.objects.create(authority=authority, code=code, name=name, municipality=place)
        note(made)
    return made


def remove_addressee(user: User, authority: Authority, key: int) -> None:
    """Their address leads nowhere from now on. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "federation.send", authority) as note:
        found = Addressee.objects.get(authority=authority, pk=key)
        note(found)
        note_closed(authority.pk, found.feed_hash)
        found.delete()


def make_file(user: User, authority: Authority, key: int, body: dict[str, Any]) -> bytes:
    """The signed file for an addressee; `body` as the schema says, what is shared with them today.

    Raises RefusedFileError where it can't be made, DoesNotExist, PermissionDenied.
    """
    with acting(user, "federation.send", authority) as note:
        found = Addressee.objects.select_for_update(of=("self",)).get(authority=authority, pk=key)
        document = document_for(found, own(authority).code, body, now())
        content = signed(document)
        found.last_sequence = document["sequence"]
        found.save(update_fields=["last_sequence"])
        note(found)
    return content


def make_feed(user: User, authority: Authority, key: int, once: str) -> tuple[Addressee, str]:
    """A new secret for the address of an addressee, which is kept nowhere; an older one leads nowhere from now on.

    Raises DoesNotExist, PermissionDenied and SentBeforeError.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with acting(user, "federation.send", authority, once=once) as note:
        found = Addressee.objects.select_for_update(of=("self",)).get(authority=authority, pk=key)
        note_closed(authority.pk, found.feed_hash)
        found.feed_hash, found.feed_made_at = hash_of(token), now()
        found.save(update_fields=["feed_hash", "feed_made_at"])
        note(found)
    return found, token


def revoke_feed(user: User, authority: Authority, key: int) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, "federation.send", authority) as note:
        found = Addressee.objects.get(authority=authority, pk=key)
        Addressee.objects.filter(pk=found.pk).update(feed_hash="", feed_made_at=None)
        note_closed(authority.pk, found.feed_hash)
        note(found)
