"""Steps between all pairs, against a second library."""

from itertools import combinations

import igraph
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.distances import Distances, distance_counts


def counted(known):
    ties = [(a, b) for a, others in enumerate(known) for b in others if a < b]
    steps = igraph.Graph(len(known), ties).distances()
    found = {}
    for line in steps:
        for far in line:
            if 0 < far < float("inf"):
                found[int(far)] = found.get(int(far), 0) + 1
    return found


@given(st.data(), st.integers(1, 12))
@settings(deadline=None)
def test_they_are_those_of_a_walk_after_every_change(data, size):
    known = [set() for _ in range(size)]
    pairs = list(combinations(range(size), 2))
    for a, b in data.draw(st.sets(st.sampled_from(pairs), max_size=2 * size)) if pairs else ():
        known[a].add(b)
        known[b].add(a)
    kept = Distances(known)
    assert distance_counts(known) == kept.counts() == counted(known)
    for _ in range(data.draw(st.integers(1, 25))):
        if len(known) < 2 or data.draw(st.integers(0, 3)) == 0:
            known.append(set())
            kept.joined()
        else:
            a, b = data.draw(st.sampled_from(list(combinations(range(len(known)), 2))))
            is_added = b not in known[a]
            for one, other in ((a, b), (b, a)):
                (known[one].add if is_added else known[one].remove)(other)
            (kept.tie_added if is_added else kept.tie_gone)(a, b)
        assert kept.counts() == distance_counts(known) == counted(known)


def test_a_long_line_is_walked_to_its_end():
    known = [{n for n in (person - 1, person + 1) if 0 <= n < 50} for person in range(50)]
    assert distance_counts(known) == {steps: 2 * (50 - steps) for steps in range(1, 50)} == Distances(known).counts()
