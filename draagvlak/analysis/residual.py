"""Ways between two groups while ties are added one by one, and how near each tie comes to adding a way.

`paths.Flow` counts ways; this asks, of the ways that are found, which *new* ties would add one, alone or together.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field

Partners = Callable[[int], Iterable[int]]
Known = list[set[int]]


@dataclass
class Ways:
    """A largest set of ways that share nobody, at most `most`, from `sources` to `sinks` (Ford & Fulkerson 1956).

    `known` is never changed; `extra` holds the ties added. `leads` and `comes` give the next and the previous person
    on the way through somebody, None at its ends. States of the residual graph: p is the in-copy of person p, p + n
    the out-copy.
    """

    known: Known
    sources: Set[int]
    sinks: Set[int]
    most: int
    value: int = 0
    leads: dict[int, int | None] = field(default_factory=dict)
    comes: dict[int, int | None] = field(default_factory=dict)
    extra: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        while self.value < self.most and self._augment():
            self.value += 1

    def with_tie(self, a: int, b: int) -> "Ways":
        """The same ways and those that one tie more adds: a search or two, nothing anew."""
        extra = {person: set(others) for person, others in self.extra.items()}
        extra.setdefault(a, set()).add(b)
        extra.setdefault(b, set()).add(a)
        return Ways(
            self.known, self.sources, self.sinks, self.most, self.value, dict(self.leads), dict(self.comes), extra
        )

    def tied(self, person: int) -> set[int]:
        more = self.extra.get(person)
        return self.known[person] | more if more else self.known[person]

    def starts(self) -> list[int]:
        return [person for person in self.sources if self.comes.get(person, person) is not None]

    def ends(self) -> list[int]:
        """The out-copies from which a way may still end."""
        size = len(self.known)
        return [person + size for person in self.sinks if self.leads.get(person, person) is not None]

    def onward(self, state: int) -> list[int]:
        """Where the residual graph leads from `state` without a new tie."""
        size = len(self.known)
        if state < size:
            if state not in self.leads:
                return [state + size]
            before = self.comes[state]
            return [] if before is None else [before + size]
        person = state - size
        if person not in self.leads:
            return list(self.tied(person))
        following = self.leads[person]
        return [person, *(other for other in self.tied(person) if other != following)]

    def back(self, state: int) -> list[int]:
        """From where the residual graph leads to `state`."""
        size = len(self.known)
        if state < size:
            found = [other + size for other in self.tied(state) if self.leads.get(other) != state]
            return [*found, state + size] if state in self.leads else found
        person = state - size
        if person not in self.leads:
            return [person]
        following = self.leads[person]
        return [] if following is None else [following]

    def levels(self, partners: Partners, most: int, backwards: bool = False) -> dict[int, int]:
        """How many new ties at least, up to `most`, each state is away from the source (or from the sink).

        `partners` gives for a person those who may be tied to them.
        """
        size = len(self.known)
        step, fresh = (self.back, self.ends()) if backwards else (self.onward, self.starts())
        level = dict.fromkeys(fresh, 0)
        for ties in range(most + 1):
            reached = fresh
            while fresh:
                fresh = self._beyond(fresh, step, level, ties)
                reached = reached + fresh
            if ties == most:
                break
            left = [state if backwards else state - size for state in reached if (state < size) == backwards]
            met = set().union(*map(partners, left))
            seeds = ({other + size for other in met} if backwards else met) - level.keys()
            level.update(dict.fromkeys(seeds, ties + 1))
            fresh = list(seeds)
        return level

    @staticmethod
    def _beyond(fresh: list[int], step: Callable[[int], list[int]], level: dict[int, int], ties: int) -> list[int]:
        found = []
        for state in fresh:
            for other in step(state):
                if other not in level:
                    level[other] = ties
                    found.append(other)
        return found

    def _augment(self) -> bool:
        came: dict[int, int | None] = dict.fromkeys(self.starts())
        ends, todo = set(self.ends()), list(came)
        while todo:
            following = []
            for state in todo:
                if state in ends:
                    self._turn(state, came)
                    return True
                for other in self.onward(state):
                    if other not in came:
                        came[other] = state
                        following.append(other)
            todo = following
        return False

    def _turn(self, end: int, came: dict[int, int | None]) -> None:
        """Take the way found into the ways that are: steps back cancel what they go against."""
        size = len(self.known)
        arcs = {(a, b) for a, b in self.leads.items()} | {(None, b) for b, a in self.comes.items() if a is None}
        state, before = end, came[end]
        arcs.add((end - size, None))
        while before is not None:
            if before >= size and state < size and before - size != state:
                arcs.add((before - size, state))
            elif before < size and state >= size and state - size != before:
                arcs.discard((state - size, before))
            state, before = before, came[before]
        arcs.add((None, state))
        self.leads = {a: b for a, b in arcs if a is not None}
        self.comes = {b: a for a, b in arcs if b is not None}
