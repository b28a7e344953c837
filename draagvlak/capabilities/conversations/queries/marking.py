"""What a form to mark a fragment begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from draagvlak.capabilities.conversations.models import Conversation, Participant, Source
from draagvlak.capabilities.conversations.queries.seeing import fragments_in
from draagvlak.capabilities.conversations.readers.speaking import meant_by, said_from, speaker_of
from draagvlak.capabilities.conversations.readers.texts import paragraphs_of
from draagvlak.capabilities.network.models import Network

PAGE, SHOWN = 40, 160  # paragraphs to choose from at once; letters of each


@dataclass(frozen=True)
class Paragraph:
    start: int
    end: int
    text: str


def pointed_at(source: Source, voices: Sequence[Participant], start: str, end: str) -> dict[str, Any]:
    """The words at a place, without the name that their line begins with, and who says them by that name where they
    take part; no words where that is no place.
    """
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        return {"words": ""}
    last = min(int(end), len(source.text))
    place = said_from(source.text, min(int(start), last), last), last
    text = source.text[slice(*place)]
    words = text.strip()
    if not words:
        return {"words": ""}
    begins = place[0] + len(text) - len(text.lstrip())
    found = meant_by(speaker_of(source.text, begins), [one.known_as for one in voices])
    voice = "" if found is None else str(voices[found].pk)
    return {"words": words, "start": begins, "end": begins + len(words), "voice": voice}


def paragraphs_page(source: Source, number: str | None) -> Page[Any]:
    """Lines with words, as `Paragraph`."""
    page: Page[Any] = Paginator(paragraphs_of(source.text), PAGE).get_page(number)
    page.object_list = [
        Paragraph(start, end, source.text[start : min(end, start + SHOWN)] + ("…" if end > start + SHOWN else ""))
        for start, end in page.object_list
    ]
    return page


def conversation_of(network: Network, fragment: int) -> Conversation:
    """Raises DoesNotExist."""
    return fragments_in(network).select_related("conversation").get(pk=fragment).conversation
