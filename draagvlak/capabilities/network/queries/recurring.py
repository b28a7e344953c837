"""When a meeting comes back, by rules of RFC 5545 (RRULE). Moments of a rule are those of the clock on the wall.

So a meeting at two o'clock stays at two o'clock when summer time begins or ends (decision on series).
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr
from django.utils.timezone import get_default_timezone, make_aware, make_naive

from draagvlak.capabilities.network.choices import Rhythm

AHEAD = relativedelta(months=12)  # how far meetings of a series are made
MOST_TIMES, MOST_YEARS = 100, 6
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = 28  # the last day that every month has


def wall(moment: datetime) -> datetime:
    """What the clock on the wall says at `moment`, without a zone."""
    return make_naive(moment, get_default_timezone())


def moment_of(on_the_wall: datetime) -> datetime:
    """The moment at which the clock on the wall says so: the first one, in the hour that comes twice."""
    return make_aware(on_the_wall, get_default_timezone())


def slot_uid(base: str, slot: datetime) -> str:
    """The UID of what a rule first put at `slot` (wall): it stays, also when the meeting moves."""
    return f"{base}/{slot:%Y%m%dT%H%M%S}"


def start_of(day: date) -> datetime:
    return moment_of(datetime.combine(day, time.min))


def rule_of(rhythm: str, start: datetime, until: date | None = None, times: int | None = None) -> str:
    """The rule of a rhythm that begins at `start` (wall); up to and including `until`, or `times` times.

    >>> rule_of(Rhythm.MONTHLY_WEEKDAY, datetime(2026, 11, 24, 14), times=6)
    'FREQ=MONTHLY;BYDAY=4TU;COUNT=6'
    """
    parts = {
        Rhythm.WEEKLY: "FREQ=WEEKLY",
        Rhythm.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
        Rhythm.MONTHLY_WEEKDAY: f"FREQ=MONTHLY;BYDAY={_nth(start)}{WEEKDAYS[start.weekday()]}",
        Rhythm.MONTHLY_DAY: f"FREQ=MONTHLY;{_day_of_month(start.day)}",
    }
    rule = parts[Rhythm(rhythm)]
    return ended(rule, until=datetime.combine(until, time.max)) if until else ended(rule, times=times)


def _nth(start: datetime) -> int:
    """Which of its weekday in the month: a fifth one is the last, since not every month has five."""
    number = (start.day - 1) // 7 + 1
    return -1 if number == 5 else number


def _day_of_month(day: int) -> str:
    """In a month without that day, its last one."""
    if day <= LAST:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(str(n) for n in range(LAST, day + 1))};BYSETPOS=-1"


def rhythm_of(rule: str) -> Rhythm | None:
    """The rhythm that a rule says; None for one that is richer than ours, out of somebody's calendar."""
    parts = _parts(rule)
    frequency, interval = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1")
    named = {name for name in parts if name not in {"COUNT", "UNTIL", "WKST"}}
    if frequency == "WEEKLY" and not named and interval in {"1", "2"}:
        return Rhythm.WEEKLY if interval == "1" else Rhythm.FORTNIGHTLY
    if frequency == "MONTHLY" and interval == "1" and named == {"BYDAY"} and "," not in parts["BYDAY"]:
        return Rhythm.MONTHLY_WEEKDAY
    if frequency == "MONTHLY" and interval == "1" and named in ({"BYMONTHDAY"}, {"BYMONTHDAY", "BYSETPOS"}):
        return Rhythm.MONTHLY_DAY
    return None


def ended(rule: str, until: datetime | None = None, times: int | None = None) -> str:
    """The same rule with another end: at `until` (wall), after `times`, or none."""
    parts = {name: value for name, value in _parts(rule).items() if name not in {"COUNT", "UNTIL"}}
    if until is not None:
        parts["UNTIL"] = f"{until:%Y%m%dT%H%M%S}"
    elif times is not None:
        parts["COUNT"] = str(times)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def from_here(rule: str, start: datetime, here: datetime, new_start: datetime) -> str:
    """The rule for what comes from `here` on, when that moves to `new_start`: the same rhythm and the same end."""
    rhythm, parts = rhythm_of(rule), _parts(rule)
    moved = rule_of(rhythm, new_start) if rhythm and here.date() != new_start.date() else ended(rule)
    if "COUNT" in parts:
        return ended(moved, times=max(int(parts["COUNT"]) - sum(1 for _ in _walk(rule, start, here, False)), 1))
    if "UNTIL" in parts:
        return ended(moved, until=datetime.combine(date.fromisoformat(parts["UNTIL"][:8]), time.max))
    return moved


def with_rhythm(rule: str, rhythm: Rhythm, start: datetime) -> str:
    """The rule of another rhythm that begins at `start` (wall), up to the same end.

    >>> with_rhythm("FREQ=WEEKLY;COUNT=6", Rhythm.MONTHLY_DAY, datetime(2026, 11, 24, 14))
    'FREQ=MONTHLY;BYMONTHDAY=24;COUNT=6'
    """
    parts = _parts(rule)
    until = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None
    return rule_of(rhythm, start, until, int(parts["COUNT"]) if "COUNT" in parts else None)


def slots(rule: str, start: datetime, to: datetime, after: datetime | None = None) -> list[datetime]:
    """The moments (wall) of a rule that begins at `start`, later than `after` and up to and including `to`."""
    return [slot for slot in _walk(rule, start, to) if after is None or slot > after]


def first_slots(rule: str, start: datetime, count: int) -> list[datetime]:
    return list(islice(_rule(rule, start), count))


def _walk(rule: str, start: datetime, to: datetime, is_within: bool = True) -> Iterator[datetime]:
    for slot in _rule(rule, start):
        if slot > to or (slot == to and not is_within):
            return
        yield slot


def _rule(rule: str, start: datetime) -> rrule:
    found = rrulestr(rule, dtstart=start)
    if not isinstance(found, rrule):
        raise TypeError("A series has one rule.")
    return found


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
