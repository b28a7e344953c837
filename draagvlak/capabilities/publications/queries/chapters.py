"""A note as its page shows it: each chapter in order, and how far it is."""

from dataclasses import dataclass

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.publications.choices import Chapter
from draagvlak.capabilities.publications.models import AgreementNote, Edition
from draagvlak.capabilities.publications.queries.known import (
    ByFact,
    DueShown,
    Filled,
    deadlines_of,
    filled,
    known_of,
    limit_of,
)
from draagvlak.capabilities.publications.queries.notes import figures_of, texts_of, waiting_in
from draagvlak.capabilities.publications.queries.partners import Composition, composition_of
from draagvlak.capabilities.publications.readers.schemes import Asked, Scheme, scheme_of
from draagvlak.capabilities.publications.wording.chapters import Length, length_of


@dataclass(frozen=True)
class ChapterShown:
    """`title` in the language of the page; `waiting`: comments that nobody dealt with."""

    key: str
    title: str
    asked: Asked
    length: Length
    waiting: int


@dataclass(frozen=True)
class NoteShown:
    note: AgreementNote
    scheme: Scheme
    chapters: tuple[ChapterShown, ...]
    composition: Composition
    deadlines: list[DueShown]
    unknown: list[Filled]
    figures: int
    editions: int


def note_shown(network: Network, note: AgreementNote) -> NoteShown:
    """In a fixed number of queries."""
    scheme = scheme_of(note.scheme)
    known = known_of(network, scheme)
    texts, waiting = texts_of(note), waiting_in(note)
    chapters = tuple(
        shown_chapter(scheme, known, one, texts.get(one.chapter, ""), waiting.get(one.chapter, 0))
        for one in scheme.chapters
    )
    return NoteShown(
        note,
        scheme,
        chapters,
        composition_of(network, scheme, note),
        deadlines_of(network, note, scheme, known),
        filled(scheme, known),
        figures_of(note).count(),
        Edition.objects.filter(note=note).count(),
    )


def shown_chapter(scheme: Scheme, known: ByFact, asked: Asked, text: str, waiting: int = 0) -> ChapterShown:
    length = length_of(text, limit_of(scheme, known, asked.chapter))
    return ChapterShown(asked.chapter, str(Chapter(asked.chapter).label), asked, length, waiting)


def asked_in(scheme: Scheme, chapter: str) -> Asked | None:
    """What the scheme says of a chapter; None where it has no such chapter."""
    return next((one for one in scheme.chapters if one.chapter == chapter), None)
