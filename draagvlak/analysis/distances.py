"""How far apart everybody is: counted all at once, a bit for each person, and kept when ties come and go."""

from collections.abc import Iterator, Sequence, Set

import numpy

APART = 30_000  # two between whom no way leads; there are never so many people here
MOST_AGAIN = 0.1  # share of the people: where more would walk again, all do at once
ROOM = 1.2  # as many people more as there is room for before all is copied


def rings(known: Sequence[Set[int]]) -> Iterator[list[int]]:
    """For each number of steps from 1: for each person, as bits, those who are no further away; until nobody more is.

    All people walk at once: who is within k + 1 steps of somebody is within k steps of one whom they know.
    """
    within = [1 << person for person in range(len(known))]
    moving = [person for person, others in enumerate(known) if others]
    while moving:
        after, moved = list(within), []
        for person in moving:
            reached = within[person]
            for other in known[person]:
                reached |= within[other]
            if reached != within[person]:
                after[person] = reached
                moved.append(person)
        if moved:
            yield after
        within, moving = after, moved


def distance_counts(known: Sequence[Set[int]]) -> dict[int, int]:
    """How many ordered pairs of people are so many steps apart; pairs without a way are in no count."""
    counts, before = {}, len(known)
    for steps, within in enumerate(rings(known), start=1):
        total = sum(map(int.bit_count, within))
        counts[steps], before = total - before, total
    return counts


class Distances:
    """The steps between all pairs, and how many pairs are how far apart. `known` is shared, and tells of changes."""

    def __init__(self, known: Sequence[Set[int]]) -> None:
        self.known = known
        self._measure()

    def _measure(self) -> None:
        known, self.size = self.known, len(self.known)
        self._steps = numpy.full((int(self.size * ROOM) + 8,) * 2, APART, dtype=numpy.int16)
        steps = self._steps[: self.size, : self.size]
        size = (self.size + 7) // 8
        for away, within in reversed(list(enumerate(rings(known), start=1))):
            bits = numpy.frombuffer(b"".join(some.to_bytes(size, "little") for some in within), dtype=numpy.uint8)
            near = numpy.unpackbits(bits.reshape(self.size, size), axis=1, count=self.size, bitorder="little")
            steps[near.astype(bool)] = away
        numpy.fill_diagonal(steps, 0)
        self._counts = numpy.bincount(steps.ravel(), minlength=APART + 1)

    def counts(self) -> dict[int, int]:
        return {int(step): int(self._counts[step]) for step in numpy.flatnonzero(self._counts[:APART]) if step}

    def joined(self) -> None:
        """Somebody new, without ties yet."""
        if self.size == len(self._steps):
            larger = numpy.full((int(self.size * ROOM) + 8,) * 2, APART, dtype=numpy.int16)
            larger[: self.size, : self.size] = self._steps
            self._steps = larger
        self._steps[self.size, self.size] = 0
        self.size += 1

    def tie_added(self, a: int, b: int) -> None:
        """Only from those whom the tie brings two steps nearer to its far end, to those of the other side."""
        to_a, to_b = (self._steps[end, : self.size] for end in (a, b))
        here, there = numpy.flatnonzero(to_a + 1 < to_b), numpy.flatnonzero(to_b + 1 < to_a)
        before = self._steps[numpy.ix_(here, there)]
        after = numpy.minimum(before, to_a[here, None] + 1 + to_b[None, there])
        self._put(here, there, before, after)

    def tie_gone(self, a: int, b: int) -> None:
        """Who reaches the far end as soon by somebody else loses nothing; the others walk again."""
        lost = numpy.flatnonzero(self._without(a, b) | self._without(b, a)).tolist()
        if len(lost) > self.size * MOST_AGAIN:
            self._measure()
            return
        for person in lost:
            self._walk(person)

    def _without(self, near: int, far: int) -> numpy.ndarray:
        to_far = self._steps[far, : self.size]
        others = [*self.known[far]]
        by = self._steps[others, : self.size].min(axis=0, initial=APART)
        lost: numpy.ndarray = (self._steps[near, : self.size] + 1 == to_far) & (by + 1 != to_far)
        return lost

    def _walk(self, person: int) -> None:
        after = numpy.full(self.size, APART, dtype=numpy.int16)
        ring, met, steps = {person}, {person}, 0
        while ring:
            after[list(ring)] = steps
            ring = set().union(*map(self.known.__getitem__, ring)) - met
            met |= ring
            steps += 1
        line = self._steps[person, : self.size]
        changed = numpy.flatnonzero(line != after)
        self._put(numpy.array([person]), changed, line[None, changed], after[None, changed])

    def _put(self, here: numpy.ndarray, there: numpy.ndarray, before: numpy.ndarray, after: numpy.ndarray) -> None:
        """Note the new steps between some and others, in both directions."""
        for steps, sign in ((before, -2), (after, 2)):
            found = numpy.bincount(steps.ravel())
            self._counts[: len(found)] += sign * found
        self._steps[numpy.ix_(here, there)] = after
        self._steps[numpy.ix_(there, here)] = after.T
