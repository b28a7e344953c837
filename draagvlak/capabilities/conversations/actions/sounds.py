"""A sound file beside a conversation, kept in pieces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.conversations import WRITE
from draagvlak.capabilities.conversations.choices import MOST_SOUND, PIECE
from draagvlak.capabilities.conversations.models import Sound, SoundPiece
from draagvlak.capabilities.conversations.queries.seeing import conversations_in, sounds_in
from draagvlak.capabilities.conversations.readers.refused import FileRefusedError
from draagvlak.capabilities.conversations.readers.sounds import sound_kind
from draagvlak.capabilities.conversations.readers.texts import bare_name
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError


@dataclass(frozen=True)
class Recorded:
    """A sound file as it was sent: how many bytes it says it has, and those, some at a time."""

    name: str
    size: int
    chunks: Iterable[bytes]


def attach_sound(
    user: User, authority: Authority, network: Network, conversation: int, sent: Recorded, step: str
) -> Sound:
    """Sent twice, kept once. What is refused leaves nothing behind.

    Raises RefusedError, DoesNotExist, PermissionDenied, and SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        of = conversations_in(network).get(pk=conversation)
        if sent.size > MOST_SOUND:
            raise RefusedError("file", "sound-too-large")
        pieces = _in_pieces(sent.chunks)
        first = next(pieces, b"")
        try:
            kind = sound_kind(first)
        except FileRefusedError as error:
            raise RefusedError("file", "sound-kind" if first else "file-empty") from error
        name = bare_name(sent.name)
        if numbers_in(name):
            raise RefusedError("file", "register-number")
        made = Sound.objects.create(
            authority=authority, conversation=of, kind=kind, name=name, size=0, added_on=day_of(network)
        )
        for number, data in enumerate(chain([first], pieces)):
            made.size += len(data)
            if made.size > MOST_SOUND:
                raise RefusedError("file", "sound-too-large")
            SoundPiece.objects.create(authority=authority, sound=made, number=number, data=data)
        made.save(update_fields=["size"])
        note(made)
    return made


def remove_sound(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Until the night it can be brought back. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = sounds_in(network).select_for_update(of=("self",)).get(pk=key)
        found.gone_on, found.gone_by = day_of(network), step
        found.save(update_fields=["gone_on", "gone_by"])
        note(found)


def _in_pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, PIECE at a time."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)
