"""Calendar files (.ics), as Outlook, Google and others write them, by the library `icalendar`: one event at a time.

An event that cannot be read is left out and told; it takes no other with it. What its owner marked as private stays
out, and so does every national register number. Codes of notes (exchange.wording): events-private(count),
events-unreadable(count), rule-unreadable(text), zone-unknown(text), numbers-blanked(count), guests-left-out(count).
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Any
from zoneinfo import available_timezones

from django.utils.timezone import get_default_timezone
from icalendar import Event
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.exchange.readers.calendar_lines import Block, blocks_of
from draagvlak.capabilities.exchange.readers.calendar_rules import Times, UnreadableRule, lasts, times_of, wall_of
from draagvlak.capabilities.exchange.readers.cells import UNWANTED
from draagvlak.capabilities.exchange.readers.table import Note, Refused
from draagvlak.capabilities.network.queries.calendar_rows import LONGEST, Guest, NewCalendar, NewMeeting, NewSeries
from draagvlak.capabilities.network.queries.recurring import slot_uid

MOST_SECONDS = 10
MOST_MEETINGS, MOST_GUESTS = 2000, 300
FIRST, LAST = 1970, 2100  # years in which people meet
ZONE = re.compile(r";TZID=(\"[^\"]*\"|[^;:]*)", re.IGNORECASE)
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError, RecursionError)


@dataclass
class Reading:
    """What was read so far."""

    day: date
    meetings: dict[str, NewMeeting] = field(default_factory=dict)
    series: dict[str, NewSeries] = field(default_factory=dict)
    guests: set[str] = field(default_factory=set)
    told: Counter[str] = field(default_factory=Counter)
    zones: dict[str, None] = field(default_factory=dict)
    rules: dict[str, None] = field(default_factory=dict)

    def notes(self) -> tuple[Note, ...]:
        counted = [Note(code, {"count": count}) for code, count in sorted(self.told.items()) if count]
        named = [Note("rule-unreadable", {"text": text}) for text in list(self.rules)[:5]]
        return (*counted, *named, *(Note("zone-unknown", {"text": text[:60]}) for text in list(self.zones)[:5]))


def read_calendar(data: bytes, day: date) -> tuple[NewCalendar, tuple[Note, ...]]:
    """The meetings of a file as seen from `day`, soonest first, and what is to be known of how it was read.

    Raises Refused, with nothing stored.
    """
    began = time.monotonic()
    reading = Reading(day)
    events: list[tuple[Event, Block]] = []
    for block in blocks_of(data):
        event = _event(block, reading)
        if event is not None:
            events.append((event, block))
    for event, block in sorted(events, key=lambda pair: "RECURRENCE-ID" in pair[0]):  # what replaces comes after
        if time.monotonic() - began > MOST_SECONDS:
            raise Refused("calendar-too-heavy")
        _take(event, block, reading)
        if len(reading.meetings) > MOST_MEETINGS:
            raise Refused("too-many-events", limit=MOST_MEETINGS)
    if not reading.meetings:
        raise Refused("no-events")
    in_order = sorted(reading.meetings.values(), key=lambda one: (one.starts_at, one.uid))
    return NewCalendar(tuple(in_order), reading.series), reading.notes()


def _event(block: Block, reading: Reading) -> Event | None:
    lines = [ZONE.sub(lambda said: _known_zone(said, reading), line, count=1) for line in block.lines]
    try:
        event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    except UNREADABLE:
        reading.told["events-unreadable"] += 1
        return None
    if not isinstance(event, Event) or _text(event, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        reading.told["events-private"] += 1
        return None
    return event


def _take(event: Event, block: Block, reading: Reading) -> None:
    try:
        for meeting in _meetings(event, block.is_cancelled, reading):
            reading.meetings[meeting.uid] = meeting
    except UNREADABLE:
        reading.told["events-unreadable"] += 1


def _meetings(event: Any, is_cancelled: bool, reading: Reading) -> Iterator[NewMeeting]:
    times = _times(event, reading)
    group = _uid(event)
    own = get_default_timezone()
    begins = wall_of(event["DTSTART"].dt, times.zone)
    length = lasts(event, begins, times.zone)
    said: dict[str, Any] = {
        "group": group,
        "title": _cut(event, "SUMMARY", "title", reading) or "Vergadering",
        "place": _cut(event, "LOCATION", "place", reading),
        "agenda": _cut(event, "DESCRIPTION", "agenda", reading, is_long=True),
        "is_cancelled": is_cancelled or _text(event, "STATUS").upper() == "CANCELLED",
        "guests": tuple(_guests(event, reading)),
    }
    starts = [slot.replace(tzinfo=times.zone) for slot in times.slots]
    replaced = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else None
    for start, slot in zip(starts, times.slots, strict=True):
        if not FIRST <= start.year <= LAST:
            raise ValueError("Nobody meets then.")
        put = wall_of(replaced, own) if replaced else wall_of(start, own)
        is_one_of_many = bool(times.rule) or len(starts) > 1 or replaced is not None
        uid = slot_uid(group, put) if is_one_of_many else group
        end = (slot + length).replace(tzinfo=times.zone)
        yield NewMeeting(uid=uid, starts_at=_moment(start), ends_at=max(_moment(end), _moment(start)), **said)
    is_ours = all(wall_of(start, own) == slot for start, slot in zip(starts, times.slots, strict=True))
    if times.is_open and times.rule and starts and is_ours:
        reading.series[group] = NewSeries(times.rule, _moment(begins.replace(tzinfo=own)), _moment(starts[-1]))


def _moment(moment: datetime) -> datetime:
    return moment.astimezone(get_default_timezone())


def _times(event: Event, reading: Reading) -> Times:
    """Of a rule that we cannot read, only the first time."""
    try:
        return times_of(event, reading.day)
    except UnreadableRule:
        reading.rules[_clean(_text(event, "SUMMARY"))[:60] or "Vergadering"] = None
    for name in ("RRULE", "EXDATE", "RDATE"):
        event.pop(name, None)
    return times_of(event, reading.day)


def _uid(event: Event) -> str:
    """As the file says it, so that reading it again is known again; where it says none, what the event is."""
    said = _clean(_text(event, "UID"))
    if said and len(said) <= LONGEST["uid"] - 20:
        return said
    return sha256((said or event.to_ical().decode("utf-8", "replace")).encode()).hexdigest()


def _guests(event: Any, reading: Reading) -> Iterator[Guest]:
    listed = (event.get(name, []) for name in ("ORGANIZER", "ATTENDEE"))
    seen: set[str] = set()
    for someone in list(chain.from_iterable(some if isinstance(some, list) else [some] for some in listed))[
        :MOST_GUESTS
    ]:
        email = str(someone).strip()
        email = email[7:] if email.lower().startswith("mailto:") else email
        email = _clean(email)[:200] if "@" in email else ""
        name = _turned(_clean(str(someone.params.get("CN", "")).strip("\"' "))[:200])
        is_room = str(someone.params.get("CUTYPE", "")).upper() in {"ROOM", "RESOURCE", "GROUP"}
        key = email.casefold() or name.casefold()
        if key in reading.guests or len(reading.guests) < MOST_GUESTS:
            reading.guests.add(key)
        elif key not in seen:
            reading.told["guests-left-out"] += 1
            continue
        if key and key not in seen and not is_room:
            seen.add(key)
            excused = str(someone.params.get("PARTSTAT", "")).upper() == "DECLINED"
            yield Guest("" if "@" in name else without_numbers(name), without_numbers(email), excused)


def _turned(name: str) -> str:
    """ "Peeters, An" as "An Peeters"."""
    last, comma, first = name.partition(", ")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first and first.strip() else name


def _cut(event: Event, name: str, part: str, reading: Reading, is_long: bool = False) -> str:
    text = UNWANTED.sub("", _text(event, name)).strip() if is_long else _clean(_text(event, name))
    text = text[: LONGEST[part]]
    kept = without_numbers(text)
    reading.told["numbers-blanked"] += kept != text
    return kept


def _clean(text: str) -> str:
    return " ".join(UNWANTED.sub("", text).split())


def _text(event: Event, name: str) -> str:
    """Of what stands there several times, the first."""
    said = event.get(name, "")
    return str(said[0] if isinstance(said, list) else said)


def _known_zone(said: re.Match[str], reading: Reading) -> str:
    """The zone under the name that everybody knows; one that nobody knows is read as here."""
    named = said[1].strip('"')
    found = _zone_named(named)
    if found:
        return f";TZID={found}"
    reading.zones[_clean(named)] = None
    return ""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone_named(named: str) -> str:
    """As Windows or the Olson list name it, or with a path before it, as some programs write."""
    parts = named.strip("/").split("/")
    tried = (named, WINDOWS_TO_OLSON.get(named, ""), "/".join(parts[-2:]), "/".join(parts[-3:]))
    return next((one for one in tried if one in _zones()), "")
