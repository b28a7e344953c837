"""Where people are already: meetings in calendars of any network that this planning did not put there."""

from collections import defaultdict
from datetime import datetime

from django.utils.timezone import get_default_timezone

from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.planning.choices import HOURS, Part
from draagvlak.capabilities.planning.models import Planning, TakenOver


def busy_slots(planning: Planning, people: list[int]) -> dict[int, frozenset[str]]:
    ours = TakenOver.objects.filter(wanted__planning=planning).values("meeting")
    rows = Attendance.objects.filter(
        meeting__starts_at__gte=start_of(planning.since),
        meeting__starts_at__lt=start_of(planning.until.fromordinal(planning.until.toordinal() + 1)),
        meeting__is_cancelled=False,
        person__in=people,
    ).exclude(answer=Presence.EXCUSED)
    found: dict[int, set[str]] = defaultdict(set)
    columns = ("person_id", "meeting__starts_at", "meeting__ends_at")
    for person, starts, ends in rows.exclude(meeting__in=ours).values_list(*columns):
        found[person].update(slots_between(starts, ends))
    return {person: frozenset(slots) for person, slots in found.items()}


def slots_between(starts: datetime, ends: datetime) -> list[str]:
    """The parts of the day on which it begins that a meeting takes something of."""
    begin, end = (moment.astimezone(get_default_timezone()) for moment in (starts, ends))
    until = end.time() if end.date() == begin.date() else max(ends for _begins, ends in HOURS.values())
    touched = [part for part, (since, to) in HOURS.items() if since < until and begin.time() < to]
    return [f"{begin.date().isoformat()}.{part}" for part in touched]


def slot_of(starts: datetime) -> str:
    """The part of a day in which a meeting begins: the last one that has begun by then, or is about to."""
    begin = starts.astimezone(get_default_timezone())
    part = next((part for part, (_since, to) in HOURS.items() if begin.time() < to), Part.EVENING)
    return f"{begin.date().isoformat()}.{part}"
