"""What a calendar file would bring to a network, and which files came before. Writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.timezone import localtime, now

from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.network.choices import CALENDAR
from draagvlak.capabilities.network.models import Batch, Meeting, Network
from draagvlak.capabilities.network.queries.calendar_rows import Guest, NewCalendar, NewMeeting
from draagvlak.capabilities.network.queries.inviting import Candidate, Recognised, recognise_names

AT_ONCE = 400
UNDONE_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Weighed:
    """One event of a file, with all the times at which it takes place, and what reading it in would do."""

    group: str
    title: str
    place: str
    first: datetime
    last: datetime
    is_whole_day: bool
    is_called_off: bool  # all of it, and none of it is here
    new: int
    changed: int
    same: int
    guests: int
    comes_back: bool

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.changed)


def weigh(network: Network, calendar: NewCalendar) -> list[Weighed]:
    """By event, soonest first; a query for each four hundred meetings."""
    there = known_of(network, (one.uid for one in calendar.meetings))
    groups: dict[str, list[NewMeeting]] = {}
    for one in calendar.meetings:
        groups.setdefault(one.group, []).append(one)
    return [_weighed(group, some, there, group in calendar.series) for group, some in groups.items()]


def _weighed(group: str, some: Sequence[NewMeeting], there: dict[str, Meeting], comes_back: bool) -> Weighed:
    new = [one for one in some if one.uid not in there and not one.is_cancelled]
    changed = [one for one in some if one.uid in there and news_of(there[one.uid], one)]
    guests = {guest.email or guest.name for one in some for guest in one.guests}
    return Weighed(
        group,
        some[0].title,
        some[0].place,
        some[0].starts_at,
        some[-1].starts_at,
        _is_whole_day(some[0]),
        all(one.is_cancelled and one.uid not in there for one in some),
        len(new),
        len(changed),
        len(some) - len(new) - len(changed),
        len(guests),
        comes_back or len(some) > 1,
    )


def _is_whole_day(one: NewMeeting) -> bool:
    """From midnight to midnight on the wall clock."""
    begins, ends = localtime(one.starts_at), localtime(one.ends_at)
    return ends > begins and begins.time() == ends.time() == time.min


def known_of(network: Network, uids: Iterable[str]) -> dict[str, Meeting]:
    rows = Meeting.objects.filter(network=network)
    return {one.uid: one for some in chunks(uids, AT_ONCE) for one in rows.filter(uid__in=some)}


def news_of(meeting: Meeting, one: NewMeeting) -> dict[str, Any]:
    """What the file says otherwise. It empties nothing, and what was cancelled here stays so."""
    said = {part: getattr(one, part) for part in ("title", "starts_at", "ends_at", "place", "agenda", "is_cancelled")}
    return {part: value for part, value in said.items() if value and value != getattr(meeting, part)}


def guests_of(calendar: NewCalendar) -> list[Guest]:
    """Everybody whom the file names, once, in order."""
    found: dict[str, Guest] = {}
    for one in calendar.meetings:
        for guest in one.guests:
            found.setdefault(key_of(guest), guest)
    return list(found.values())


def key_of(guest: Guest) -> str:
    return guest.email.casefold() or guest.name.casefold()


def recognise_guests(people: Sequence[Candidate], guests: Sequence[Guest]) -> list[Recognised]:
    return recognise_names(people, [(guest.name or guest.email, guest.email) for guest in guests])


def calendars_brought(network: Network) -> list[Batch]:
    """Those that can still be taken back, newest first; `count` says how many meetings each brought or changed."""
    rows = Batch.objects.filter(network=network, filled__0__0=CALENDAR, created_at__gte=now() - UNDONE_WITHIN)
    found = []
    for batch in rows:
        batch.count = batch.filled[0][3]  # type: ignore[attr-defined]
        if batch.filled[0][3] or len(batch.filled) > 1:
            found.append(batch)
    return found
