"""How many new ties a way more would take, and which ties it could be made of."""

from collections.abc import Callable, Collection, Iterable, Set
from functools import cached_property
from itertools import chain, islice

from draagvlak.analysis.conversations.grown import Grown
from draagvlak.analysis.conversations.introductions import Cost, Introductions, Pair, pair_of
from draagvlak.analysis.conversations.residual import Ways

NEVER = 1_000_000
ASKED = 50  # work of asking with whom somebody may be tied


class Reach:
    """Seen from both ends of `way`: each state's number of new ties from the source and to the sink, up to `most`.

    A way that returns to what the source reaches could have begun there, and one that comes where the sink can be
    reached needs no tie more. So beyond either, only what lies between is looked at: mostly few people.
    """

    def __init__(self, way: Ways, asked: Introductions, most: int, ties: int) -> None:
        self.way, self.ties, self._introductions, self._asked = way, ties, asked, 0
        self._arcs: dict[int, Across] = {}
        self._reached, self._reaching, self._most = way.reached, way.reaching, most
        self._ends = [state for state in self._reaching if state >= 0]
        self._ahead, self._behind = dict[int, int](), dict[int, int]()
        self._look_ahead(most)
        self._look_back(most - 1)
        self._asked_first = self._asked
        self._measure()

    def _measure(self) -> None:
        """How many ties the nearest way takes, and what it cost to know."""
        self.least = min((ties for state, ties in self._ahead.items() if state in self._reaching), default=NEVER)
        self.work = 10 * (len(self._ahead) + len(self._behind)) + ASKED * self._asked_first

    def joined(self, person: int, is_source: bool) -> None:
        """Somebody new, of whom the way knows already."""
        if not is_source and "_not_left" in self.__dict__:
            self._not_left.add(person)

    def brought_closer(self, person: int, among: Set[int]) -> None:
        """Somebody may be tied to more people than before, `among` these: only what comes nearer is looked at."""
        before, others = self._asked, self.partners(person) & among
        self._arcs.clear()
        beyond = frozenset(self.way.beyond)
        self._lower_ahead(person, others, beyond)
        self._lower_behind(person, others, beyond)
        self._asked_first += self._asked - before
        self._measure()

    def _lower_ahead(self, person: int, others: Set[int], beyond: Set[int]) -> None:
        nearer = Nearer(self._ahead, self._reached, self._reaching, self._most)
        nearer.tie((~person, other) for other in others & beyond)
        if person in beyond:  # of those whom the source reaches one is enough
            one = islice(others - self._not_left, 1)
            nearer.tie((~other, person) for other in chain(one, others & self._not_left))
        nearer.spread(self.way.onward, lambda state: self.partners(~state) & beyond if state < 0 else ())

    def _lower_behind(self, person: int, others: Set[int], beyond: Set[int]) -> None:
        not_left = self._not_left
        nearer = Nearer(self._behind, self._reaching, self._reached, self._most - 1)
        nearer.tie((other, ~person) for other in others & beyond)
        if person in beyond:
            nearer.tie((person, ~other) for other in others & not_left)
        nearer.spread(
            self.way.back, lambda state: [~other for other in self.partners(state) & not_left] if state >= 0 else ()
        )

    def partners(self, person: int) -> frozenset[int]:
        self._asked += 1
        return self._introductions.partners(person)

    def holds(self, pair: Pair, most: int) -> bool:
        """Whether a way of at most `most` new ties runs over this one."""
        a, b = pair
        return self._ties(a, b) <= most or self._ties(b, a) <= most

    def crossing(self, most: int) -> list[Pair]:
        """Ties of which every way of at most `most` new ties holds one; those that cost least come first."""
        return self._across(most).pairs

    def crossing_for(self, ways: int, most: int) -> list[Pair]:
        """The same, or none where so many ways can't be had: they share nobody, so none leaves one whom another
        leaves, and none comes to one to whom another comes.
        """
        across = self._across(most)
        return across.pairs if ways <= across.ways else []

    def work_of_crossing(self, most: int) -> int:
        return ASKED * self._across(most).asked

    def _across(self, most: int) -> "Across":
        """The last ties to leave what the source reaches, or the first to enter what reaches the sink, whichever side
        is smaller; without people before whom enough others come who are alike.
        """
        found = self._arcs.get(most)
        if found is None:
            before = self._asked
            arcs = self._found_across(most)
            found = self._arcs[most] = Across(arcs, self._asked - before, self._introductions.cost)
        return found

    def _first(self, people: Collection[int]) -> Collection[int]:
        """Those of `people` before whom not enough others come who are alike."""
        late = self._introductions.twins.late(people, self.ties)
        return [person for person in people if person not in late] if late else people

    def _found_across(self, most: int) -> list[Pair]:
        if self._reached.outs <= len(self._ends):
            ins = {*self._ends, *(state for state, ties in self._behind.items() if state >= 0 and ties < most)}
            if self._reached.outs <= len(ins):
                ins = {*self._first(ins)}
                arcs = [(a, b) for a in self._first(self._reached.people_left()) for b in self.partners(a) & ins]
            else:
                arcs = self._into(ins, self._not_left)
        else:
            far = {person for person in self._not_left if self._ahead.get(~person, NEVER) >= most}
            ends = [b for b in self._ends if self._ahead.get(b, NEVER) <= most]
            arcs = self._into(ends, far)
        extra = self.way.extra
        return [(a, b) for a, b in arcs if a not in extra or b not in extra[a]]

    def _into(self, ends: Collection[int], far: Set[int]) -> list[Pair]:
        """From whom ties lead to `ends`, but those who are too `far`."""
        near = {b: self.partners(b) - far for b in self._first(ends)}
        froms = {*self._first(set().union(*near.values()))}
        return [(a, b) for b, some in near.items() for a in some & froms]

    def _ties(self, a: int, b: int) -> int:
        return self._from_source(a) + 1 + self._to_sink(b)

    def _from_source(self, person: int) -> int:
        """New ties it takes to be at the out-copy of `person`."""
        return 0 if ~person in self._reached else self._ahead.get(~person, NEVER)

    def _to_sink(self, person: int) -> int:
        return 0 if person in self._reaching else self._behind.get(person, NEVER)

    def _look_ahead(self, most: int) -> None:
        """From what the source reaches on, to where the sink can be reached."""
        level, here, there = self._ahead, self._reached, self._reaching
        fresh, outs, left_out = list[int](), here.outs, set(self._not_left)
        for ties in range(1, most + 1):
            left = [person for person in self.way.beyond if person not in level]
            if outs <= len(left):
                froms = here.people_left() if ties == 1 else [~s for s in fresh if s < 0 and s not in there]
                met = set().union(*map(self.partners, froms))
                fresh = [person for person in left if person in met]
            else:
                fresh = [person for person in left if not self.partners(person) <= left_out]
            level.update(dict.fromkeys(fresh, ties))
            for state in fresh:  # grows
                for other in self.way.onward(state) if state not in there else ():
                    if other not in level and other not in here:
                        level[other] = ties
                        fresh.append(other)
            outs = sum(state < 0 for state in fresh)
            left_out.difference_update(~state for state in fresh if state < 0 and state not in there)

    @cached_property
    def _not_left(self) -> set[int]:
        """The people whose out-copies are not reached: on no way those who are not reached at all."""
        on_ways = self.way.leads
        apart = {person for person in self.way.beyond if person not in on_ways}
        return apart | {person for person in on_ways if ~person not in self._reached}

    def _look_back(self, most: int) -> None:
        """From where the sink can be reached back, as far as the source does not reach."""
        level, here, there = self._behind, self._reaching, self._reached
        froms = self._ends
        for ties in range(1, most + 1):
            met = set().union(*map(self.partners, froms))
            fresh = [~person for person in met & self._not_left if ~person not in here and ~person not in level]
            level.update(dict.fromkeys(fresh, ties))
            for state in fresh:  # grows
                for other in self.way.back(state):
                    if other not in level and other not in here and other not in there:
                        level[other] = ties
                        fresh.append(other)
            froms = [state for state in fresh if state >= 0]


class Across:
    """Ties that lead across a gap, and how often was `asked` with whom somebody may be tied."""

    def __init__(self, arcs: list[Pair], asked: int, cost: Callable[[Pair], Cost]) -> None:
        self._arcs, self.asked, self._cost = arcs, asked, cost

    @cached_property
    def ways(self) -> int:
        """Over no more of them than this go ways that share nobody."""
        return min(len({a for a, _ in self._arcs}), len({b for _, b in self._arcs}))

    @cached_property
    def pairs(self) -> list[Pair]:
        """Those that cost least first."""
        return sorted({pair_of(a, b) for a, b in self._arcs}, key=self._cost)


class Nearer:
    """`level`, how many new ties it takes to be at each state from those that are `known`, lowered where ties come; up
    to `most`, and on from none of `ends`.
    """

    def __init__(self, level: dict[int, int], known: Grown | Set[int], ends: Grown | Set[int], most: int) -> None:
        self.level, self.known, self.ends = level, known, ends
        self._fresh: list[list[int]] = [[] for _ in range(most + 1)]

    def tie(self, arcs: Iterable[tuple[int, int]]) -> None:
        for tail, head in arcs:
            if tail in self.known:
                self._lower(head, 1)
            elif tail in self.level and tail not in self.ends:
                self._lower(head, self.level[tail] + 1)

    def spread(self, onward: Callable[[int], Iterable[int]], tied: Callable[[int], Iterable[int]]) -> None:
        """To where states lead `onward` without a new tie, and to those that may be `tied` to them."""
        for ties, fresh in enumerate(self._fresh):
            for state in fresh:  # grows
                if self.level[state] == ties and state not in self.ends:
                    for other in onward(state):
                        self._lower(other, ties)
                    for other in tied(state):
                        self._lower(other, ties + 1)

    def _lower(self, state: int, ties: int) -> None:
        if ties < len(self._fresh) and self.level.get(state, NEVER) > ties and state not in self.known:
            self.level[state] = ties
            self._fresh[ties].append(state)
