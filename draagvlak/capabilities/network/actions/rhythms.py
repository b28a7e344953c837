"""A series that comes back otherwise from one of its meetings on: a series of its own, with another rhythm."""

from datetime import datetime

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.meetings import Said, _ask, _edited, _end, _first, _written
from draagvlak.capabilities.network.actions.series import TEXTS, _times
from draagvlak.capabilities.network.choices import Rhythm
from draagvlak.capabilities.network.models import Attendance, Meeting, Network, Series
from draagvlak.capabilities.network.queries.meetings import following, is_held
from draagvlak.capabilities.network.queries.recurring import from_here, moment_of, slots, wall, with_rhythm


def change_rhythm(
    user: User, authority: Authority, network: Network, at: tuple[int, int], what: tuple[Said, Rhythm], step: str
) -> list[Meeting]:
    """Give the meeting `at` (key, version) what a form says, and let those that follow come back by another rhythm, up
    to the same end (`what`). They move to the moments of that rhythm in their order and keep their UID; those for which
    it has no moment are cancelled, and for moments beyond them meetings are made, with the same people asked. What was
    moved alone keeps its time, and stands for one of those moments.

    Raises ValueError for a meeting that was held, or that comes back by no series; ChangedMeanwhileError, DoesNotExist,
    PermissionDenied.
    """
    said, rhythm = what
    with acting(user, "network.write_meetings", authority, network) as note:
        was = Meeting.objects.select_related("series").get(network=network, pk=at[0])
        if was.series is None or is_held(was, network):
            raise ValueError("Only what is still to come gets another rhythm.")
        if was.version != at[1]:
            raise ChangedMeanwhileError(was)
        rest = [one for one in following(was).filter(is_cancelled=False) if one.pk != was.pk]
        regular = _regular(was.series, rest)
        series, moments = _split(network, was.series, (wall(was.starts_at), said.starts_at), rhythm, step)
        changed = [_edited(network, *at, said.values() | {"series_id": series.pk}, step)]
        for number, one in enumerate(rest):
            values = {part: said.values()[part] for part in TEXTS if getattr(one, part) == getattr(was, part)}
            if number >= len(moments):
                values = {"is_cancelled": True}
            elif one.pk in regular:
                values |= _times(one, was, said, moments[number])
            changed.append(_edited(network, one.pk, one.version, values | {"series_id": series.pk}, step))
        changed += _beyond(changed[0], series, network, moments[len(rest) :], step)
        for meeting in changed:
            note(meeting)
    return changed


def _split(
    network: Network, old: Series, turn: tuple[datetime, datetime], rhythm: Rhythm, step: str
) -> tuple[Series, list[datetime]]:
    """The series from `turn` on: where the old one ends (wall), and the moment at which this begins. And its moments
    (wall) of the coming twelve months, after its first.
    """
    here, start = turn[0], wall(turn[1])
    rule = with_rhythm(from_here(old.rule, wall(old.starts_at), here, start), rhythm, start)
    _end(old, here, step)
    moments = [slot for slot in _first(network, rule, start) if slot > start]
    series = Series(authority_id=old.authority_id, network_id=old.network_id, rule=rule, starts_at=turn[1])
    series.made_until = moment_of(max([start, *moments]))
    series._change_reason = step  # type: ignore[attr-defined]
    series.save()
    return series, moments


def _regular(old: Series, rest: list[Meeting]) -> set[int]:
    """Those that stand where the rule puts them. To be asked before the rule is ended."""
    last = max((wall(one.starts_at) for one in rest), default=wall(old.starts_at))
    moments = set(slots(old.rule, wall(old.starts_at), last))
    return {one.pk for one in rest if wall(one.starts_at) in moments}


def _beyond(like: Meeting, series: Series, network: Network, moments: list[datetime], step: str) -> list[Meeting]:
    """More meetings, at moments (wall) that no meeting of before stands for."""
    if not moments:
        return []
    like.network, like.series = network, series
    made = _written(like, moments, step)
    _ask(made, Attendance.objects.filter(meeting=like).values_list("person_id", flat=True))
    return made
