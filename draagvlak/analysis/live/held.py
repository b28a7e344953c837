"""Ties as they are kept between two days: what a contact adds, which go quiet, and what was only planned."""

import heapq
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, combinations

import numpy

from draagvlak.analysis.conversations.quiet import Once
from draagvlak.analysis.records import Contact, Records
from draagvlak.analysis.ties import SLACK, THRESHOLD, Tie, Ties, dated_ties, is_active, meetings_of, undated_ties

Pair = tuple[int, int]
Change = tuple[int, int, bool]  # two people, and whether their tie became active (True) or went quiet


class HeldTies:
    """The strength of every tie, as numbers of people, kept as in METHOD §1 (*Incremental*).

    Nothing is scanned: each active tie waits in a heap for the day on which it would go quiet, each planned contact
    for the day on which it takes place. Strengths are those of the sum over contacts to 1e-9.
    """

    def __init__(self, records: Records, as_of: date, half_life: float) -> None:
        self.as_of, self.half_life = as_of, half_life
        self.number = {person.id: n for n, person in enumerate(records.people)}
        self._undated = undated_ties(records, self.number)
        self.faint: list[Pair] = []  # pairs that a contact was told of and whose tie is not active
        self._since, self._size = as_of, max(len(self.number), 1)
        meetings = meetings_of(records, self.number, as_of)
        self.once = Once(meetings, len(self.number), half_life)
        dated = dated_ties(meetings, len(self.number), as_of, half_life)
        self._keys, self._strengths = dated.first * self._size + dated.second, dated.strengths
        self._changed: dict[Pair, Tie] = {}
        # A set: to a dictionary as large the collector of garbage comes back after whatever is put into it.
        self.active = {*self._undated, *_pairs(dated)}
        self.happened = dated.happened
        self.seen = len(dated.first) + sum(self.tie(pair) is None for pair in self._undated)
        self._planned = [(c.on.toordinal(), n, c) for n, c in enumerate(records.contacts) if c.on > as_of]
        heapq.heapify(self._planned)
        self._order = len(records.contacts)
        self._quiet = [(day, *pair) for day, pair in zip(self._days(dated), _pairs(dated), strict=True)]
        heapq.heapify(self._quiet)
        self._waits: dict[Pair, int] = {}  # the day a tie is looked at next, where it isn't the first one

    @property
    def planned(self) -> int:
        return len(self._planned)

    def tie(self, pair: Pair) -> Tie | None:
        """What contacts made of the tie between two people, smallest number first; None where they never met."""
        if pair in self._changed:
            return self._changed[pair]
        if pair[1] >= self._size:
            return None
        key = pair[0] * self._size + pair[1]
        place = int(self._keys.searchsorted(key))
        if place == len(self._keys) or self._keys[place] != key:
            return None
        return Tie(float(self._strengths[place]), self._since)

    def strengths(self, pairs: Sequence[Pair]) -> list[float]:
        """How strong these active ties, in order, are today."""
        ends = numpy.fromiter(chain.from_iterable(pairs), dtype=numpy.int64, count=2 * len(pairs)).reshape(-1, 2)
        keys = numpy.where(ends[:, 1] < self._size, ends[:, 0] * self._size + ends[:, 1], -1)
        place = self._keys.searchsorted(keys) if len(self._keys) else numpy.zeros(len(keys), dtype=int)
        is_held = numpy.append(self._keys, -2)[place] == keys
        faded = 2.0 ** (-(self.as_of - self._since).days / self.half_life)
        found: list[float] = numpy.where(is_held, numpy.append(self._strengths, 0.0)[place] * faded, 0.0).tolist()
        for pair in chain(self._changed, self._undated):
            n = bisect_left(pairs, pair)
            if n < len(pairs) and pairs[n] == pair:
                tie = self.tie(pair)
                dated = tie.at(self.as_of, self.half_life) if tie else 0.0
                undated = self._undated.get(pair)
                found[n] = dated if undated is None else max(dated if is_active(dated) else 0.0, undated)
        return found

    def joined(self, id_: str) -> None:
        self.number[id_] = len(self.number)

    def met(self, contact: Contact) -> list[Change]:
        """Count one contact more, or keep it until its day; the ties that it made active."""
        self._order += 1
        if contact.on > self.as_of:
            heapq.heappush(self._planned, (contact.on.toordinal(), self._order, contact))
            return []
        return [(*pair, True) for pair in self._counted(contact)]

    def moved(self, day: date) -> list[Change]:
        """Go on to a later `day`: first what was planned takes place, then ties go quiet."""
        self.as_of, today = day, day.toordinal()
        changes: list[Change] = []
        while self._planned and self._planned[0][0] <= today:
            changes += [(*pair, True) for pair in self._counted(heapq.heappop(self._planned)[2])]
        while self._quiet and self._quiet[0][0] <= today:
            looked, *ends = heapq.heappop(self._quiet)
            pair = (ends[0], ends[1])
            tie = self.tie(pair)
            if (
                tie is None
                or pair not in self.active
                or pair in self._undated
                or self._waits.get(pair, looked) != looked
            ):
                continue
            if is_active(tie.at(day, self.half_life)):
                self._wait(pair, tie)
            else:
                self.active.remove(pair)
                self._waits.pop(pair, None)
                changes.append((*pair, False))
        return changes

    def _counted(self, contact: Contact) -> list[Pair]:
        self.happened += 1
        present = sorted({self.number[id_] for id_ in contact.participants})
        self.once.met(present, contact.on)
        fresh = []
        for pair in combinations(present, 2):
            before, share = self.tie(pair), 1 / (len(present) - 1)
            after = before.met(contact.on, share, self.half_life) if before else Tie(share, contact.on)
            self._changed[pair] = after
            self.seen += before is None and pair not in self._undated
            if not is_active(after.at(self.as_of, self.half_life)):
                self.faint.append(pair)
            else:
                if pair not in self.active:
                    self.active.add(pair)
                    fresh.append(pair)
                if pair not in self._undated:
                    self._wait(pair, after)
        return fresh

    def _wait(self, pair: Pair, tie: Tie) -> None:
        """Look again on the day the tie goes quiet at the earliest, but never today."""
        day = tie.on.toordinal() + math.floor(self.half_life * math.log2(tie.strength / (THRESHOLD - SLACK)))
        self._waits[pair] = max(day, self.as_of.toordinal() + 1)
        heapq.heappush(self._quiet, (self._waits[pair], *pair))

    def _days(self, dated: Ties) -> list[int]:
        lasts = self.half_life * numpy.log2(dated.strengths[dated.active] / (THRESHOLD - SLACK))
        days: list[int] = (self._since.toordinal() + numpy.maximum(numpy.floor(lasts), 1)).astype(int).tolist()
        return days


def _pairs(dated: Ties) -> Iterable[Pair]:
    return zip(dated.first[dated.active].tolist(), dated.second[dated.active].tolist(), strict=True)
