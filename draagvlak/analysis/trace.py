"""The way from idea through action to result: what is linked on a day, and what is free (METHOD §8).

Three counts side by side, never one score. A link runs from one sort of thing to the next, so no way comes back to
where it began. It counts on a day on which it holds itself and both its ends are there; a link with something that is
not in the lists, which a reader may not see, counts for nothing.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Span = tuple[Hashable, date, date | None]  # something that is there from a day up to and including a day; None: still
Link = tuple[Hashable, Hashable, date, date | None]  # from one thing to another, likewise
Masks = dict[Hashable, int]  # by thing, a bit for each day asked


@dataclass(frozen=True)
class Trace:
    """Of each sort of thing, and of the links between them; `id`s are told apart by sort."""

    ideas: Iterable[Span] = ()
    actions: Iterable[Span] = ()
    results: Iterable[Span] = ()
    idea_action: Iterable[Link] = ()
    action_result: Iterable[Link] = ()


@dataclass(frozen=True)
class Counts:
    """On one day, in numbers of things. `free` are ideas linked to no action, on purpose; a result is reached by an
    idea over an action that both are linked to.
    """

    free_ideas: int
    linked_ideas: int
    actions_with_idea: int
    actions_without_idea: int
    actions_with_result: int
    actions_without_result: int
    results_with_action: int
    results_without_action: int
    ideas_that_reached_a_result: int

    @property
    def ideas(self) -> int:
        return self.free_ideas + self.linked_ideas

    @property
    def actions(self) -> int:
        return self.actions_with_idea + self.actions_without_idea

    @property
    def results(self) -> int:
        return self.results_with_action + self.results_without_action


def counts_on(trace: Trace, days: Sequence[date]) -> tuple[Counts, ...]:
    """What is linked and what is free on each of `days`, which are in order: one pass over each list, whatever `days`.

    >>> long_ago, day = date(2025, 1, 1), date(2026, 11, 24)
    >>> ideas, actions = [("a", long_ago, None), ("b", long_ago, None)], [(1, long_ago, None)]
    >>> found, = counts_on(Trace(ideas, actions, (), [("a", 1, long_ago, None)]), [day])
    >>> found.free_ideas, found.linked_ideas, found.actions_with_idea, found.actions_without_result
    (1, 1, 1, 1)
    """
    there = _Days(days)
    ideas, actions, results = (there.masks(spans) for spans in (trace.ideas, trace.actions, trace.results))
    into_plan = there.links(trace.idea_action, ideas, actions)
    into_result = there.links(trace.action_result, actions, results)
    with_result = _from(into_result)
    reached = _from([(idea, action, mask & with_result[action]) for idea, action, mask in into_plan])
    linked, taken_up = _from(into_plan), _into(into_plan)
    came_of = _into(into_result)
    columns = (
        there.counted(mask & ~linked[key] for key, mask in ideas.items()),
        there.counted(linked.values()),
        there.counted(taken_up.values()),
        there.counted(mask & ~taken_up[key] for key, mask in actions.items()),
        there.counted(with_result.values()),
        there.counted(mask & ~with_result[key] for key, mask in actions.items()),
        there.counted(came_of.values()),
        there.counted(mask & ~came_of[key] for key, mask in results.items()),
        there.counted(reached.values()),
    )
    return tuple(Counts(*numbers) for numbers in zip(*columns, strict=True))


class _Days:
    """The days asked, and on which of them something holds: bit n of a mask for day n."""

    def __init__(self, days: Sequence[date]) -> None:
        self.days = days
        self.known: dict[tuple[date, date | None], int] = {}

    def holding(self, since: date, until: date | None) -> int:
        found = self.known.get((since, until))
        if found is None:
            first = bisect_left(self.days, since)
            after = len(self.days) if until is None else bisect_right(self.days, until)
            found = self.known[since, until] = max((1 << after) - (1 << first), 0)
        return found

    def masks(self, spans: Iterable[Span]) -> Masks:
        found: Masks = defaultdict(int)
        for key, since, until in spans:
            found[key] |= self.holding(since, until)
        return found

    def links(
        self, links: Iterable[Link], ones: Mapping[Hashable, int], others: Mapping[Hashable, int]
    ) -> list[tuple[Hashable, Hashable, int]]:
        """Those of which both ends are known, each on the days on which it counts."""
        return [
            (one, other, self.holding(since, until) & ones[one] & others[other])
            for one, other, since, until in links
            if one in ones and other in others
        ]

    def counted(self, masks: Iterable[int]) -> list[int]:
        """How many masks hold on each day. Most are alike, so each is looked into once."""
        numbers = [0] * len(self.days)
        for mask, count in Counter(masks).items():
            for place in range(len(numbers)):
                numbers[place] += count * (mask >> place & 1)
        return numbers


def _from(links: Iterable[tuple[Hashable, Hashable, int]]) -> Masks:
    found: Masks = defaultdict(int)
    for one, _other, mask in links:
        found[one] |= mask
    return found


def _into(links: Iterable[tuple[Hashable, Hashable, int]]) -> Masks:
    return _from((other, one, mask) for one, other, mask in links)
