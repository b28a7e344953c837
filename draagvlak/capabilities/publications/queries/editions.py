"""The editions of a note, and what differs between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.differences import SAME, Line, differences
from draagvlak.capabilities.publications.models import AgreementNote, Edition

Json = dict[str, Any]


@dataclass(frozen=True)
class Compared:
    """A chapter of two editions, and its lines in order."""

    title: str
    lines: tuple[Line, ...]

    @property
    def differs(self) -> bool:
        return any(line.kind != SAME for line in self.lines)


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
        Compared(
            (after.get(key) or before[key])["title"],
            tuple(differences(list(_lines(before.get(key))), list(_lines(after.get(key))))),
        )
        for key in keys
    ]


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
