"""From the bytes of a calendar file to its events, each as the few lines that matter, before any library reads them.

Programs write much that breaks a strict reader: alarms, time zones of their own, attachments, lines folded within a
letter. None of that is needed to know when who meets, so it goes first; and so does what a hostile file could hide in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from draagvlak.capabilities.exchange.readers.table import Refused

MOST_BYTES = 10 * 1024 * 1024
MOST_EVENTS = 2000
MOST_LINE = 60_000  # characters of one line, once unfolded: a longer one is dropped
MOST_LINES = 2000  # of one event: more than that are not people
MOST_DEPTH = 8
KEPT = frozenset(
    {
        "UID",
        "RECURRENCE-ID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "LOCATION",
        "DESCRIPTION",
        "STATUS",
        "CLASS",
        "SEQUENCE",
        "RRULE",
        "RDATE",
        "EXDATE",
        "ATTENDEE",
        "ORGANIZER",
    }
)
NAME = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?=[;:])")
FOLDED = re.compile(rb"\r?\n[ \t]")


@dataclass
class Block:
    """The lines of one event, as "NAME;PARAMETERS:value", and whether its calendar says that all of it is cancelled."""

    lines: list[str] = field(default_factory=list)
    is_cancelled: bool = False


def blocks_of(data: bytes) -> list[Block]:
    """Every event of a file, also of several calendars in one. Raises Refused, with nothing stored."""
    if not data:
        raise Refused("empty")
    if len(data) > MOST_BYTES:
        raise Refused("too-large", limit=MOST_BYTES // 1024 // 1024)
    text = text_of(data)
    if "BEGIN:VCALENDAR" not in text.upper():
        raise Refused("not-a-calendar")
    if "\x00" in text:
        raise Refused("calendar-damaged")
    found = list(_blocks(text.splitlines()))
    if not found:
        raise Refused("no-events")
    return found


def text_of(data: bytes) -> str:
    """Lines unfolded before they are read as text, since some programs fold within a letter of two bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FOLDED.sub(b"", data.decode("utf-16", "replace").encode()).decode()
    plain = FOLDED.sub(b"", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        return plain.decode()
    except UnicodeDecodeError:
        return plain.decode("cp1252", "replace")


def _blocks(lines: list[str]) -> Iterator[Block]:
    walk, count = _Walk(), 0
    for line in lines:
        name = NAME.match(line)
        if name is None or len(line) > MOST_LINE:
            continue
        block = walk.take(name[1].upper(), line[name.end() :])
        if block is not None:
            count += 1
            yield block
        if count > MOST_EVENTS:
            raise Refused("too-many-events", limit=MOST_EVENTS)


class _Walk:
    """Where in the file one is: within which components, and in which event."""

    def __init__(self) -> None:
        self.inside: list[str] = []
        self.cancels = False
        self.block: Block | None = None

    def take(self, name: str, rest: str) -> Block | None:
        """One line: its name and what follows. Gives the event that it ends."""
        value = rest[1:].strip().upper()
        if name == "BEGIN":
            self._begin(value)
        elif name == "END":
            return self._end(value)
        elif name == "METHOD" and self.inside == ["VCALENDAR"]:
            self.cancels = value == "CANCEL"
        elif self._is_kept(name):
            self.block.lines.append(name + rest)  # type: ignore[union-attr]
        return None

    def _is_kept(self, name: str) -> bool:
        is_its_own = self.block is not None and self.inside[-1] == "VEVENT"
        return is_its_own and name in KEPT and len(self.block.lines) < MOST_LINES  # type: ignore[union-attr]

    def _begin(self, value: str) -> None:
        self.inside.append(value)
        if len(self.inside) > MOST_DEPTH:
            raise Refused("calendar-damaged")
        if value == "VCALENDAR":
            self.cancels = False
        if value == "VEVENT":
            self.block = Block([], self.cancels)

    def _end(self, value: str) -> Block | None:
        if value in self.inside:
            while self.inside.pop() != value:
                pass
        ended = self.block if value == "VEVENT" else None
        if value == "VEVENT" or "VEVENT" not in self.inside:  # what surrounds an event may end it unfinished
            self.block = None
        return ended
