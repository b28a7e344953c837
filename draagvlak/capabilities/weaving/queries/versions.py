"""The versions of a story, and what differs between two of them. They hold references, never words that were said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from draagvlak.basics.differences import SAME, Line, differences
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.models import WovenStory


@dataclass(frozen=True)
class Version:
    """What a story said from `at` on. `is_now`: it says so now; `is_read`: readers read it."""

    number: int
    at: datetime
    title: str
    is_now: bool
    is_read: bool


@dataclass(frozen=True)
class Compared:
    """A part of two versions, and its lines in order."""

    title: str
    lines: tuple[Line, ...]

    @property
    def differs(self) -> bool:
        return any(line.kind != SAME for line in self.lines)


def last_kept(row: WovenStory) -> Any:
    """The newest version that is kept, or None."""
    return WovenStory.history.model.objects.filter(id=row.pk).order_by("-history_id").first()


def version_at(row: WovenStory, number: int) -> Any:
    """What the story said in that version; what it says now is one too, also where it is not kept. None without."""
    if number == row.version:
        return row
    rows = WovenStory.history.model.objects.filter(id=row.pk, version=number)
    return rows.order_by("-history_id").first()


def story_of_step(network: Network, step: str) -> int | None:
    """The key of the story that a step changed; None where it made the story, or is not known."""
    changed = WovenStory.history.model.objects.filter(history_change_reason=step).exclude(history_type="+")
    rows = WovenStory.objects.filter(network=network, pk__in=changed.values("id"))
    return rows.values_list("pk", flat=True).first()


def versions_of(row: WovenStory) -> list[Version]:
    """The newest first; one that says what the one before it said is left out. One query."""
    rows = WovenStory.history.model.objects.filter(id=row.pk).order_by("history_id")
    told = [(one.version, one.history_date, _words(one)) for one in rows]
    if not told or told[-1][0] != row.version:
        told.append((row.version, told[-1][1] if told else None, _words(row)))
    found: list[Version] = []
    before: tuple[str, str, str] | None = None
    read = (row.read_title, row.read_lead, row.read_text) if row.published_on else None
    for number, at, words in told:
        if words != before:
            found.append(Version(number, at, words[0], words == _words(row), words == read))
        before = words
    return found[::-1]


def compared(row: WovenStory, first: int, second: int, names: tuple[str, str, str]) -> list[Compared] | None:
    """Title, lead and text (`names`) of two versions; None where either is not there."""
    one, other = version_at(row, first), version_at(row, second)
    if one is None or other is None:
        return None
    return list(_compared(_words(one), _words(other), names))


def _compared(one: tuple[str, ...], other: tuple[str, ...], names: tuple[str, ...]) -> Iterator[Compared]:
    for name, before, after in zip(names, one, other, strict=True):
        lines = differences(before.splitlines(), after.splitlines())
        yield Compared(name, tuple(line for line in lines if line.text.strip()))


def _words(one: Any) -> tuple[str, str, str]:
    return one.title, one.lead, one.text
