"""A text with what was marked in it, and the bytes of a sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.conversations.choices import PIECE
from draagvlak.capabilities.conversations.models import Sound, SoundPiece, Source
from draagvlak.capabilities.conversations.queries.fragments import FragmentShown, shown
from draagvlak.capabilities.conversations.queries.seeing import fragments_in, sounds_in, sources_in
from draagvlak.capabilities.network.models import Network


@dataclass(frozen=True)
class Stretch:
    """A piece of a text, and the keys of the fragments that it is part of, in their order. `begins`: those of which it
    is the first piece.
    """

    text: str
    fragments: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True)
class SourceRead:
    """`stretches`: the whole text, in order. `lost`: fragments of it that have no place in it any more."""

    row: Source
    stretches: list[Stretch]
    marked: list[FragmentShown]
    lost: list[FragmentShown]


def source_at(network: Network, conversation: int, key: int) -> Source | None:
    rows = sources_in(network).select_related("conversation")
    return rows.filter(conversation=conversation, pk=key).first()


def source_read(network: Network, row: Source) -> SourceRead:
    """A fragment of which the text does not say the words at its place is shown nowhere in it."""
    found = shown(fragments_in(network).filter(source=row))
    marked = [one for one in found if one.start is not None and row.text[one.start : one.end] == one.words]
    lost = [one for one in found if one not in marked]
    return SourceRead(row, stretches_of(row.text, marked), marked, lost)


def stretches_of(text: str, marked: Sequence[FragmentShown]) -> list[Stretch]:
    """The text cut wherever a fragment begins or ends: they may lie in each other."""
    cuts = {0, len(text)} | {place for one in marked for place in (one.start or 0, one.end or 0)}
    ordered = sorted(cuts)
    begin: dict[int, list[FragmentShown]] = {}
    for one in sorted(marked, key=lambda one: (one.start or 0, -(one.end or 0), one.key)):
        begin.setdefault(one.start or 0, []).append(one)
    found: list[Stretch] = []
    open_now: list[FragmentShown] = []
    for start, end in pairwise(ordered):
        open_now = [one for one in open_now if (one.end or 0) > start] + begin.get(start, [])
        begins = tuple(one.key for one in begin.get(start, []))
        found.append(Stretch(text[start:end], tuple(one.key for one in open_now), begins))
    return found


def sounds_of(conversation: int, network: Network) -> list[Sound]:
    return list(sounds_in(network).filter(conversation=conversation))


def sound_at(network: Network, conversation: int, key: int) -> Sound | None:
    return sounds_in(network).select_related("authority").filter(conversation=conversation, pk=key).first()


def sound_bytes(sound: Sound, start: int, end: int) -> Iterator[bytes]:
    """The bytes from `start` up to `end`, a piece at a time; also once the page was answered."""
    for number in range(start // PIECE, -(-end // PIECE)):
        with inside(sound.authority):
            data = bytes(SoundPiece.objects.values_list("data", flat=True).get(sound=sound, number=number))
        at = number * PIECE
        yield data[max(start - at, 0) : end - at]
