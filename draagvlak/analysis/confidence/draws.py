"""The draws of a network, held: which of them keep the stage, once ties came and went."""

from collections import Counter
from collections.abc import Sequence

import numpy

from draagvlak.analysis.confidence.lots import Lots
from draagvlak.analysis.confidence.trials import MOST_WAYS, Ground, Trial, Ways
from draagvlak.analysis.paths import Flow


class Draws:
    """Trials, each with the stage it gives, kept. Only those are looked at that a change can touch: a tie more matters
    where it is not left out and some layer may have more ways.
    """

    def __init__(self, ground: Ground, chance: float) -> None:
        self.ground, self._lots = ground, Lots(chance)
        self._trials: list[Trial] = []
        self._stages: list[int] = []
        self._counts: Counter[int] = Counter()  # how many draws gave each stage, their ties aside
        self._most_left_out = 0  # ties, in any draw, ever
        self._narrow: dict[int, list[Flow]] = {}  # the ways of a draw that could be more
        self._stale: set[int] = set()

    def __len__(self) -> int:
        return len(self._trials)

    def cut(self, count: int) -> None:
        """Keep no more than the first `count`."""
        self._counts -= Counter(self._stages[count:])
        del self._trials[count:], self._stages[count:]
        self._narrow = {n: flows for n, flows in self._narrow.items() if n < count}
        self._stale = {n for n in self._stale if n < count}

    def draw(self, count: int, ends: numpy.ndarray, ways: Ways) -> None:
        """As many as `count`; `ends` are the ties, `ways` may offer ways of the whole network."""
        made = len(self)
        self._trials += self._lots.trials(self.ground, ends, range(made, count), ways)
        self._stages += [0] * (count - made)
        self._counts[0] += count - made
        self._stale.update(range(made, count))
        for n in range(made, count):
            self._note_open(n)
        self._most_left_out = max([self._most_left_out, *(trial.left_out for trial in self._trials[made:])])

    def same(self, now: int) -> int:
        """How many give the stage `now`."""
        for n in self._stale:
            self._counts[self._stages[n]] -= 1
            self._stages[n] = self._trials[n].stage_by_ways()
            self._note_open(n)  # for the stage, ways with the director may have been sought
            self._counts[self._stages[n]] += 1
        self._stale.clear()
        if self.ground.ties > self._most_left_out:
            return self._counts[now]
        return sum(
            (stage if trial.has_ties else 0) == now for trial, stage in zip(self._trials, self._stages, strict=True)
        )

    def tie_changed(self, a: int, b: int, is_added: bool) -> None:
        """The ground has the tie a–b now, or lost it."""
        lost = numpy.flatnonzero(self._lots.of_tie(a, b, len(self))).tolist()
        for n in lost:
            trial = self._trials[n]
            (trial.tie_added if is_added else trial.tie_gone)(a, b, True)
            self._most_left_out = max(self._most_left_out, trial.left_out)
        touched: Sequence[int] = range(len(self))
        if is_added:
            touched = [n for n, flows in self._narrow.items() if any(flow.may_gain(a, b) for flow in flows)]
        left_out = set(lost)
        for n in touched:
            if n not in left_out:
                trial = self._trials[n]
                if (trial.tie_added if is_added else trial.tie_gone)(a, b, False):
                    self._look(n)

    def joined(self, person: int) -> None:
        """Somebody new, without ties yet, who stands in the groups of the ground already."""
        groups = [group for group in self.ground.layers.values() if person in group]
        if person in self.ground.sources:
            groups.append(self.ground.sources)
        # In two groups they may be a way alone, and in a small one they let more ways be sought.
        if len(groups) > 1 or any(len(group) <= MOST_WAYS for group in groups):
            for n, trial in enumerate(self._trials):
                trial.joined(person)
                self._look(n)

    def _look(self, n: int) -> None:
        self._stale.add(n)
        self._note_open(n)

    def _note_open(self, n: int) -> None:
        found = [flow for flow in self._trials[n].flows() if flow.value < flow.most]
        if found:
            self._narrow[n] = found
        else:
            self._narrow.pop(n, None)
