"""Who of two sources may be one person: only proposed, with names only where both municipalities show them."""

from dataclasses import dataclass, field

from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.merging.choices import What
from draagvlak.capabilities.merging.models import Decided, Merger
from draagvlak.capabilities.merging.queries.sources import Agreed, Someone, Sources, people_at
from draagvlak.capabilities.network.models import Membership
from draagvlak.capabilities.network.queries.doubles import Row, likely_pairs


@dataclass(frozen=True)
class Pair:
    """Two people of two sources, why they may be one, and what was decided (None: nothing yet)."""

    a: Someone
    b: Someone
    reason: str
    is_same: bool | None


@dataclass(frozen=True)
class Pairs:
    """`hidden`: how many more there may be, of whom a municipality shows no names."""

    shown: list[Pair] = field(default_factory=list)
    hidden: int = 0

    @property
    def open(self) -> int:
        return sum(pair.is_same is None for pair in self.shown)


@dataclass(frozen=True)
class Likely:
    """By pair of keys, the lower first, why they may be one; `of`: by key, the source."""

    why: dict[tuple[int, int], str]
    of: dict[int, Agreed]


def likely_between(sources: Sources) -> Likely:
    """At most two hundred, the surest first, of two sources each. A query for each source."""
    rows: list[Row] = []
    of: dict[int, Agreed] = {}
    for one in sources.here:
        for row in _rows(one):
            if row[0] not in of:
                rows.append(row)
                of[row[0]] = one
    pairs = likely_pairs(rows, lambda a, b: of[a].key != of[b].key)
    return Likely({(min(a, b), max(a, b)): why for why, a, b in pairs}, of)


def pairs_of(merger: Merger, sources: Sources) -> Pairs:
    """The likely ones, undecided first. A query for each source, and a second for those shown."""
    likely = likely_between(sources)
    shown = {pair: why for pair, why in likely.why.items() if all(likely.of[key].shows_names for key in pair)}
    said = decided(merger, What.PERSON)
    people = people_at(sources.here, {key for pair in shown for key in pair})
    told = [Pair(people[a], people[b], why, said.get((str(a), str(b)))) for (a, b), why in shown.items()]
    return Pairs(sorted(told, key=lambda pair: pair.is_same is not None), len(likely.why) - len(shown))


def _rows(source: Agreed) -> list[Row]:
    with inside(source.authority):
        here = Membership.objects.filter(on_day(localdate()), network=source.network, person__objected_on=None)
        columns = ("person_id", "person__name", "person__email", "person__phone")
        return list(here.order_by("person_id").values_list(*columns).iterator(5000))


def decided(merger: Merger, what: What) -> dict[tuple[str, str], bool]:
    rows = Decided.objects.filter(merger=merger, what=what).values_list("a", "b", "is_same")
    return {(a, b): is_same for a, b, is_same in rows}
