"""Meetings that come back: changing one and all that follow, and making more of them as time goes on."""

from datetime import datetime
from typing import Any

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.held import _keep_contact
from draagvlak.capabilities.network.actions.meetings import Said, _ask, _edited, _end, _written
from draagvlak.capabilities.network.models import Attendance, Meeting, Membership, Network, Series
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.meetings import following
from draagvlak.capabilities.network.queries.recurring import (
    AHEAD,
    first_slots,
    from_here,
    moment_of,
    slot_uid,
    slots,
    start_of,
    wall,
)

TEXTS = ("title", "place", "agenda")


def change_following(
    user: User, authority: Authority, network: Network, at: tuple[int, int], said: Said, step: str
) -> list[Meeting]:
    """Give the meeting `at` (key, version) and those of its series that follow what a form says, as far as it says
    something else than before. What was changed of one of them alone stays; all keep who is asked.

    Raises ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "network.write_meetings", authority, network) as note:
        was = Meeting.objects.select_related("series").get(network=network, pk=at[0])
        rest = [one for one in following(was) if one.pk != was.pk]
        series, starts = _moved(was, said, rest, step)
        moved = {"series_id": series.pk} if series else {}
        changed = [_edited(network, *at, said.values() | moved, step)]
        for one in rest:
            values = {part: said.values()[part] for part in TEXTS if getattr(one, part) == getattr(was, part)}
            values |= _times(one, was, said, starts.get(one.pk, wall(one.starts_at))) | moved
            changed.append(_edited(network, one.pk, one.version, values, step))
        for meeting in changed:
            _keep_contact(user, network, meeting)
            note(meeting)
    return changed


def _moved(was: Meeting, said: Said, rest: list[Meeting], step: str) -> tuple[Series | None, dict[int, datetime]]:
    """Where the clock says another time now: a series of its own from here on, and when each of the rest begins (wall).

    Those that had been moved alone keep their time.
    """
    old, here, start = was.series, wall(was.starts_at), wall(said.starts_at)
    if old is None or here == start:
        return None, {}
    begun = wall(old.starts_at)
    rule = from_here(old.rule, begun, here, start)
    fresh = [slot for slot in first_slots(rule, start, len(rest) + 1) if slot > start][: len(rest)]
    last = max([here, *(wall(one.starts_at) for one in rest)])
    regular = set(slots(old.rule, begun, last))
    _end(old, here, step)
    series = Series(authority_id=old.authority_id, network_id=old.network_id, rule=rule, starts_at=said.starts_at)
    series.made_until = moment_of(max([start, *fresh]))
    series._change_reason = step  # type: ignore[attr-defined]
    series.save()
    return series, {one.pk: slot for one, slot in zip(rest, fresh, strict=False) if wall(one.starts_at) in regular}


def _times(one: Meeting, was: Meeting, said: Said, start: datetime) -> dict[str, Any]:
    """When one of the following begins and ends; it lasts as long as the form says, unless it lasted otherwise."""
    lasted, lasts = wall(was.ends_at) - wall(was.starts_at), wall(said.ends_at) - wall(said.starts_at)
    own = wall(one.ends_at) - wall(one.starts_at)
    return {"starts_at": moment_of(start), "ends_at": moment_of(start + (lasts if own == lasted else own))}


def top_up_series(authority: Authority, network: Network) -> int:
    """Make what the series of a network are to have in the next twelve months, and give how many. Nobody does this:
    time does. Each is like the last of its series that was not cancelled, with the same people asked.
    """
    to = wall(start_of(day_of(network))) + AHEAD
    due = [(series, found) for series in Series.objects.filter(network=network) if (found := _due(series, to))]
    if not due:
        return 0
    with acting(None, "network.top_up_series", authority, network) as note:
        for series, starts in due:
            for meeting in _more(network, series, starts):
                note(meeting)
            keep_as_it_is(series)
            series.made_until = moment_of(starts[-1])
            series.save()
            note(series)
    return sum(len(starts) for _series, starts in due)


def _due(series: Series, to: datetime) -> list[datetime]:
    after = wall(series.made_until) if series.made_until else None
    return slots(series.rule, wall(series.starts_at), to, after)


def _more(network: Network, series: Series, starts: list[datetime]) -> list[Meeting]:
    last = Meeting.objects.filter(series=series, is_cancelled=False).order_by("-starts_at", "-pk").first()
    if last is None:
        return []
    last.network, last.series = network, series
    here = Membership.objects.filter(on_day(day_of(network)), network=network).values("person_id")
    asked = Attendance.objects.filter(meeting=last, person__in=here).values_list("person_id", flat=True)
    base = last.uid.rpartition("/")[0]
    if Meeting.objects.filter(network=network, uid__in=[slot_uid(base, start) for start in starts]).exists():
        base = ""  # a meeting that moved, or was cancelled, bears one of them already
    made = _written(last, starts, "", base=base)
    _ask(made, asked)
    return made
