"""A booklet as somebody reads it at one moment: every word in it may stand there on that day. Never stored."""

from dataclasses import dataclass, replace
from datetime import date

from draagvlak.capabilities.weaving.wording.blocks import Spans


@dataclass(frozen=True)
class Part:
    """A "heading" (of `level` 1 or 2), a "paragraph", a "list" (its `items`), a "quote" (`words`, a line each, and the
    `name` of who said it as agreed, "" for none), or "gone", where a voice was withdrawn.
    """

    kind: str
    spans: Spans = ()
    items: tuple[Spans, ...] = ()
    words: str = ""
    name: str = ""
    level: int = 0
    is_numbered: bool = False


@dataclass(frozen=True)
class Reference:
    """To another story: of this booklet (`booklet` is 0), or of another one of the network, by the key of both.

    `common`: the themes for which it is named, none where it was linked. `page` of that other booklet is known once
    that was laid out in the same format; 0 until then, and in what has no pages.
    """

    story: int
    title: str
    common: tuple[str, ...] = ()
    booklet: int = 0
    booklet_title: str = ""
    page: int = 0


@dataclass(frozen=True)
class Chapter:
    """A story where it stands in a booklet. `themes`: their names."""

    key: int
    title: str
    lead: str
    parts: tuple[Part, ...]
    themes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Source:
    """A conversation in which words of a booklet were said. `kind`: of conversations.choices."""

    held_on: date
    kind: str
    question: str


@dataclass(frozen=True)
class Bound:
    """`voices`: names as agreed. `layers`: those of which voices speak, of nobody in particular
    ("director" for who spoke among directors). `withdrawn`: how many
    voices took words back since the booklet was made.
    """

    key: int
    title: str
    line: str
    authority: str
    network: str
    foreword: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    voices: tuple[str, ...]
    layers: tuple[str, ...]
    sources: tuple[Source, ...]
    withdrawn: int
    made_on: date

    def with_pages(self, pages: dict[tuple[int, int], int]) -> "Bound":
        """The same, its references told on which page of another booklet a story begins: by both keys."""
        return replace(self, chapters=tuple(_with_pages(one, pages) for one in self.chapters))


def _with_pages(chapter: Chapter, pages: dict[tuple[int, int], int]) -> Chapter:
    told = (replace(one, page=pages.get((one.booklet, one.story), 0)) for one in chapter.references)
    return replace(chapter, references=tuple(told))
