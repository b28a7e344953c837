"""No two groups that may be asked for differ by fewer than five people: tried for every pair."""

from collections import Counter
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.aggregates import K, table_of
from draagvlak.analysis.layers import LAYERS

PLACES = ("Boom", "Lier", "Mol", "")
PEOPLE = st.lists(st.tuples(st.sampled_from(LAYERS), st.sampled_from(PLACES)), max_size=40)


def groups_shown(table, people):
    """Whom each number that is shown counts, by their place in the list: cells, rows, columns and all."""
    row_of = {value: number for number, group in enumerate(table.rows) for value in group}
    column_of = {value: number for number, group in enumerate(table.columns) for value in group}
    cells = {cell: set() for cell in table.counts}
    if not cells:
        return []
    for number, (row, column) in enumerate(people):
        cells[row_of[row], column_of[column]].add(number)
    rows = [set().union(*(cells[r, c] for c in range(len(table.columns)))) for r in range(len(table.rows))]
    columns = [set().union(*(cells[r, c] for r in range(len(table.rows)))) for c in range(len(table.columns))]
    return [*cells.values(), *rows, *columns, set(range(len(people)))]


def sizes_found(shown):
    """Of every group, and of all that subtracting one or two groups from another tells."""
    pairs = combinations(shown, 2)
    apart = chain.from_iterable((a - b, b - a) for a, b in pairs if a <= b or b <= a)
    thirds = (a - b - c for a in shown for b, c in combinations(shown, 2) if b | c <= a and not b & c)
    return {len(found) for found in chain(shown, apart, thirds)}


@given(PEOPLE)
def test_whatever_is_subtracted_nobody_stands_alone(people):
    table = table_of(Counter(people), LAYERS)
    assert not sizes_found(groups_shown(table, people)) & set(range(1, K))


@given(PEOPLE)
def test_nobody_is_lost_and_rows_keep_their_order(people):
    table = table_of(Counter(people), LAYERS)
    if len(people) < K:
        assert table.counts == {}
        return
    assert sum(table.counts.values()) == len(people)
    assert tuple(chain.from_iterable(table.rows)) == LAYERS
    assert sorted(chain.from_iterable(table.columns)) == sorted({place for _, place in people})
    assert sum(map(table.of_row, range(len(table.rows)))) == len(people)
    assert sum(map(table.of_column, range(len(table.columns)))) == len(people)


def test_groups_that_are_large_enough_stay_apart():
    people = Counter({("colleague", "Boom"): 6, ("political", "Boom"): 5, ("colleague", "Lier"): 7})
    table = table_of(people, LAYERS)
    assert (len(table.rows), table.columns) == (7, (("Boom",), ("Lier",)))
    assert [count for count in table.counts.values() if count] == [6, 7, 5]


def test_a_plain_threshold_would_tell_of_one():
    """What the search above would find if each number were only hidden below five."""
    people = [("colleague", "Boom")] * 6 + [("political", "Boom")]
    plain = [{0, 1, 2, 3, 4, 5}, set(range(7))]
    assert 1 in sizes_found(plain)
    table = table_of(Counter(people), LAYERS)
    assert not sizes_found(groups_shown(table, people)) & set(range(1, K))
