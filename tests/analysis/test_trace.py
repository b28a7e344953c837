"""The way from idea to result: counts add up at every date, agree with a slow twin, and no way comes back."""

from dataclasses import asdict
from datetime import date, timedelta
from graphlib import TopologicalSorter

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.stretches import stretches
from draagvlak.analysis.trace import Counts, Trace, counts_on

DAY = date(2026, 11, 24)
offsets = st.integers(-40, 40)
periods = st.tuples(offsets, st.none() | st.integers(-3, 60)).map(
    lambda one: (day(one[0]), None if one[1] is None else day(one[0] + one[1]))
)
keys = st.integers(0, 4)  # the same for each sort: nobody may take an idea for an action


def day(n):
    return DAY + timedelta(days=n)


def spans():
    return st.dictionaries(keys, periods, max_size=5).map(lambda found: [(key, *when) for key, when in found.items()])


def links():
    return st.lists(st.tuples(keys, keys, periods).map(lambda one: (one[0], one[1], *one[2])), max_size=9)


traces = st.builds(Trace, spans(), spans(), spans(), links(), links())
asked = st.lists(offsets, min_size=1, max_size=9, unique=True).map(lambda found: [day(n) for n in sorted(found)])


def holding(spans, on):
    return {one[:-2] for one in spans if one[-2] <= on and (one[-1] is None or on <= one[-1])}


def slow(trace, on):
    """Each count by the words of METHOD §8, for one day."""
    ideas, actions, results = (
        {key for (key,) in holding(some, on)} for some in (trace.ideas, trace.actions, trace.results)
    )
    taken_up = {(i, a) for i, a in holding(trace.idea_action, on) if i in ideas and a in actions}
    led_to = {(a, r) for a, r in holding(trace.action_result, on) if a in actions and r in results}
    linked, with_idea = {i for i, _a in taken_up}, {a for _i, a in taken_up}
    with_result, came_of = {a for a, _r in led_to}, {r for _a, r in led_to}
    return Counts(
        len(ideas - linked),
        len(linked),
        len(with_idea),
        len(actions - with_idea),
        len(with_result),
        len(actions - with_result),
        len(came_of),
        len(results - came_of),
        len({i for i, a in taken_up if a in with_result}),
    )


@settings(deadline=None)
@given(traces, asked)
def test_it_agrees_with_a_slow_twin_on_every_day(trace, days):
    assert counts_on(trace, days) == tuple(slow(trace, on) for on in days)


@settings(deadline=None)
@given(traces, asked)
def test_linked_and_free_are_all_at_every_date(trace, days):
    for on, found in zip(days, counts_on(trace, days), strict=True):
        assert found.ideas == len(holding(trace.ideas, on))
        assert found.free_ideas == found.ideas - found.linked_ideas
        assert (
            found.actions == len(holding(trace.actions, on)) == found.actions_with_result + found.actions_without_result
        )
        assert found.results == len(holding(trace.results, on))
        assert found.ideas_that_reached_a_result <= found.linked_ideas
        assert min(asdict(found).values()) >= 0


@settings(deadline=None)
@given(traces, asked)
def test_no_way_comes_back_to_where_it_began(trace, days):
    """Whatever is linked: what counts runs from ideas to actions to results, also where all bear the same key."""
    ways = TopologicalSorter()
    for i, a, *_when in trace.idea_action:
        ways.add(("action", a), ("idea", i))
    for a, r, *_when in trace.action_result:
        ways.add(("result", r), ("action", a))
    ways.prepare()  # raises CycleError where there is one
    for found in counts_on(trace, days):
        assert found.ideas_that_reached_a_result <= found.actions_with_result * found.ideas


@settings(deadline=None)
@given(traces, asked, st.tuples(keys, keys))
def test_one_link_more_frees_nothing_and_makes_nothing(trace, days, pair):
    more = Trace(
        trace.ideas, trace.actions, trace.results, [*trace.idea_action, (*pair, date.min, None)], trace.action_result
    )
    for before, after in zip(counts_on(trace, days), counts_on(more, days), strict=True):
        assert (after.ideas, after.actions, after.results) == (before.ideas, before.actions, before.results)
        assert after.free_ideas <= before.free_ideas
        assert after.ideas_that_reached_a_result >= before.ideas_that_reached_a_result


def test_a_link_counts_while_both_ends_are_there():
    ideas = [("i", day(-30), day(-10))]
    actions = [("a", day(-20), None)]
    results = [("r", day(-5), None)]
    found = counts_on(
        Trace(ideas, actions, results, [("i", "a", day(-25), None)], [("a", "r", day(-5), day(-2))]),
        [day(-25), day(-20), day(-10), day(-9), day(-5), day(-1)],
    )
    assert [one.free_ideas for one in found] == [1, 0, 0, 0, 0, 0]
    assert [one.linked_ideas for one in found] == [0, 1, 1, 0, 0, 0]
    assert [one.actions_without_idea for one in found] == [0, 0, 0, 1, 1, 1]
    assert [one.results_without_action for one in found] == [0, 0, 0, 0, 0, 1]


def test_what_a_reader_may_not_see_counts_for_nothing():
    (found,) = counts_on(Trace([], [("a", DAY, None)], [], [("hidden", "a", DAY, None)]), [DAY])
    assert found == Counts(0, 0, 0, 1, 0, 1, 0, 0, 0)


def test_nothing_is_nothing():
    assert counts_on(Trace(), [DAY]) == (Counts(*[0] * 9),)
    assert counts_on(Trace(), []) == ()


def test_quarters_while_there_are_few_then_half_years():
    assert [(one.year, one.number) for one in stretches(date(2025, 1, 31), DAY)] == [
        *((2025, n) for n in (1, 2, 3, 4)),
        *((2026, n) for n in (1, 2, 3, 4)),
    ]
    longer = stretches(date(2024, 12, 31), DAY)
    assert [(one.year, one.number, one.of) for one in longer] == [
        (2024, 2, 2),
        (2025, 1, 2),
        (2025, 2, 2),
        (2026, 1, 2),
        (2026, 2, 2),
    ]
    assert [one.until for one in longer][-2:] == [date(2026, 6, 30), DAY]
    assert len(stretches(date(1990, 1, 1), DAY)) == 12
    assert [(one.number, one.until) for one in stretches(day(9), DAY)] == [(4, DAY)]


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_stretches_are_in_order_and_end_on_the_last_day(first, last):
    found = stretches(first, last)
    ends = [one.until for one in found]
    assert ends == sorted(set(ends))
    assert ends[-1] == last
