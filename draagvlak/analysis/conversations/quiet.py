"""Ties that were once active: those that went quiet since may be revived."""

from collections.abc import Sequence, Set
from datetime import date
from itertools import combinations

import numpy

from draagvlak.analysis.ties import SLACK, THRESHOLD, Meetings, Tie, is_active

TALK = 1 + 1 / THRESHOLD  # up to so many people, one contact makes an active tie at once
NOBODY: Set[int] = frozenset()


class Once:
    """With whom each person once had an active tie: one whose strength reached the threshold on a day of contact.

    A tie only fades between contacts, so those days are the only ones to look at. A talk of up to five reaches it at
    once: only pairs that never had one are followed from meeting to meeting. Kept by `met`: a contact more, of
    whatever day, never makes a tie that was once active one that was not. People are numbers below `size`.
    """

    def __init__(self, meetings: Meetings, size: int, half_life: float) -> None:
        self.half_life, self._size = half_life, max(size, 1)
        talks, large = [numpy.empty(0, dtype=numpy.int64)], []
        for count, (rows, days) in meetings.by_count.items():
            keys = [rows[:, a] * numpy.int64(self._size) + rows[:, b] for a, b in combinations(range(count), 2)]
            if count > TALK:
                large += [(key, days, numpy.full(len(days), 1 / (count - 1))) for key in keys]
            else:
                talks += keys
        met = numpy.unique(numpy.concatenate(talks))
        self._faint, self._faint_days, self._faint_shares, grown = _followed(large, met, half_life)
        met = numpy.concatenate([met, grown])
        first, second = met // self._size, met % self._size
        froms, tos = numpy.concatenate([first, second]), numpy.concatenate([second, first])
        order = numpy.argsort(froms, kind="stable")
        self._froms, self._tos = froms[order], tos[order]
        self._found: dict[int, set[int]] = {}
        self._meetings: dict[tuple[int, int], list[tuple[int, float]]] = {}

    def of(self, person: int) -> Set[int]:
        """Also those whose tie still is active."""
        found = self._found.get(person)
        if found is None:
            first, last = self._froms.searchsorted((person, person + 1)).tolist()
            found = self._found[person] = set(self._tos[first:last].tolist())
        return found

    def met(self, present: Sequence[int], on: date) -> None:
        """One contact more that took place, of these people (in order)."""
        for a, b in combinations(present, 2):
            if len(present) <= TALK or self._is_reached(a, b, on.toordinal(), 1 / (len(present) - 1)):
                for one, other in ((a, b), (b, a)):
                    self.of(one)
                    self._found[one].add(other)

    def _is_reached(self, a: int, b: int, day: int, share: float) -> bool:
        """Whether the tie was active on some day, now that it has one meeting of many people more."""
        if b in self.of(a):
            return True
        meetings = self._meetings.setdefault((a, b), self._before(a, b))
        meetings.append((day, share))
        meetings.sort()
        tie = Tie(0.0, date.fromordinal(meetings[0][0]))
        for on, more in meetings:
            tie = tie.met(date.fromordinal(on), more, self.half_life)
            if is_active(tie.strength):
                del self._meetings[a, b]
                return True
        return False

    def _before(self, a: int, b: int) -> list[tuple[int, float]]:
        if b >= self._size:
            return []
        key = a * self._size + b
        first, last = self._faint.searchsorted((key, key + 1)).tolist()
        return list(zip(self._faint_days[first:last].tolist(), self._faint_shares[first:last].tolist(), strict=True))


def _followed(
    large: list[tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]], met: numpy.ndarray, half_life: float
) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Pairs of large meetings from day to day, less those who `met`: the meetings (pair, day, share) of those whose
    tie never was active, and, last, the pairs whose tie once was. All pairs take their next meeting together.
    """
    if not large:
        nothing = numpy.empty(0, dtype=numpy.int64)
        return nothing, nothing, numpy.empty(0), nothing
    keys, days, shares = (numpy.concatenate(part) for part in zip(*large, strict=True))
    left = ~numpy.isin(keys, met)
    order = numpy.flatnonzero(left)[numpy.lexsort((days[left], keys[left]))]
    keys, days, shares = keys[order], days[order], shares[order]
    pairs, place, counts = numpy.unique(keys, return_index=True, return_counts=True)
    strength, last = shares[place], days[place]
    reached = numpy.zeros(len(pairs), dtype=bool)
    going = numpy.arange(len(pairs))
    for turn in range(1, int(counts.max(initial=0)) + 1):
        reached[going] = strength[going] >= THRESHOLD - SLACK
        going = going[~reached[going] & (counts[going] > turn)]
        at = place[going] + turn
        strength[going] = strength[going] * 2.0 ** (-(days[at] - last[going]) / half_life) + shares[at]
        last[going] = days[at]
    faint = ~numpy.repeat(reached, counts)
    return keys[faint], days[faint], shares[faint], pairs[reached]
