"""How far a layer stands behind the network, from dated evidence: levels, what is contested, and when it runs out.

After the stages of commitment in Conner & Patterson (1982), reduced to what can be seen and dated (METHOD §5). A
level is an order, not an amount: "commits" is no three times "informed", so levels are never added up or averaged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

OPPOSES, INFORMED, ENDORSES, COMMITS, ANCHORS = -1, 1, 2, 3, 4
LEVEL_KEYS = {
    None: "unknown",
    OPPOSES: "opposes",
    INFORMED: "informed",
    ENDORSES: "endorses",
    COMMITS: "commits",
    ANCHORS: "anchors",
}
KINDS = {
    "refusal": OPPOSES,
    "cut": OPPOSES,
    "obstacle": OPPOSES,
    "briefing": INFORMED,
    "message": INFORMED,
    "presence": ENDORSES,
    "statement": ENDORSES,
    "hours": COMMITS,
    "budget": COMMITS,
    "mandate": COMMITS,
    "structural_decision": ANCHORS,
    "recurrent_budget": ANCHORS,
    "job_profile": ANCHORS,
}
VALID_DAYS = 365


@dataclass(frozen=True, slots=True)
class Evidence:
    """A dated sign that somebody stands behind the network, or in its way; `kind` is a key of KINDS.

    `until` is the last day it holds, where it says so itself; `id` tells two signs of one kind and day apart.
    """

    on: date
    kind: str
    until: date | None = None
    id: str = ""

    @property
    def level(self) -> int:
        return KINDS[self.kind]

    @property
    def last_day(self) -> date:
        """The last day it holds: its end date, or 365 days after its date."""
        return self.until or _later(self.on, VALID_DAYS)

    def holds_on(self, day: date) -> bool:
        """Not before its date: what is still to come is planned."""
        return self.on <= day <= self.last_day


@dataclass(frozen=True)
class HolderLevel:
    """`level` is None where nothing holds; `stale` where nothing holds any more; `contested` by a newer refusal."""

    level: int | None
    contested: bool = False
    stale: bool = False


@dataclass(frozen=True)
class LayerLevel:
    """The level of one layer on one day.

    `level` is the one shown, the same as `low`: None where half of the office-holders show no level. `high` is what it
    could be if those we know nothing of stood behind it for good. `known`, `unknown`, `opposing` and `stale` count
    office-holders; the stale are unknown too. `shown_by` is the newest evidence of the level, `holding` all
    evidence that holds, `ended` what no longer does, the newest first. The level drops on `drops_on` to `drops_to`
    unless something new is noted; `drops_on` is None where nothing can drop.
    """

    level: int | None
    low: int | None
    high: int | None
    known: int
    unknown: int
    opposing: int
    stale: int
    contested: bool
    shown_by: Evidence | None
    holding: tuple[Evidence, ...]
    ended: tuple[Evidence, ...]
    drops_on: date | None
    drops_to: int | None


def holder_level(evidence: Iterable[Evidence], day: date) -> HolderLevel:
    """What the evidence of one office-holder shows on `day`: the highest positive level of what holds.

    Raises KeyError for a kind that is not in KINDS.
    """
    known = [one for one in evidence if one.on <= day]
    holding = [one for one in known if one.holds_on(day)]
    if not holding:
        return HolderLevel(None, stale=bool(known))
    level = max(one.level for one in holding)
    if level == OPPOSES:
        return HolderLevel(OPPOSES)
    newest = max(one.on for one in holding if one.level == level)
    return HolderLevel(level, contested=any(one.level == OPPOSES and one.on > newest for one in holding))


def layer_level(holders: Mapping[str, Iterable[Evidence]], as_of: date) -> LayerLevel:
    """The level of a layer from the evidence of each of its known office-holders; O(n log n) in pieces of evidence.

    >>> layer_level({"mayor": [Evidence(date(2026, 10, 1), "budget")], "alderman": []}, date(2026, 11, 24)).level
    3
    """
    # What is planned may still not happen, so the day of the next drop does not count on it.
    noted = {holder: [one for one in evidence if one.on <= as_of] for holder, evidence in holders.items()}
    found = [holder_level(evidence, as_of) for evidence in noted.values()]
    levels = [holder.level for holder in found]
    low, high = reached(levels), reached([ANCHORS if level is None else level for level in levels])
    known = sum(level is not None for level in levels)
    every = {one for evidence in noted.values() for one in evidence}
    newest = sorted(every, key=lambda one: (one.on, one.last_day, one.kind, one.id), reverse=True)
    holding = tuple(one for one in newest if one.holds_on(as_of))
    drops_on, drops_to = _next_drop(noted, as_of, low)
    return LayerLevel(
        level=low,
        low=low,
        high=high if known else None,
        known=known,
        unknown=len(levels) - known,
        opposing=levels.count(OPPOSES),
        stale=sum(holder.stale for holder in found),
        contested=any(holder.contested for holder in found),
        shown_by=next((one for one in holding if one.level == low), None),
        holding=holding,
        ended=tuple(one for one in newest if not one.holds_on(as_of)),
        drops_on=drops_on,
        drops_to=drops_to,
    )


def reached(levels: list[int | None]) -> int | None:
    """The highest level at least half of the office-holders reach; None reaches nothing.

    Who stands behind the network is not among those who are in its way: a layer opposes where half of its
    office-holders do, so that a new sign of support never makes it worse.
    """
    half = (len(levels) + 1) // 2
    if not half:
        return None
    for level in (ANCHORS, COMMITS, ENDORSES, INFORMED):
        if sum(one is not None and one >= level for one in levels) >= half:
            return level
    return OPPOSES if levels.count(OPPOSES) >= half else None


def order_of(level: int | None) -> int:
    """For comparing levels: in the way, then unknown, then the positive ones."""
    return 0 if level is None else level


def _next_drop(noted: dict[str, list[Evidence]], day: date, level: int | None) -> tuple[date | None, int | None]:
    ends = {_later(one.last_day, 1) for evidence in noted.values() for one in evidence if one.holds_on(day)}
    for end in sorted(ends - {date.max}):
        then = reached([holder_level(evidence, end).level for evidence in noted.values()])
        if order_of(then) < order_of(level):
            return end, then
    return None, None


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days) if (date.max - day).days >= days else date.max
