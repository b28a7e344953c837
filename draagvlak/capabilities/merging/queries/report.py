"""Before and after, side by side: each source as it stands, and all of them as one. Nothing of it is kept.

Numbers only, and nobody's name. A count of people below five is not told, nor one from which it would follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.carrying import layer_level
from draagvlak.analysis.crossings import Crossing, crossings
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Records
from draagvlak.analysis.ties import weighed
from draagvlak.analysis.together import Joined, Lost, Part, as_one, lost_with, stood
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.snapshots import support_of
from draagvlak.capabilities.merging.models import Merger
from draagvlak.capabilities.merging.queries.sources import Agreed, Sources, half_life_of, parts_of, same_people
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance

YEAR = timedelta(days=365)
GATHERING = 3  # people: fewer is a conversation
NOT_THERE = (Presence.EXCUSED, Presence.ABSENT)


@dataclass(frozen=True)
class Load:
    """In the year before: `gatherings` of three people and more, how many `times` somebody was there, and the hours of
    all who were asked to meetings that were planned here (0 where none was).
    """

    gatherings: int
    times: int
    hours: float


@dataclass(frozen=True)
class Side:
    """One network. `persons`: None below five. `ways`: by known governance layer, with and without its director; of all
    as one, where nobody directs it yet, the same twice. `levels`: what each layer shows, by evidence that names nobody.
    """

    label: str
    stage: int
    ways: dict[str, tuple[int, int]]
    persons: int | None
    ties: int
    load: Load
    levels: dict[str, int | None]


@dataclass(frozen=True)
class Place:
    """A municipality in all as one: the stage of its own governance layers, and the ways to each."""

    name: str
    stage: int
    ways: dict[str, int]


@dataclass(frozen=True)
class BeforeAfter:
    """`at_most`: that `after.persons` counts some twice, who may be one. `crossings` and `lost` name sources by their
    key as text. `if_as_often`: the load of all as one, with everybody, as often as the source that meets most.
    """

    day: date
    before: list[Side]
    after: Side
    at_most: bool
    places: list[Place]
    crossings: list[Crossing]
    lost: list[Lost]
    if_as_often: Load


def before_and_after(merger: Merger, sources: Sources) -> BeforeAfter:
    """A fixed number of queries for each source."""
    today = localdate()
    parts = parts_of(sources.here, today)
    before = [_side(one, part, today) for one, part in zip(sources.here, parts, strict=True)]
    whole = as_one(parts, same_people(merger))
    known = weighed(whole.records, today, half_life_of(sources))
    homes = {part.key: part.records.spans[0] for part in parts if len(part.records.spans) == 1}
    found = stood(known.network, whole.records.spans)
    places = [
        Place(name, of.stage, {layer: now for layer, (now, _without) in of.ways.items()})
        for name, of in found.places.items()
    ]
    persons, at_most = _persons(before, whole)
    hours = sum(side.load.hours for side in before)
    after = Side(
        merger.name,
        found.stage,
        found.ways,
        persons,
        int(known.ties.active.sum()),
        load_of(whole.records, today, hours),
        {},
    )
    lost = lost_with(whole, known.network, homes)
    across = crossings(known.network, whole.members)
    return BeforeAfter(today, before, after, at_most, places, across, lost, _as_often(before))


def _side(source: Agreed, part: Part, today: date) -> Side:
    with inside(source.authority):
        bodies = support_of(source.network, today).of_bodies
        hours = _hours(source, today)
    known = weighed(part.records, today, source.network.half_life_days)
    found = stood(known.network, part.records.spans)
    persons = len(part.records.people)
    return Side(
        source.label,
        found.stage,
        found.ways,
        persons if persons >= K else None,
        int(known.ties.active.sum()),
        load_of(part.records, today, hours),
        {layer: layer_level(bodies.get(layer, {}), today).level for layer in GOVERNANCE_LAYERS},
    )


def _hours(source: Agreed, today: date) -> float:
    asked = Attendance.objects.filter(meeting__network=source.network, meeting__is_cancelled=False)
    asked = asked.filter(meeting__starts_at__date__gt=today - YEAR, meeting__starts_at__date__lte=today)
    times = asked.exclude(answer__in=NOT_THERE).values_list("meeting__starts_at", "meeting__ends_at")
    return float(sum((ends - begins).total_seconds() for begins, ends in times) / 3600)


def load_of(records: Records, today: date, hours: float) -> Load:
    """What `records` say of the year up to `today`."""
    sizes = [len(set(one.participants)) for one in records.contacts if today - YEAR < one.on <= today]
    met = [size for size in sizes if size >= GATHERING]
    return Load(len(met), sum(met), hours)


def _as_often(before: Sequence[Side]) -> Load:
    """Everybody who now comes to a gathering of their own, at as many as the source has that has most."""
    most = max((side.load.gatherings for side in before), default=0)
    sizes = [side.load.times / side.load.gatherings for side in before if side.load.gatherings]
    times = round(most * sum(sizes))
    now = sum(side.load.times for side in before)
    hours = sum(side.load.hours for side in before)
    return Load(most, times, hours * times / now if now else 0.0)


def _persons(before: Sequence[Side], whole: Joined) -> tuple[int | None, bool]:
    """How many people there are together; from the sum and that, nobody learns that one to four are in two networks."""
    counts = [side.persons for side in before]
    if None in counts:
        return None, False
    total, found = sum(count or 0 for count in counts), len(whole.records.people)
    return (total, True) if 0 < total - found < K else (found, False)
