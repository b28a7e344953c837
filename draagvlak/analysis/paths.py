"""Independent paths: ways between two groups that share nobody, and which new tie would add one."""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import Protocol

Way = tuple[int, ...]


class Known(Protocol):
    """Whom each person (number) knows."""

    def __len__(self) -> int: ...

    def __getitem__(self, person: int, /) -> Iterable[int]: ...


class KnownSets(Known, Protocol):
    """The same, as sets."""

    def __getitem__(self, person: int, /) -> Set[int]: ...


class Flow:
    """A largest set of ways from `sources` to `sinks` that share no vertex, end points included (Menger 1927).

    Unit capacities on split vertices (Ford & Fulkerson 1956), one search a way: O(κ · (V + E)).
    `known` lists for each person (number) whom they know; `away` is left out; stops at `limit` ways.
    When `known` changes, tell by `tie_added`, `tie_gone` or `joined`: the ways found so far are kept and mended.

    State: `leads[v]` is the next person on the way through v, or None for its last; absent where no way runs.
    `comes` is its mirror. In a search, `p` is a person's in-copy and `~p` the out-copy. Ties have no direction, so
    ways are sought from the smaller group (`turned` where those are the sinks).
    """

    def __init__(
        self,
        known: Known,
        sources: Set[int],
        sinks: Set[int],
        away: int | None = None,
        limit: int | None = None,
    ) -> None:
        self.known, self.away, self.limit = known, away, limit
        # Not copied, since thousands of trials share them: who adds somebody says so by `joined`.
        here, there = (set(group) - {away} if away in group else group for group in (sources, sinks))
        self.turned = len(there) < len(here)
        self.starts, self.ends = (there, here) if self.turned else (here, there)
        self.leads: dict[int, int | None] = {}
        self.comes: dict[int, int | None] = {}
        self.value = 0
        self.changes = 0  # how often the ways became others
        self.altered: set[int] | None = None  # the people on ways that became others, where somebody notes them
        self._seen: bytearray | None = None  # by copy: does a start reach it in the residual graph; never too few
        self._grow()

    @property
    def most(self) -> int:
        """More ways than this there can't be, or aren't asked for."""
        most = min(len(self.starts), len(self.ends))
        return most if self.limit is None else min(most, self.limit)

    def take(self, ways: Iterable[Sequence[int]], limit: int | None = None) -> "Flow":
        """Begin from `ways`, known to be real and to share nobody, and grow to `limit`."""
        self.limit = limit
        for way in ways:
            steps = way[::-1] if self.turned else way
            self.comes[steps[0]], self.leads[steps[-1]] = None, None
            for a, b in pairwise(steps):
                self.leads[a], self.comes[b] = b, a
            self.value += 1
        self._grow()
        return self

    def routes(self) -> tuple[Way, ...]:
        """The people on each way, in order from source to sink, shortest way first."""
        found = [self._from(start) for start, before in self.comes.items() if before is None]
        found.sort()
        found.sort(key=len)
        return tuple(found)

    def route_of(self, person: int) -> Way:
        """The people on the way through `person`, from source to sink."""
        while (before := self.comes[person]) is not None:
            person = before
        return self._from(person)

    def _from(self, start: int) -> Way:
        way: list[int] = []
        step: int | None = start
        while step is not None:
            way.append(step)
            step = self.leads[step]
        return tuple(reversed(way) if self.turned else way)

    def reached_from_source(self) -> set[int]:
        """People whose out-copy the source still reaches, once the flow is largest."""
        return {~copy for copy in (self._backwards() if self.turned else self._forwards()) if copy < 0}

    def reaching_sink(self) -> set[int]:
        """People whose in-copy still reaches the sink."""
        return {~copy for copy in (self._forwards() if self.turned else self._backwards()) if copy < 0}

    def may_gain(self, a: int, b: int) -> bool:
        """Whether a tie a–b, once it is in `known`, may add a way, as far as is seen without a search."""
        seen = self._seen
        if self.away in (a, b):
            return False
        if seen is None or 2 * max(a, b) >= len(seen):
            return self.value < self.most
        return bool((seen[~a] and not seen[b]) or (seen[~b] and not seen[a]))

    def tie_added(self, a: int, b: int) -> bool:
        """`known` has the tie a–b now: mend the ways; whether there is one more. Nothing is searched where the new
        tie can't help.
        """
        if self.away in (a, b):
            return False
        if self._seen is None:
            return self.value < self.most and self._grow()
        self._seat_newcomers(self._seen)
        for tail, head in ((~a, b), (~b, a)):
            if self._seen[tail] and not self._seen[head]:
                fresh, end = _search(self, [head], self._seen)
                for copy in fresh:
                    self._seen[copy] = 1
                if end is not None:
                    return self._grow()
        return False

    def tie_gone(self, a: int, b: int) -> bool:
        """`known` lost the tie a–b: a way along it is taken back and sought anew; other ways stand. Whether one was."""
        if self.leads.get(a) == b or self.leads.get(b) == a:
            step: int | None = a
            while (before := self.comes[step]) is not None:  # type: ignore[index]
                step = before
            gone: list[int] = []
            while step is not None:
                gone.append(step)
                del self.comes[step]
                step = self.leads.pop(step)
            self.value -= 1
            self._changed(gone)
            self._seen = None
            self._grow()
            return True
        return False

    def joined(self, person: int, is_source: bool, is_sink: bool) -> None:
        """Somebody new, without ties yet. A person in both groups is a way alone; of others nothing need be told
        where the groups, shared, have them already.
        """
        is_start, is_end = (is_sink, is_source) if self.turned else (is_source, is_sink)
        for belongs, group in ((is_start, self.starts), (is_end, self.ends)):
            if belongs and person not in group and isinstance(group, set):
                group.add(person)
        if is_start and is_end and self.value < self.most:
            self.leads[person] = self.comes[person] = None
            self.value += 1
            self._changed([person])

    def _seat_newcomers(self, seen: bytearray) -> None:
        """Who joined since the last search has no tie yet: reached where a way may start with them."""
        for person in range(len(seen) // 2, len(self.known)):
            is_start = person in self.starts
            seen[person:person] = bytes((is_start, is_start))

    def _grow(self) -> bool:
        before = self.value
        while self.value < self.most:
            came, end = _search(self, self._free())
            if end is None:
                self._seen = bytearray(2 * len(self.known))  # out-copies are negative: they count from its end
                for copy in came:
                    self._seen[copy] = 1
                break
            self._augment(came, end)
        else:
            self._seen = None
        return self.value > before

    def _free(self) -> list[int]:
        return sorted(start for start in self.starts if self.comes.get(start, start) is not None)

    def _forwards(self) -> set[int]:
        return set(_search(self, self._free(), stop=False)[0])

    def _backwards(self) -> set[int]:
        """The same walk from the other end: reversed ways are ways too, with in- and out-copies exchanged."""
        mirror = Flow(self.known, frozenset(), frozenset(), self.away)
        mirror.starts, mirror.ends = self.ends, self.starts
        mirror.leads, mirror.comes = self.comes, self.leads
        return mirror._forwards()

    def _augment(self, came: dict[int, int | None], end: int) -> None:
        way = [end]
        while (before := came[way[-1]]) is not None:
            way.append(before)
        way.reverse()
        steps = [(a, b) for a, b in pairwise(way) if a != ~b]
        for a, b in steps:
            if a >= 0:  # from an in-copy back along a step that is taken back
                del self.leads[~b], self.comes[a]
        for a, b in steps:
            if a < 0:
                self.leads[~a], self.comes[b] = b, ~a
        self.comes[way[0]] = None
        self.leads[~end] = None
        self.value += 1
        self._changed(copy if copy >= 0 else ~copy for copy in way)

    def _changed(self, people: Iterable[int]) -> None:
        self.changes += 1
        if self.altered is not None:
            self.altered.update(people)


def _search(
    flow: Flow, queue: list[int], seen: bytearray | None = None, stop: bool = True
) -> tuple[dict[int, int | None], int | None]:
    """Walk the residual graph from the in-copies in `queue`, not into `seen`: for each copy reached the one before
    it, and the out-copy of an end that is still free, None where there is no such end or `stop` is False.
    """
    came: dict[int, int | None] = {}
    ends = flow.ends if stop else ()
    todo = _entered(flow, queue, None, came)
    for copy in todo:
        if copy < 0 and ~copy in ends and flow.leads.get(~copy, ~copy) is not None:
            return came, copy
    for copy in todo:
        fresh = [step for step in _steps(flow, copy) if step not in came and not (seen and seen[step])]
        for following in _entered(flow, fresh, copy, came):
            if following < 0 and ~following in ends and flow.leads.get(~following, ~following) is not None:
                return came, following
            todo.append(following)
    return came, None


def _steps(flow: Flow, copy: int) -> list[int]:
    """The copies one step on in the residual graph."""
    if copy >= 0:
        before = flow.comes[copy]
        return [] if before is None else [~before]  # take back the step that led here
    person = ~copy
    if person not in flow.leads:
        return [other for other in flow.known[person] if other != flow.away]
    taken = flow.leads[person]  # a way runs here: one may also take back its passage
    return [person, *(other for other in flow.known[person] if other not in (taken, flow.away))]


def _entered(flow: Flow, copies: Iterable[int], before: int | None, came: dict[int, int | None]) -> list[int]:
    """Note `copies` as reached; through the in-copy of somebody on no way one is at their out-copy at once."""
    reached = []
    for copy in copies:
        came[copy] = before
        if copy >= 0 and copy not in flow.leads:
            came[~copy] = copy
            reached.append(~copy)
        else:
            reached.append(copy)
    return reached


def independent_paths(
    known: Known,
    sources: Set[int],
    sinks: Set[int],
    away: int | None = None,
    limit: int | None = None,
) -> int:
    """How many ways from `sources` to `sinks` share nobody. Unit: paths. A person in both is a way alone.

    >>> independent_paths([{1}, {0, 2}, {1}], frozenset({0}), frozenset({2}))
    1
    """
    return Flow(known, sources, sinks, away, limit).value
