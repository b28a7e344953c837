"""The organisations of all sources: which are one, which may be, and which only have the same name.

One enterprise number is one organisation. One name is not: a library, a welfare service or a local branch is called the
same in every municipality. So that is asked, and until somebody says that they are one, they stay two.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import combinations

import numpy as np
from django.utils.timezone import localdate
from rapidfuzz import fuzz, process

from draagvlak.basics.periods import on_day
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.merging.choices import What
from draagvlak.capabilities.merging.models import Merger
from draagvlak.capabilities.merging.queries.doubles import decided
from draagvlak.capabilities.merging.queries.sources import Agreed, Sources
from draagvlak.capabilities.network.models import Membership, Organisation, Partnering
from draagvlak.capabilities.network.queries.searching import plain

ALIKE = 90  # of 100, rapidfuzz's ratio
MOST = 500
NUMBER, NAME, LIKE = "number", "same-name", "alike"


@dataclass(frozen=True)
class Named:
    """An organisation as one source calls it. `mark` stands for it in what is kept."""

    mark: str
    name: str
    number: str
    source: Agreed


@dataclass(frozen=True)
class Twins:
    """Two of two sources that may be one: why, and what was decided. Undecided, one number is one, all else is two."""

    a: Named
    b: Named
    reason: str
    decided: bool | None

    @property
    def is_same(self) -> bool:
        return self.reason == NUMBER if self.decided is None else self.decided


@dataclass(frozen=True)
class Organisations:
    """`all`: each as its source calls it. `twins`: undecided first."""

    all: list[Named] = field(default_factory=list)
    twins: list[Twins] = field(default_factory=list)

    @property
    def open(self) -> int:
        return sum(one.decided is None for one in self.twins)


def organisations_of(merger: Merger, sources: Sources) -> Organisations:
    """Three queries for each source, and one."""
    every = named_in(sources)
    said = decided(merger, What.ORGANISATION)
    found: dict[tuple[str, str], Twins] = {}
    for reason, a, b in _likely(every):
        pair = (min(a.mark, b.mark), max(a.mark, b.mark))
        if a.source.key != b.source.key and pair not in found and len(found) < MOST:
            found[pair] = Twins(a, b, reason, said.get(pair))
    return Organisations(every, sorted(found.values(), key=lambda one: one.decided is not None))


def named_in(sources: Sources) -> list[Named]:
    """Each as its source calls it, source by source. Three queries for each."""
    return [one for source in sources.here for one in _of(source)]


def mark_of(source: Agreed, name: str) -> str:
    """32 figures that tell nothing of the name."""
    return blake2b(f"{source.key}\x1f{name}".encode(), digest_size=16).hexdigest()


def _of(source: Agreed) -> list[Named]:
    """By name. Those of whom people belong to the network today, and those that belong to it themselves."""
    with inside(source.authority):
        here = Membership.objects.filter(on_day(localdate()), network=source.network, person__objected_on=None)
        named = set(here.exclude(person__organisation="").values_list("person__organisation", flat=True))
        partners = Partnering.objects.filter(on_day(localdate()), network=source.network)
        named |= set(partners.values_list("organisation__name", flat=True))
        rows = Organisation.objects.exclude(enterprise_number="").values_list("name", "enterprise_number")
        numbers = {name: number for name, number in rows if name in named}
    names = sorted(named, key=lambda name: (name.casefold(), name))
    return [Named(mark_of(source, name), name, numbers.get(name, ""), source) for name in names]


def _likely(every: Sequence[Named]) -> Iterator[tuple[str, Named, Named]]:
    yield from _same(NUMBER, every, [one.number for one in every])
    plains = [plain(one.name) for one in every]
    for reason, a, b in _same(NAME, every, plains):
        if not (a.number and b.number):  # two numbers are two organisations
            yield reason, a, b
    if len(every) > 1:
        scores = process.cdist(plains, plains, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
        for n, m in np.argwhere(scores):
            a, b = every[int(n)], every[int(m)]
            if n < m and not (a.number and b.number):
                yield LIKE, a, b


def _same(reason: str, every: Sequence[Named], values: Sequence[str]) -> Iterator[tuple[str, Named, Named]]:
    """Each pair of those with the same value, where there is one."""
    groups: dict[str, list[Named]] = defaultdict(list)
    for one, value in zip(every, values, strict=True):
        if value:
            groups[value].append(one)
    for group in groups.values():
        for a, b in combinations(group, 2):
            yield reason, a, b


def new_names(found: Organisations) -> dict[str, str]:
    """By mark, what each is called in the joined network: those that are one as the first of them, and those that are
    two but called alike with their municipality behind it.
    """
    head = {one.mark: one.mark for one in found.all}

    def first(mark: str) -> str:
        while head[mark] != mark:
            mark = head[mark]
        return mark

    order = {one.mark: n for n, one in enumerate(found.all)}
    for twins in found.twins:
        if twins.is_same:
            low, high = sorted((first(twins.a.mark), first(twins.b.mark)), key=order.__getitem__)
            head[high] = low
    of = {one.mark: one for one in found.all}
    heads = [of[mark] for mark in dict.fromkeys(first(one.mark) for one in found.all)]
    alike: dict[str, int] = defaultdict(int)
    for one in heads:
        alike[plain(one.name)] += 1
    called: dict[str, str] = {}
    for one in heads:
        apart = f"{one.name} ({one.source.authority.name})" if alike[plain(one.name)] > 1 else one.name
        called[one.mark] = _free(apart[:LONGEST], set(called.values()))
    return {one.mark: called[first(one.mark)] for one in found.all}


LONGEST = 190  # of the 200 signs of a name: a figure may come behind it


def _free(name: str, taken: set[str]) -> str:
    return next(one for one in (name, *(f"{name} {n}" for n in range(2, len(taken) + 3))) if one not in taken)
