"""The editions of a note, and what differs between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet

from draagvlak.capabilities.publications.models import AgreementNote, Edition

SAME, GONE, NEW = "same", "gone", "new"
Json = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """A line that is `kind`: in both, only in the first, or only in the second."""

    kind: str
    text: str


@dataclass(frozen=True)
class Compared:
    """A chapter of two editions. `pieces` holds the lines in order, those that went before those that came."""

    title: str
    pieces: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        return any(piece.kind != SAME for piece in self.pieces)


def editions_of(note: AgreementNote) -> QuerySet[Edition]:
    """The newest first, without what they say."""
    return Edition.objects.filter(note=note).defer("content").select_related("made_by")


def edition_at(note: AgreementNote, number: int) -> Edition | None:
    return Edition.objects.filter(note=note, number=number).first()


def compared(first: Json, second: Json) -> list[Compared]:
    """Chapter by chapter, in the order of the second; one that stands in the first only comes last."""
    before = {one["key"]: one for one in first["chapters"]}
    after = {one["key"]: one for one in second["chapters"]}
    keys = [*after, *(key for key in before if key not in after)]
    return [
        Compared((after.get(key) or before[key])["title"], tuple(_pieces(before.get(key), after.get(key))))
        for key in keys
    ]


def _pieces(before: Json | None, after: Json | None) -> Iterator[Piece]:
    old, new = list(_lines(before)), list(_lines(after))
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (Piece(SAME, line) for line in old[a:b])
        else:
            yield from (Piece(GONE, line) for line in old[a:b])
            yield from (Piece(NEW, line) for line in new[c:d])


def _lines(chapter: Json | None) -> Iterator[str]:
    """All that a chapter says, a line at a time: its text, its tables, its objectives."""
    if chapter is None:
        return
    yield from chapter["paragraphs"]
    for table in chapter["tables"]:
        yield from (" · ".join(filter(None, row)) for row in table["rows"])
    for one in chapter["tree"]:
        yield from filter(None, (one["title"], one["text"], *one["fits"]))
        for two in one["operational"]:
            yield from filter(None, (two["title"], two["text"]))
            yield from (" · ".join(filter(None, action.values())) for action in two["actions"])
