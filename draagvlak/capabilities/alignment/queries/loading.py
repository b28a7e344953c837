"""How much meetings ask: of organisations, of networks and of people, as counts of five people or more; and of oneself.

What counts: meetings of the last year that went on, for whoever came or was asked and did not say no. Of all, twelve
whole months up to this one, so that what is told does not move with each meeting.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localtime

from draagvlak.analysis.aggregates import table_of
from draagvlak.analysis.meeting_load import Load, Stay, load, pooled, stretches, whole
from draagvlak.basics.months import months_after
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.mapping import alike
from draagvlak.capabilities.alignment.queries.networks import last_day, year_before
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance, Network
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.network.queries.standing import person_of

MONTHS = 12
BANDS = (0.0, 1.0, 2.0, 4.0, 8.0)  # hours a month, from which a band begins


@dataclass(frozen=True)
class Line:
    """Whose load, a month on average: `meetings` and person-hours; `people`: how many, five or more. No name: the
    others together.
    """

    name: str
    people: int
    meetings: float
    hours: float


@dataclass(frozen=True)
class Stretch:
    """A month, or some together: how many meetings, person-hours and people."""

    first: date
    last: date
    meetings: int
    hours: float
    people: int


@dataclass(frozen=True)
class LoadOfAll:
    """`day`: up to and including which the year runs. `bands`: from how many hours a month up to how many (None: no
    end) how many people are called out.
    """

    day: date
    organisations: list[Line] = field(default_factory=list)
    networks: list[Line] = field(default_factory=list)
    months: list[Stretch] = field(default_factory=list)
    bands: list[tuple[float, float | None, int]] = field(default_factory=list)


def load_of_all() -> LoadOfAll:
    """Of the authority in scope, in two queries."""
    networks = list(Network.objects.all())
    first = last_day(networks).replace(day=1)
    rows = list(_rows(start_of(months_after(first, -MONTHS)), start_of(first)).filter(person__objected_on=None))
    stays = [_stay(one) for one in rows]
    called = {str(one.pk): one.name for one in networks}
    names = {alike(name): name for *_rest, name in rows}
    months = _months(stays)
    return LoadOfAll(
        first - timedelta(days=1),
        _lines(load(stays, lambda stay: stay.organisation), names),
        _lines(load(stays, lambda stay: stay.network), called),
        [_stretch(months, *ends) for ends in stretches(months)],
        _bands(load(stays, lambda stay: stay.person)),
    )


@dataclass(frozen=True)
class OwnLoad:
    """Of one person: by network, and by month, newest first. `person`: None where nobody said who the user is."""

    person: Any
    day: date
    networks: list[Line] = field(default_factory=list)
    months: list[Stretch] = field(default_factory=list)


def own_load(user: User) -> OwnLoad:
    """The meetings of `user` in whatever network of the authority in scope. Three queries."""
    networks, person = list(Network.objects.all()), person_of(user)
    day = last_day(networks)
    if person is None:
        return OwnLoad(None, day)
    stays = [_stay(one) for one in _rows(*year_before(day)).filter(person=person)]
    called = {str(one.pk): one.name for one in networks}
    of_networks = {key: whole(months.values()) for key, months in load(stays, lambda stay: stay.network).items()}
    lines = [_line(called[key], found) for key, found in of_networks.items()]
    months = _months(stays)
    return OwnLoad(
        person,
        day,
        sorted(lines, key=lambda one: one.name.casefold()),
        [_stretch(months, month, month) for month in sorted(months, reverse=True)],
    )


def _rows(since: datetime, until: datetime) -> QuerySet[Attendance, Any]:
    rows = Attendance.objects.filter(
        meeting__is_cancelled=False,
        meeting__starts_at__gte=since,
        meeting__starts_at__lt=until,
        answer__in=(Presence.INVITED, Presence.PRESENT),
    )
    parts = ("meeting", "meeting__network", "meeting__starts_at", "meeting__ends_at", "person", "person__organisation")
    return rows.order_by().values_list(*parts)


def _stay(row: Any) -> Stay:
    meeting, network, starts, ends, person, organisation = row
    hours = max(0.0, (ends - starts).total_seconds() / 3600)
    month = f"{localtime(starts):%Y-%m}"
    return Stay(str(person), alike(organisation), str(network), str(meeting), month, hours)


def _months(stays: Iterable[Stay]) -> Mapping[str, Load]:
    return load(stays, lambda stay: "all").get("all", {})


def _lines(found: Mapping[str, Mapping[str, Load]], names: Mapping[str, str]) -> list[Line]:
    """Those that may be told by themselves, by name, and the others together."""
    wholes = {key: whole(months.values()) for key, months in found.items()}
    alone, rest = pooled({key: one.people for key, one in wholes.items()})
    lines = sorted((_line(names[key], wholes[key]) for key in alone), key=lambda one: one.name.casefold())
    return [*lines, _line("", whole(wholes[key] for key in rest))] if rest else lines


def _line(name: str, found: Load) -> Line:
    return Line(name, len(found.people), found.meetings / MONTHS, found.hours / MONTHS)


def _stretch(months: Mapping[str, Load], first: str, last: str) -> Stretch:
    some = whole(one for month, one in months.items() if first <= month <= last)
    start, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return Stretch(start, end, some.meetings, some.hours, len(some.people))


def _bands(found: Mapping[str, Mapping[str, Load]]) -> list[tuple[float, float | None, int]]:
    counted = Counter(_band(whole(months.values()).hours / MONTHS) for months in found.values())
    rows = tuple(str(start) for start in BANDS)
    table = table_of({(str(start), ""): count for start, count in counted.items()}, rows)
    ends = [*BANDS[1:], None]
    told = []
    for number, group in enumerate(table.rows):
        last = ends[BANDS.index(float(group[-1]))]
        told.append((float(group[0]), last, table.of_row(number)))
    return told


def _band(hours: float) -> float:
    return max(start for start in BANDS if hours >= start)
