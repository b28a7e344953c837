"""What the report would say if somebody were not there, or if municipalities became one: changed records, and what
differs. Records themselves are never changed.

Who is left out takes their own ties along; what others did together weighs what it weighed (METHOD §2, *without*).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy

from draagvlak.analysis.anchoring import Anchoring
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Contact, Holders, Records, Support
from draagvlak.analysis.report import Report, make_report
from draagvlak.analysis.ties import HALF_LIFE, Ties, Weighed, meetings_of, network_from, weighed

AWAY = 91  # days: three months
Ids = Collection[str]


@dataclass(frozen=True)
class If:
    """Changed records, the day as of which they are measured, and what contacts weigh on that day."""

    records: Records
    as_of: date
    known: Weighed

    def report(self, half_life: float = HALF_LIFE, draws: int = 0) -> Report:
        return make_report(self.records, self.as_of, half_life, draws, self.known)


def without(records: Records, gone: Ids, as_of: date, half_life: float = HALF_LIFE) -> If:
    """The network as it stands, but for the people `gone` (ids): not in it, nor in any contact, tie or office.

    Ties of others stay as strong as they are: of a meeting of six that one leaves, no stronger one of five is made.
    """
    whole = weighed(records, as_of, half_life)
    left = _less(records, frozenset(gone))
    number = {person.id: n for n, person in enumerate(left.people)}
    places = numpy.array([number.get(person.id, -1) for person in records.people], dtype=numpy.int64)
    ties = _kept(whole.ties, places)
    known = Weighed(meetings_of(left, number, as_of), ties, network_from(left, ties))
    return If(left, as_of, known)


def _less(records: Records, gone: frozenset[str]) -> Records:
    return replace(
        records,
        people=tuple(person for person in records.people if person.id not in gone),
        contacts=tuple(_contact_less(contact, gone) for contact in records.contacts),
        known_ties=tuple(tie for tie in records.known_ties if tie.a not in gone and tie.b not in gone),
        director=None if records.director in gone else records.director,
        refused=frozenset(pair for pair in records.refused if gone.isdisjoint(pair)),
        support=_support_less(records.support, gone),
    )


def _contact_less(contact: Contact, gone: frozenset[str]) -> Contact:
    if gone.isdisjoint(contact.participants):
        return contact
    return replace(contact, participants=tuple(id_ for id_ in contact.participants if id_ not in gone))


def _support_less(support: Support, gone: frozenset[str]) -> Support:
    def less(holders: Holders) -> Holders:
        return {layer: {id_: of for id_, of in found.items() if id_ not in gone} for layer, found in holders.items()}

    places = {place: less(holders) for place, holders in support.places.items()}
    return replace(support, holders=less(support.holders), of_bodies=less(support.of_bodies), places=places)


def _kept(ties: Ties, places: numpy.ndarray) -> Ties:
    """Those whose two people both have a place, by their new numbers; they stay in order."""
    first, second = places[ties.first], places[ties.second]
    both = (first >= 0) & (second >= 0)
    return Ties(first[both], second[both], ties.strengths[both], ties.active[both], ties.happened)


def paused(records: Records, away: Ids, as_of: date, half_life: float = HALF_LIFE, days: int = AWAY) -> If:
    """The network `days` later, when the people `away` (ids) met nobody meanwhile. Their ties fade; everybody else
    meets as often as in as many days before, which stands in for what is planned in that time.
    """
    until, gone = as_of + timedelta(days=days), frozenset(away)
    happened = [c for c in records.contacts if c.on <= as_of]
    later = [c for c in records.contacts if c.on > until]
    repeated = [
        replace(c, on=c.on + timedelta(days=days))
        for c in happened
        if c.on > as_of - timedelta(days=days) and gone.isdisjoint(c.participants)
    ]
    changed = replace(records, contacts=(*happened, *repeated, *later))
    return If(changed, until, weighed(changed, until, half_life))


def merged(records: Records, places: Ids, into: str, as_of: date, half_life: float = HALF_LIFE) -> If:
    """The network when the municipalities `places` are one, `into`: their governance layers become one."""
    gone = frozenset(places)

    def now(place: str) -> str:
        return into if place in gone else place

    changed = replace(
        records,
        people=tuple(replace(one, municipality=now(one.municipality)) for one in records.people),
        spans=tuple(dict.fromkeys(now(place) for place in records.spans)),
        support=replace(records.support, places=_places_as_one(records.support.places, gone, into)),
    )
    return If(changed, as_of, weighed(changed, as_of, half_life))


def _places_as_one(places: Mapping[str, Holders], gone: frozenset[str], into: str) -> dict[str, Holders]:
    found: dict[str, Holders] = {place: holders for place, holders in places.items() if place not in gone}
    together = [*([found[into]] if into in found else []), *(places[place] for place in places if place in gone)]
    if together:
        layers = dict.fromkeys(layer for holders in together for layer in holders)
        found[into] = {
            layer: {id_: of for holders in together for id_, of in holders.get(layer, {}).items()} for layer in layers
        }
    return found


@dataclass(frozen=True)
class Facts:
    """Of a report what two are compared by. `paths`: by known governance layer (with, without the director)."""

    stage: int
    paths: Mapping[str, tuple[int, int]]
    cut_points: Mapping[str, tuple[str, ...]]
    dependence: float | None
    members: Mapping[str, int]
    places: Mapping[str, int]  # stage by municipality


@dataclass(frozen=True)
class LayerDifference:
    """Ways to one layer (with, without the director), None where nobody of it is known; and how many are known."""

    layer: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    members: tuple[int, int]

    @property
    def is_lost(self) -> bool:
        """Whether it was reached, and is no longer: no way leads there, or nobody of it is left."""
        return bool(self.before and self.before[0] and not (self.after and self.after[0]))


@dataclass(frozen=True)
class Difference:
    """Before and after. `new_cut_points` (ids) carry alone what was shared before, `no_cut_points` no longer do."""

    stage: tuple[int, int]
    layers: tuple[LayerDifference, ...]
    dependence: tuple[float | None, float | None]
    new_cut_points: Mapping[str, tuple[str, ...]]
    no_cut_points: tuple[str, ...]
    places: Mapping[str, tuple[int | None, int | None]]

    @property
    def is_none(self) -> bool:
        same = all(layer.before == layer.after for layer in self.layers)
        return same and self.stage[0] == self.stage[1] and not self.new_cut_points and not self.no_cut_points


def facts_of(report: Report) -> Facts:
    found: Anchoring = report.anchoring
    return Facts(
        stage=report.stage,
        paths=found.paths,
        cut_points=found.cut_points,
        dependence=found.director_dependence,
        members={count.layer: count.persons for count in report.layers if count.layer in GOVERNANCE_LAYERS},
        places={place: part.stage for place, part in report.by_municipality.items()},
    )


def difference(before: Facts, after: Facts) -> Difference:
    new = {
        id_: tuple(layer for layer in lost if layer not in before.cut_points.get(id_, ()))
        for id_, lost in after.cut_points.items()
    }
    return Difference(
        stage=(before.stage, after.stage),
        layers=tuple(
            LayerDifference(
                layer,
                before.paths.get(layer),
                after.paths.get(layer),
                (before.members.get(layer, 0), after.members.get(layer, 0)),
            )
            for layer in GOVERNANCE_LAYERS
        ),
        dependence=(before.dependence, after.dependence),
        new_cut_points={id_: layers for id_, layers in new.items() if layers},
        no_cut_points=tuple(id_ for id_ in before.cut_points if id_ not in after.cut_points),
        places={
            place: (before.places.get(place), after.places.get(place))
            for place in dict.fromkeys((*before.places, *after.places))
        },
    )
