"""How strong each tie is, and which are active: contacts count, and fade when nobody meets."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy
from scipy import sparse

from draagvlak.analysis.engine import Network
from draagvlak.analysis.records import Contact, Records

HALF_LIFE = 180.0  # days
THRESHOLD = 0.25
SLACK = 1e-9
Pair = tuple[str, str]


def pair_of(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def strengths(contacts: Iterable[Contact], as_of: date, half_life: float = HALF_LIFE) -> dict[Pair, float]:
    """Strength of every pair (ids, smallest first) that met by `as_of`: Σ 1/(n − 1) · 2^(−age / half_life).

    Sharing by n − 1 after Newman (2001), Scientific collaboration networks II; decay after Burt (2000), Decay
    functions. Contacts after `as_of` are planned and do not count. A participant named twice counts once.

    >>> day = date(2026, 11, 24)
    >>> strengths([Contact(day, ("b", "a"))], day)
    {('a', 'b'): 1.0}
    """
    found: dict[Pair, float] = {}
    fading: dict[int, float] = {}
    for contact in contacts:
        age = (as_of - contact.on).days
        present = sorted(set(contact.participants))
        if age < 0 or len(present) < 2:
            continue
        faded = fading.get(age)
        if faded is None:
            faded = fading[age] = 2.0 ** (-age / half_life)
        share = faded / (len(present) - 1)
        for pair in combinations(present, 2):
            found[pair] = found.get(pair, 0.0) + share
    return found


def is_active(strength: float) -> bool:
    return strength >= THRESHOLD - SLACK


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as it stood on day `on`: enough to know it on every later day without its contacts."""

    strength: float
    on: date

    def at(self, day: date, half_life: float = HALF_LIFE) -> float:
        return float(self.strength * 2.0 ** (-(day - self.on).days / half_life))

    def met(self, day: date, share: float, half_life: float = HALF_LIFE) -> "Tie":
        """The tie after one more contact, newer or older than what it already holds."""
        if day >= self.on:
            return Tie(self.at(day, half_life) + share, day)
        return Tie(self.strength + share * 2.0 ** (-(self.on - day).days / half_life), self.on)

    def quiet_after(self, half_life: float = HALF_LIFE) -> float:
        """Days after `on` until the tie goes quiet: H · log₂(s / θ)."""
        return half_life * math.log2(self.strength / THRESHOLD)


@dataclass(frozen=True)
class Ties:
    """Every tie ever seen, as numbers of people (`first` < `second`, in order), with its strength and whether it is
    active. `happened` counts the contacts that took place.
    """

    first: numpy.ndarray
    second: numpy.ndarray
    strengths: numpy.ndarray
    active: numpy.ndarray
    happened: int


@dataclass(frozen=True, slots=True)
class Meetings:
    """The contacts of two people or more that took place, `happened` counting all. By how many took part: who, as
    rows of numbers in order, and the day (ordinal) of each.
    """

    by_count: dict[int, tuple[numpy.ndarray, numpy.ndarray]]
    happened: int


def meetings_of(records: Records, number: dict[str, int], as_of: date) -> Meetings:
    """`number` says which number stands for which id. Raises KeyError for somebody who is not listed."""
    today, happened = as_of.toordinal(), 0
    by_count: dict[int, tuple[list[int], list[int]]] = {}
    for contact in records.contacts:
        day = contact.on.toordinal()
        if day > today:
            continue
        happened += 1
        present = set(contact.participants)
        if len(present) > 1:
            people, days = by_count.setdefault(len(present), ([], []))
            people.extend(map(number.__getitem__, present))
            days.append(day)
    found = {}
    for count, (people, days) in by_count.items():
        rows = numpy.sort(numpy.array(people, dtype=numpy.int32).reshape(-1, count), axis=1)
        found[count] = rows, numpy.array(days, dtype=numpy.int64)
    return Meetings(found, happened)


def ties_of(records: Records, as_of: date, half_life: float = HALF_LIFE, meetings: Meetings | None = None) -> Ties:
    """All ties of `records` at once: `strengths` for large lists. Raises KeyError for somebody who is not listed.

    Ties without a date do not fade: each weight above 0 is active. `meetings`: those of `records`, where at hand.
    """
    number = {person.id: n for n, person in enumerate(records.people)}
    dated = dated_ties(meetings or meetings_of(records, number, as_of), len(number), as_of, half_life)
    known = undated_ties(records, number)
    if not known:
        return dated
    size = len(number)
    keys, weights = numpy.array([a * size + b for a, b in known]), numpy.array(list(known.values()))
    met = dated.first * size + dated.second
    every = numpy.union1d(met, keys)
    strengths_, active = numpy.zeros(len(every)), numpy.zeros(len(every), dtype=bool)
    place = numpy.searchsorted(every, met)
    strengths_[place], active[place] = dated.strengths, dated.active
    place = numpy.searchsorted(every, keys)
    strengths_[place] = numpy.maximum(numpy.where(active[place], strengths_[place], 0.0), weights)
    active[place] = True
    return Ties(every // size, every % size, strengths_, active, dated.happened)


def dated_ties(meetings: Meetings, size: int, as_of: date, half_life: float) -> Ties:
    """The ties that contacts made among people numbered below `size`."""
    today, happened, size = as_of.toordinal(), meetings.happened, max(size, 1)
    firsts, seconds, shares = [], [], []
    for count, (rows, days) in meetings.by_count.items():
        faded = 2.0 ** (-(today - days) / half_life) / (count - 1)
        for a, b in combinations(range(count), 2):
            firsts.append(rows[:, a])
            seconds.append(rows[:, b])
            shares.append(faded)
    if not shares:
        nobody = numpy.empty(0, dtype=numpy.int64)
        return Ties(nobody, nobody, numpy.empty(0), numpy.empty(0, dtype=bool), happened)
    pairs = numpy.concatenate(firsts), numpy.concatenate(seconds)
    summed = sparse.coo_array((numpy.concatenate(shares), pairs), shape=(size, size)).tocsr()
    summed.sort_indices()
    first = numpy.repeat(numpy.arange(size, dtype=numpy.int64), numpy.diff(summed.indptr))
    return Ties(first, summed.indices.astype(numpy.int64), summed.data, summed.data >= THRESHOLD - SLACK, happened)


def undated_ties(records: Records, number: dict[str, int]) -> dict[tuple[int, int], float]:
    """The ties without a date, as numbers of people, smallest first, with the largest weight each was given."""
    known: dict[tuple[int, int], float] = {}
    for tie in records.known_ties:
        if tie.a != tie.b and tie.weight > 0:
            a, b = sorted((number[tie.a], number[tie.b]))
            known[a, b] = max(known.get((a, b), 0.0), tie.weight)
    return known


def network_from(records: Records, ties: Ties) -> Network:
    """The people of `records`, with the active of `ties`."""
    number = {person.id: n for n, person in enumerate(records.people)}
    first, second = ties.first[ties.active].tolist(), ties.second[ties.active].tolist()
    return Network(
        ids=tuple(number),
        layers=tuple(person.layers for person in records.people),
        ties=tuple(zip(first, second, strict=True)),
        weights=tuple(ties.strengths[ties.active].tolist()),
        director=number.get(records.director) if records.director else None,
        municipalities=tuple(person.municipality for person in records.people),
    )


@dataclass(frozen=True)
class Weighed:
    """What contacts weigh on a day, found once for whatever is measured and drawn of that day."""

    meetings: Meetings
    ties: Ties
    network: Network


def weighed(records: Records, as_of: date, half_life: float = HALF_LIFE) -> Weighed:
    """Raises KeyError for a contact with somebody who isn't listed; `half_life` in days."""
    meetings = meetings_of(records, {person.id: n for n, person in enumerate(records.people)}, as_of)
    ties = ties_of(records, as_of, half_life, meetings)
    return Weighed(meetings, ties, network_from(records, ties))


def network_of(records: Records, as_of: date, half_life: float = HALF_LIFE) -> Network:
    """The network of active ties as it stood on `as_of`; `half_life` in days."""
    return network_from(records, ties_of(records, as_of, half_life))
