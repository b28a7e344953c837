"""Nobody finds a group of one to four people, whatever they subtract from what is shown: tried by brute force."""

from itertools import combinations, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.surveys import CONSTRUCTS, published

FULL, ONLY_TRUST, ONLY_VALUE, EMPTY = (
    (4, 3, 2, 1, 2, 3),
    (4, 4, 4, None, None, 1),
    (None, 1, None, 2, 2, 2),
    (None,) * 6,
)
SOME = LAYERS[:4]
COUNTS = st.dictionaries(
    st.sampled_from(SOME), st.tuples(*[st.integers(0, 12)] * 3, st.integers(0, 3)), max_size=len(SOME)
)


def sheets_of(counts):
    kinds = (FULL, ONLY_TRUST, ONLY_VALUE, EMPTY)
    return {
        layer: [sheet for kind, n in zip(kinds, of, strict=True) for sheet in [kind] * n]
        for layer, of in counts.items()
    }


def people_in(cell, sheets):
    """Of whom a cell could speak: the people with a score, or, where that many are not in it, those with both."""
    scored = {(layer, n) for layer in cell.layers for n, sheet in enumerate(sheets.get(layer, ())) if _has(sheet, cell)}
    both = {(layer, n) for layer, n in scored if all(_has(sheets[layer][n], None, name) for name in CONSTRUCTS)}
    chosen = set()
    for layer in cell.layers:
        mine, with_both = ({one for one in group if one[0] == layer} for group in (scored, both))
        other = {
            (layer, n)
            for n, sheet in enumerate(sheets.get(layer, ()))
            if all(_has(sheet, None, name) for name in CONSTRUCTS if name != cell.construct)
        }
        apart = any(0 < len(part) < K for part in (mine - other, other - mine, mine & other))
        chosen |= with_both if apart else mine
    return chosen


def _has(sheet, cell, construct=None):
    return sum(sheet[place] is not None for place in CONSTRUCTS[construct or cell.construct]) >= 2


def told_by(sets):
    """The sizes of all groups that sets tell: each, what two differ by or share, what is left after three."""
    for one in sets:
        yield len(one)
    for one, two in combinations(sets, 2):
        yield from (len(one - two), len(two - one), len(one & two))
    for whole, *parts in product(sets, repeat=3):
        yield len(whole.difference(*parts))


@settings(deadline=None)
@given(COUNTS, st.integers(0, 9))
@example({"partner_organisation": (0, 5, 5, 0), "colleague": (1, 0, 0, 0)}, 0)
@example({"partner_organisation": (4, 6, 6, 0), "colleague": (9, 0, 0, 0)}, 2)
def test_no_two_cells_tell_of_fewer_than_five(counts, silent):
    sheets = sheets_of(counts)
    found = published(sheets, {layer: len(of) + silent for layer, of in sheets.items()})
    cells = [*found.cells, *found.totals]
    sets = [people_in(cell, sheets) for cell in cells]
    assert [cell.found.n for cell in cells] == [len(people) for people in sets]
    assert not set(told_by(sets)) & set(range(1, K))


def test_all_of_small_surveys():
    """Every way in which three layers can have 0 to 7 answers."""
    tried = 0
    for sizes in product(range(8), repeat=3):
        sheets = {layer: [FULL] * n for layer, n in zip(LAYERS, sizes, strict=False)}
        found = published(sheets, dict.fromkeys(sheets, 7))
        sets = [people_in(cell, sheets) for cell in (*found.cells, *found.totals)]
        assert not set(told_by(sets)) & set(range(1, K))
        tried += bool(sets)
    assert tried > 300


def test_only_hiding_what_is_small_would_tell_it():
    """What the search above finds where each cell was looked at alone."""
    sheets = {"colleague": [FULL] * 6, "political": [FULL] * 2}
    alone = [{("colleague", n) for n in range(6)}, {(layer, n) for layer, of in sheets.items() for n in range(len(of))}]
    assert 2 in set(told_by(alone))
    found = published(sheets, {"colleague": 6, "political": 4})
    assert (found.few, found.along, found.cells) == (("political",), ("colleague",), ())
    assert [(cell.layers, cell.found.n, cell.found.invited) for cell in found.totals] == [
        (("colleague", "political"), 8, 10)
    ] * 2


def test_the_next_smallest_goes_too_and_is_shown_together():
    sheets = {"partner_organisation": [FULL] * 9, "colleague": [FULL] * 6, "political": [FULL] * 3}
    found = published(sheets, {"partner_organisation": 10, "colleague": 10, "political": 5})
    assert (found.few, found.along) == (("political",), ("colleague",))
    assert [(cell.layers, cell.construct, cell.found.n) for cell in found.cells] == [
        (("partner_organisation",), "trust", 9),
        (("partner_organisation",), "value", 9),
        (("colleague", "political"), "trust", 9),
        (("colleague", "political"), "value", 9),
    ]
    assert [cell.found.n for cell in found.totals] == [18, 18]


def test_layers_large_enough_all_stand_alone():
    sheets = {layer: [FULL] * 5 for layer in LAYERS}
    found = published(sheets, dict.fromkeys(LAYERS, 8))
    assert [cell.layers for cell in found.cells] == [(layer,) for layer in LAYERS for _ in CONSTRUCTS]
    assert (found.few, found.along) == ((), ())


def test_where_nobody_is_left_alone_nothing_is_shown():
    assert published({"colleague": [FULL] * 4}, {"colleague": 9}).cells == ()
    assert published({"colleague": [FULL] * 2, "political": [FULL] * 2}, {"colleague": 9}).totals == ()
    assert published({}, {"colleague": 9}).few == ("colleague",)
    assert published({}, {}) == published({"colleague": []}, {})


def test_one_who_answered_half_is_not_told_by_the_other_half():
    found = published({"colleague": [FULL] * 6 + [ONLY_TRUST]}, {"colleague": 9})
    assert [(cell.construct, cell.found.n, cell.found.invited) for cell in found.cells] == [
        ("trust", 6, 9),
        ("value", 6, 9),
    ]
    enough = published({"colleague": [FULL] * 6 + [ONLY_TRUST] * 5}, {"colleague": 11})
    assert [(cell.construct, cell.found.n) for cell in enough.cells] == [("trust", 11), ("value", 6)]


def test_more_answers_than_expected_are_as_many_as_asked():
    found = published({"association": [FULL] * 7}, {"association": 5})
    assert [(cell.found.n, cell.found.invited) for cell in found.cells] == [(7, 7), (7, 7)]
