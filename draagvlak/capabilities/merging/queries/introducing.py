"""The introductions of a plan, as the partnership may see them and as each municipality may; and which would help."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localdate

from draagvlak.analysis.crossings import Meeting, introductions
from draagvlak.analysis.records import KnownTie
from draagvlak.analysis.ties import network_of
from draagvlak.capabilities.merging.models import Introduction, Merger
from draagvlak.capabilities.merging.queries.doubles import likely_between
from draagvlak.capabilities.merging.queries.sources import Someone, Sources, half_life_of, joined, people_at


@dataclass(frozen=True)
class Introduced:
    """Two people who are to meet, or did."""

    pk: int
    a: Someone
    b: Someone
    done_on: date | None


def introductions_of(merger: Merger, sources: Sources) -> list[Introduced]:
    """Those still to do first; without those of whom one is no longer there. A query for each source, and one."""
    rows = list(Introduction.objects.filter(merger=merger, dropped_on=None))
    people = people_at(sources.here, {key for row in rows for key in (row.a_key, row.b_key)})
    found = [
        Introduced(row.pk, people[row.a_key], people[row.b_key], row.done_on)
        for row in rows
        if row.a_key in people and row.b_key in people
    ]
    return sorted(found, key=lambda one: one.done_on is not None)


def introductions_to_plan(merger: Merger, sources: Sources) -> list[Meeting]:
    """What would let every source hang on to the rest by two bridges, once those that are planned are done. Nobody is
    introduced to who may be the same person.
    """
    whole = joined(merger, sources)
    rows = [(str(one.a_key), str(one.b_key), one.dropped_on) for one in Introduction.objects.filter(merger=merger)]
    became = whole.became
    pairs = [(became[a], became[b], gone) for a, b, gone in rows if a in became and b in became]
    planned = tuple(KnownTie(a, b) for a, b, gone in pairs if gone is None and a != b)
    records = replace(whole.records, known_ties=whole.records.known_ties + planned)
    network = network_of(records, localdate(), half_life_of(sources))
    refused = {frozenset((a, b)) for a, b, _gone in pairs}
    refused |= {frozenset(map(str, pair)) for pair in likely_between(sources).why}
    return introductions(network, whole.members, frozenset(whole.directors.values()), refused)


def introduction_at(merger: Merger, key: int) -> Introduction | None:
    return Introduction.objects.filter(merger=merger, pk=key).first()
