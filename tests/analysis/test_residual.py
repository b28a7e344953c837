"""What is reached from either end, while ties are added one by one: as a search from the beginning finds it."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.conversations.residual import Ways


@st.composite
def networks(draw):
    size = draw(st.integers(2, 12))
    people = st.integers(0, size - 1)
    pairs = list(combinations(range(size), 2))
    ties = draw(st.sets(st.sampled_from(pairs), max_size=2 * size))
    more = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True))
    return size, ties, [pair for pair in more if pair not in ties], draw(st.sets(people)), draw(st.sets(people))


def known(size, ties):
    return [{b for b in range(size) if tuple(sorted((a, b))) in ties} for a in range(size)]


def states(size):
    return [state for person in range(size) for state in (person, ~person)]


@given(networks())
@settings(deadline=None, max_examples=200)
def test_ways_with_ties_added_are_those_of_the_network_with_them(given_):
    size, ties, more, sources, sinks = given_
    most = min(len(sources), len(sinks), 4)
    way = Ways(known(size, ties), sources, sinks, most).grown()
    for n, pair in enumerate(more, start=1):
        way = way.with_tie(*pair) if way.value < most else way
        anew = Ways(known(size, ties | set(more[:n])), sources, sinks, most).grown()
        assert way.value == anew.value
        if way.value < most:
            assert [s for s in states(size) if s in way.reached] == [s for s in states(size) if s in anew.reached]
            assert (way.reaching, sorted(way.beyond)) == (anew.reaching, sorted(anew.beyond))
            assert way.reached.outs == len(way.reached.people_left()) == anew.reached.outs
