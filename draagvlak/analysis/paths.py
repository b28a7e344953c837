"""Independent paths: ways between two groups that share nobody, and which new tie would add one."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise

Known = Sequence[Iterable[int]]


class Flow:
    """A largest set of ways from `sources` to `sinks` that share no vertex, end points included (Menger 1927).

    Unit capacities on split vertices (Ford & Fulkerson 1956), one search a way: O(κ · (V + E)).
    `known` lists for each person (number) whom they know; `away` is left out; stops at `limit` ways.
    State: `leads[v]` is the next person on the way through v, or None for its last; absent where no way runs.
    """

    def __init__(
        self,
        known: Known,
        sources: frozenset[int],
        sinks: frozenset[int],
        away: int | None = None,
        limit: int | None = None,
    ) -> None:
        self.known, self.away = known, away
        self.sources = sorted(sources - {away}) if away is not None else sorted(sources)
        self.sinks = sinks - {away} if away is not None else sinks
        self.leads: dict[int, int | None] = {}
        self.comes: dict[int, int | None] = {}
        most = min(len(self.sources), len(self.sinks)) if limit is None else limit
        self.value = 0
        while self.value < most and self._augment():
            self.value += 1

    def routes(self) -> tuple[tuple[int, ...], ...]:
        """The people on each way, in order from source to sink, shortest way first."""
        found = []
        for start in self.sources:
            if start in self.comes and self.comes[start] is None:
                way: list[int] = []
                step: int | None = start
                while step is not None:
                    way.append(step)
                    step = self.leads[step]
                found.append(tuple(way))
        return tuple(sorted(found, key=lambda way: (len(way), way)))

    def _search(self) -> tuple[dict[tuple[int, int], tuple[int, int] | None], tuple[int, int] | None]:
        """Walk the residual graph from the source; states are (person, 0 in-copy or 1 out-copy)."""
        came: dict[tuple[int, int], tuple[int, int] | None] = {}
        queue: deque[tuple[int, int]] = deque()
        for start in self.sources:
            if self.comes.get(start, start) is not None:
                came[start, 0] = None
                queue.append((start, 0))
        while queue:
            state = queue.popleft()
            person, out = state
            if out and person in self.sinks and self.leads.get(person, person) is not None:
                return came, state
            for following in self._steps(person, out):
                if following not in came:
                    came[following] = state
                    queue.append(following)
        return came, None

    def _steps(self, person: int, out: int) -> list[tuple[int, int]]:
        used = person in self.leads
        if not out:
            steps = [] if used else [(person, 1)]
            before = self.comes.get(person)
            if used and before is not None:
                steps.append((before, 1))  # take back the step that led here
            return steps
        steps = [(other, 0) for other in self.known[person] if other != self.away and self.leads.get(person) != other]
        if used:
            steps.append((person, 0))  # take back the passage through this person
        return steps

    def _augment(self) -> bool:
        came, end = self._search()
        if end is None:
            return False
        way = [end]
        while (before := came[way[-1]]) is not None:
            way.append(before)
        way.reverse()
        arcs = {(a, b) for a, b in self.leads.items()} | {(None, s) for s, b in self.comes.items() if b is None}
        arcs.add((None, way[0][0]))
        arcs.add((way[-1][0], None))
        for (a, a_out), (b, b_out) in pairwise(way):
            if a_out and not b_out and a != b:
                arcs.add((a, b))
            elif not a_out and b_out and a != b:
                arcs.discard((b, a))
        self.leads = {a: b for a, b in arcs if a is not None}
        self.comes = {b: a for a, b in arcs if b is not None}
        return True

    def reached_from_source(self) -> set[int]:
        """People whose out-copy the source still reaches, once the flow is largest."""
        came, _ = self._search()
        return {person for person, out in came if out}

    def reaching_sink(self) -> set[int]:
        """People whose in-copy still reaches the sink."""
        came: set[tuple[int, int]] = {(sink, 1) for sink in self.sinks if self.leads.get(sink, sink) is not None}
        back = self._steps_backwards()
        queue = deque(came)
        while queue:
            for before in back.get(queue.popleft(), ()):
                if before not in came:
                    came.add(before)
                    queue.append(before)
        return {person for person, out in came if not out}

    def _steps_backwards(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        back: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for person in range(len(self.known)):
            if person == self.away:
                continue
            for out in (0, 1):
                for following in self._steps(person, out):
                    back.setdefault(following, []).append((person, out))
        return back


def independent_paths(
    known: Known,
    sources: frozenset[int],
    sinks: frozenset[int],
    away: int | None = None,
    limit: int | None = None,
) -> int:
    """How many ways from `sources` to `sinks` share nobody. Unit: paths. A person in both is a way alone.

    >>> independent_paths([{1}, {0, 2}, {1}], frozenset({0}), frozenset({2}))
    1
    """
    return Flow(known, sources, sinks, away, limit).value
