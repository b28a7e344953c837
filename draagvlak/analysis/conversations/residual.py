"""Ways between two groups while ties are added one by one, and what is reached from either end when no way is left.

`paths.Flow` counts ways; this asks, of the ways that are found, which *new* ties would add one, alone or together.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from draagvlak.analysis.conversations.grown import LOST, Grown


class Known(Protocol):
    """Whom each person (number) knows."""

    def __len__(self) -> int: ...

    def __getitem__(self, person: int, /) -> Collection[int]: ...


MOST = 3  # ways that count


@dataclass
class Ways:
    """A largest set of ways that share nobody, at most `most`, from `sources` to `sinks` (Ford & Fulkerson 1956).

    `known` is never changed; `extra` holds the ties added. `leads` and `comes` give the next and the previous person
    on the way through somebody, None at its ends. States of the residual graph: p is the in-copy of person p, ~p the
    out-copy.
    """

    known: Known
    sources: Collection[int]
    sinks: Collection[int]
    most: int
    value: int = 0
    leads: dict[int, int | None] = field(default_factory=dict)
    comes: dict[int, int | None] = field(default_factory=dict)
    extra: dict[int, set[int]] = field(default_factory=dict)
    within: list[int] | None = None  # where those are whom a search did not reach, if that is known
    turned: "Turned | None" = None

    def with_tie(self, a: int, b: int) -> "Ways":
        """The same ways and the one that a tie more may add (no more run over it). Only what the tie newly reaches is
        looked at: the search that found no further way goes on from there.
        """
        extra = {person: set(others) for person, others in self.extra.items()}
        extra.setdefault(a, set()).add(b)
        extra.setdefault(b, set()).add(a)
        more = Ways(self.known, self.sources, self.sinks, self.most, self.value, self.leads, self.comes, extra)
        if self.value == self.most:
            return more
        reached = Grown(self.reached)
        for tail, head in ((~a, b), (~b, a)):
            if tail in reached and head not in reached:
                end = more._search([(head, tail)], reached)
                if end is not None:
                    more.turned = Turned(self, reached, end)
                    more._turn(end, reached)
                    return more
        more.reached, more.within = reached, self.beyond
        return more

    @cached_property
    def reached(self) -> Grown:
        """What a further way could come from: for each state that the source reaches, the one before it."""
        if self.turned is not None:
            return self._mended(self.turned)
        while True:
            reached = Grown()
            end = self._search([(start, None) for start in self.starts()], reached)
            if end is None or self.value == self.most:
                return reached
            self._turn(end, reached)

    @cached_property
    def reaching(self) -> set[int]:
        """The states from which the sink can be reached; none of them is `reached`."""
        found = {~person for person in self.ends()}
        todo = list(found)
        for state in todo:
            for other in self.back(state):
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return found

    @cached_property
    def beyond(self) -> list[int]:
        """The people who are not reached."""
        reached, within = self.reached, range(len(self.known)) if self.within is None else self.within
        return [person for person in within if person not in reached]

    def grown(self) -> "Ways":
        """Itself, with as many ways as there are."""
        if self.value < self.most:
            _ = self.reached
        return self

    def joined(self, person: int, is_source: bool) -> None:
        """Somebody new, without ties yet and no sink, whom the first ways, from which these came, know of already."""
        if is_source and "reached" in self.__dict__:
            self.reached.__dict__.pop("outs", None)  # counted again when asked for
        elif not is_source and "beyond" in self.__dict__:
            self.beyond.append(person)
        elif not is_source and self.turned is not None and self.within is not None:
            self.within.append(person)  # of its own, where others have that of the ways before

    def tied(self, person: int) -> Collection[int]:
        more = self.extra.get(person)
        return {*self.known[person], *more} if more else self.known[person]

    def starts(self) -> list[int]:
        return [person for person in self.sources if self.comes.get(person, person) is not None]

    def ends(self) -> list[int]:
        """The people at whose out-copies a way may still end."""
        return [person for person in self.sinks if self.leads.get(person, person) is not None]

    def onward(self, state: int) -> list[int]:
        """Where the residual graph leads from `state` without a new tie."""
        if state >= 0:
            if state not in self.leads:
                return [~state]
            before = self.comes[state]
            return [] if before is None else [~before]
        person = ~state
        if person not in self.leads:
            return list(self.tied(person))
        following = self.leads[person]
        return [person, *(other for other in self.tied(person) if other != following)]

    def back(self, state: int) -> list[int]:
        """From where the residual graph leads to `state`."""
        if state >= 0:
            found = [~other for other in self.tied(state) if self.leads.get(other) != state]
            return [*found, ~state] if state in self.leads else found
        person = ~state
        if person not in self.leads:
            return [person]
        following = self.leads[person]
        return [] if following is None else [following]

    def _search(self, firsts: Iterable[tuple[int, int | None]], reached: Grown) -> int | None:
        """Go on from `firsts` (each with the state before it) into what is not `reached` yet; the out-copy where a
        further way ends, or None.
        """
        came, is_grown = reached.fresh, bool(reached.before)
        came.update(firsts)
        todo = list(came)
        sinks, leads = self.sinks, self.leads
        for state in todo:
            if state < 0 and ~state in sinks and leads.get(~state, ~state) is not None:
                return state
            for other in self.onward(state):
                if other in reached if is_grown else other in came:
                    continue
                came[other] = state
                todo.append(other)
        return None

    def _mended(self, turned: "Turned") -> Grown:
        """What is reached once a way was found: what hung on where it began is looked at again, all else still is."""
        earlier, fresh = turned.before.reached, turned.reached.fresh
        lost = turned.hanging_on_it()
        unsure = {*lost, *fresh}
        reached = Grown(earlier)
        reached.fresh.update(dict.fromkeys(lost, LOST))
        todo = []
        for state in unsure:
            tail = next((some for some in self.back(state) if some not in unsure and some in earlier), None)
            if tail is not None:
                reached.fresh[state] = tail
                todo.append(state)
        for state in todo:  # grows
            for other in self.onward(state):
                if other not in reached:
                    reached.fresh[other] = state
                    todo.append(other)
        self.within = [*turned.before.beyond, *(state for state in lost if state >= 0)]
        return reached

    def _turn(self, end: int, came: Grown) -> None:
        """Take the way found into the ways that are: steps back cancel what they go against."""
        arcs = {(a, b) for a, b in self.leads.items()} | {(None, b) for b, a in self.comes.items() if a is None}
        state, before = end, came[end]
        arcs.add((~end, None))
        while before is not None:
            if before < 0 <= state and ~before != state:
                arcs.add((~before, state))
            elif before >= 0 > state and ~state != before:
                arcs.discard((~state, before))
            state, before = before, came[before]
        arcs.add((None, state))
        self.leads = {a: b for a, b in arcs if a is not None}
        self.comes = {b: a for a, b in arcs if b is not None}
        self.value += 1


@dataclass(frozen=True)
class Turned:
    """A way found by one tie more: the ways before it, what was reached with the tie, and where the way ends."""

    before: Ways
    reached: Grown
    end: int

    def hanging_on_it(self) -> list[int]:
        """What was reached, before the tie, from where this way begins and may not be any more."""
        first = self.end
        while (state := self.reached[first]) is not None:
            first = state
        found, earlier = [first], self.before.reached
        for state in found:  # grows
            found += [other for other in self.before.onward(state) if other in earlier and earlier[other] == state]
        return found
