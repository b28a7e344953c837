"""Meetings as iCalendar (RFC 5545), by the library `icalendar`: title, place, time, and nothing of anybody; of what is
open to all also what is told of it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import NamedTuple

from django.utils.timezone import get_default_timezone
from icalendar import Calendar, Component, Event, Timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"
ZONE = "Europe/Brussels"
# The library's own table of this zone puts each change an hour late; the rule of the Union says it in a few lines.
VTIMEZONE = f"""BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


class Told(NamedTuple):
    """What is told of a meeting. Moments have a zone; `changed_at` is when it last became what it is."""

    key: int
    uid: str
    sequence: int
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool
    changed_at: datetime
    text: str = ""


def as_calendar(name: str, meetings: Iterable[Told], address_of: Callable[[int], str]) -> bytes:
    """A calendar called `name`; `address_of` gives the page of a meeting by its key, where one signs in first."""
    calendar = Calendar()
    calendar.add("prodid", "-//Draagvlak//Vergaderingen//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(Timezone.from_ical(VTIMEZONE))
    for told in meetings:
        calendar.add_component(_event(told, address_of(told.key)))
    return bytes(calendar.to_ical())


def _event(told: Told, address: str) -> Component:
    event = Event()
    event.add("uid", told.uid)
    event.add("dtstamp", told.changed_at)
    event.add("last-modified", told.changed_at)
    event.add("sequence", told.sequence)
    starts, ends = (moment.astimezone(get_default_timezone()) for moment in (told.starts_at, told.ends_at))
    is_whole_day = starts.time() == ends.time() == time.min and ends > starts
    event.add("dtstart", starts.date() if is_whole_day else starts)
    if ends > starts:
        event.add("dtend", ends.date() if is_whole_day else ends)
    event.add("summary", told.title)
    if told.place:
        event.add("location", told.place)
    if told.text:
        event.add("description", told.text)
    event.add("status", "CANCELLED" if told.is_cancelled else "CONFIRMED")
    event.add("url", address)
    return event
