"""Two publications that follow each other: whatever is subtracted, what is left is nobody, or k people and more."""

from collections import defaultdict
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.publishing import Published, published

ROWS, K = ("low", "middle", "high"), 3
cells = st.tuples(st.sampled_from(ROWS), st.sampled_from(["", "Duffel", "Lier"]))
people = st.dictionaries(st.sampled_from([f"p{n}" for n in range(14)]), cells, max_size=14)


def groups(said):
    found = defaultdict(set)
    for one, place in said.people.items():
        found[place].add(one)
    return list(found.values())


def sums(said):
    """Every set of people of which the count follows from what is published."""
    cells = groups(said)
    return [set().union(*some) for size in range(len(cells) + 1) for some in combinations(cells, size)]


@settings(deadline=None, max_examples=60)
@given(st.lists(people, min_size=2, max_size=5))
def test_no_difference_of_two_days_finds_fewer_than_k(days):
    before = published(Published(), days[0], ROWS, K)
    for today in days[1:]:
        after = published(before, today, ROWS, K)
        assert all(count == 0 or count >= K for count in after.table().counts.values())
        if before.people:
            for one in sums(before):
                for other in sums(after):
                    assert {len(one - other), len(other - one)}.isdisjoint(range(1, K))
        before = after


def test_it_would_be_found_without(monkeypatch):
    """That the test above can fail: made anew each day, one who joins is found."""
    first = {f"p{n}": ("low", "") for n in range(4)}
    then = first | {"p9": ("low", "")}
    anew = [published(Published(), day, ROWS, K) for day in (first, then)]
    assert len(sums(anew[1])[-1] - sums(anew[0])[-1]) == 1
    kept = published(anew[0], then, ROWS, K)
    assert kept == anew[0]


def test_a_move_is_followed_once_enough_made_it_and_enough_or_nobody_stay():
    """Where too few would stay, all is taken together, which says less and nothing of anybody."""
    low, high = {f"p{n}": ("low", "") for n in range(6)}, {f"q{n}": ("high", "") for n in range(3)}
    first = published(Published(), low | high, ROWS, K)
    for moved, expected in ((2, (6, 3)), (3, (3, 6)), (4, (9,)), (6, (0, 9))):
        now = low | high | {f"p{n}": ("high", "") for n in range(moved)}
        counts = published(first, now, ROWS, K).table()
        assert (
            tuple(counts.of_row(row) for row, group in enumerate(counts.rows) if group != ("middle",))[:2] == expected
        )
    assert published(first, {}, ROWS, K) == first


def test_a_finer_partition_waits_until_each_part_of_it_is_large_enough():
    first = published(Published(), {f"p{n}": ("low", "") for n in range(3)} | {"x": ("high", "")}, ROWS, K)
    grown = {f"p{n}": ("low", "") for n in range(3)} | {f"x{n}": ("high", "") for n in range(4)} | {"x": ("high", "")}
    assert published(first, grown, ROWS, K).rows == first.rows
