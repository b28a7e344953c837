"""When an event of a calendar file takes place: its rule, days left out and added, within bounds that no file moves."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr
from django.utils.timezone import get_default_timezone

BEHIND, AHEAD = relativedelta(years=2), relativedelta(months=12)  # of what comes back, as seen from the network's day
MOST_OFTEN = 400  # times that one event may take place within those bounds
MOST_STEPS = 20_000  # moments of a rule that are looked at: each day of fifty years
CYCLES = 19 * 400  # years
EARLIEST, EARLIEST_DAILY = 1980, 2016  # years in which something that still comes back began
LONGEST_RULE = 200
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PART = re.compile(
    r"FREQ=[A-Z]+|INTERVAL=[1-9]\d{0,3}|COUNT=[1-9]\d{0,8}|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=[A-Z]{2}|"
    r"BYDAY=[+\-0-9A-Z,]{2,60}|BYMONTHDAY=[+\-0-9,]{1,90}|BYMONTH=[0-9,]{1,30}|BYSETPOS=[+\-0-9,]{1,30}"
)


class UnreadableRule(ValueError):  # noqa: N818 it is what the rule was
    """A rule that is broken, or comes back more often than people meet."""


@dataclass(frozen=True)
class Times:
    """When an event takes place, on the clock of its own zone; `rule` in the same, "" where it takes place once."""

    slots: tuple[datetime, ...]
    zone: tzinfo
    rule: str = ""
    is_open: bool = False  # whether the rule alone says what comes after the last slot


def wall_of(value: date | datetime, zone: tzinfo) -> datetime:
    """On the clock of `zone`: a day is its first moment, and a time without a zone is meant there."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time.min)
    return value.astimezone(zone).replace(tzinfo=None) if value.tzinfo else value


def zone_of(value: date | datetime) -> tzinfo:
    """The zone that a moment names. One in UTC was only written so: nobody meets there."""
    named = value.tzinfo if isinstance(value, datetime) else None
    return get_default_timezone() if named is None or str(named) in {"UTC", "UTC+00:00", "Etc/UTC"} else named


def times_of(event: Any, day: date) -> Times:
    """Raises UnreadableRule, and ValueError for a time that cannot be."""
    begins = event["DTSTART"].dt
    zone = zone_of(begins)
    start = wall_of(begins, zone)
    added = {wall_of(value, zone) for value in _listed(event, "RDATE")}
    if "RRULE" not in event:
        return Times(tuple(sorted({start, *added})), zone)
    rule = _rule_of(event, zone)
    left_out = {wall_of(value, zone) for value in _listed(event, "EXDATE")}
    found = _within(rule, start, day)
    slots = tuple(sorted({*found, *added} - left_out))
    last = max(slots, default=start)
    is_open = not added and not any(one > last for one in left_out) and len(rule) <= LONGEST_RULE
    return Times(slots, zone, rule, is_open)


def _within(rule: str, start: datetime, day: date) -> list[datetime]:
    """The moments of a rule from two years before `day` to a year after it."""
    first = max(start, datetime.combine(day - BEHIND, time.min))
    last = datetime.combine(day + AHEAD, time.min)
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    times, until = int(parts.pop("COUNT", MOST_STEPS)), parts.pop("UNTIL", "")
    bound = min(last, datetime.strptime(until, "%Y%m%dT%H%M%S")) if until else last
    if start.year < (EARLIEST_DAILY if parts["FREQ"] == "DAILY" else EARLIEST):
        raise UnreadableRule
    try:
        said = ";".join(f"{name}={value}" for name, value in parts.items())
        rule_read: Any = rrulestr(said, dtstart=_much_later(start))
        walk: Any = rule_read.replace(until=_much_later(bound))
        moments = (slot.replace(year=slot.year - CYCLES) for slot in islice(walk, min(times, MOST_STEPS)))
        found = [slot for slot in moments if slot >= first]
    except (ValueError, TypeError, OverflowError) as error:
        raise UnreadableRule from error
    if len(found) > MOST_OFTEN:
        raise UnreadableRule
    return found


def _much_later(moment: datetime) -> datetime:
    """The same day in a year near 9999, where every rule ends. One that never comes true ("30 February") would be
    walked until then from today on, for a quarter of a minute; and days and weeks repeat each four hundred years.
    """
    return moment.replace(year=moment.year + CYCLES)


def _rule_of(event: Any, zone: tzinfo) -> str:
    """The rule, with the day until which it holds on the clock of `zone`."""
    said = event["RRULE"]
    if isinstance(said, list):
        raise UnreadableRule
    parts = said.to_ical().decode().upper().split(";")
    named = dict(part.split("=", 1) for part in parts if "=" in part)
    if not all(PART.fullmatch(part) for part in parts) or named.get("FREQ") not in FREQUENCIES:
        raise UnreadableRule
    if "UNTIL" in named:
        named["UNTIL"] = _until(named["UNTIL"], zone)
    return ";".join(f"{name}={value}" for name, value in named.items())


def _until(text: str, zone: tzinfo) -> str:
    if len(text) == 8:
        return f"{text}T235959"
    moment = datetime.strptime(text[:15], "%Y%m%dT%H%M%S")
    local = moment.replace(tzinfo=UTC).astimezone(zone) if text.endswith("Z") else moment
    return f"{local:%Y%m%dT%H%M%S}"


def _listed(event: Any, name: str) -> list[date | datetime]:
    """The moments of EXDATE or RDATE, however many lines say them; of a period, where it begins."""
    said = event.get(name, [])
    values = [value.dt for some in (said if isinstance(said, list) else [said]) for value in some.dts]
    return [value[0] if isinstance(value, tuple) else value for value in values]


def lasts(event: Any, start: datetime, zone: tzinfo) -> timedelta:
    """How long an event is said to last: nothing where it says no end, a day where it is all day."""
    if "DTEND" in event:
        return max(wall_of(event["DTEND"].dt, zone) - start, timedelta(0))
    if "DURATION" in event:
        said: timedelta = event["DURATION"].dt
        return max(said, timedelta(0))
    return timedelta(0) if isinstance(event["DTSTART"].dt, datetime) else timedelta(days=1)
