"""The best few introductions between pieces, against every set there is."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.conversations.choice import Choice
from draagvlak.analysis.conversations.joining import NOTHING, Joining
from draagvlak.analysis.conversations.pieces import Piece, Pieces

pieces = st.lists(
    st.builds(Piece, st.integers(1, 4), st.integers(0, 3), st.integers(0, 15), st.booleans()), min_size=2, max_size=6
)


@st.composite
def asked(draw):
    table = dict(enumerate(draw(pieces)))
    between = list(combinations(table, 2))
    pairs = draw(st.lists(st.sampled_from(between), min_size=1, max_size=8, unique=True))
    for _ in range(draw(st.integers(0, 5))):  # pieces that hang on one pair each, some of them alike
        table[len(table)] = draw(st.sampled_from([Piece(1, 0, 0), Piece(1, 1, 0, True), Piece(2, 0, 4)]))
        pairs.append((draw(st.integers(0, 1)), len(table) - 1))
    costs = [(draw(st.integers(0, 2)), (f"a{n}", f"b{n}")) for n in draw(st.permutations(range(len(pairs))))]
    director = draw(st.sampled_from([None, -2]))
    return Joining(Pieces(table, -1, {name: name for name in table}), director), pairs, costs


def every_set(joining, pairs, costs, groups, ties):
    """The order of each set of up to so many ties, as METHOD §4 gives it."""
    for count in range(ties + 1):
        for places in combinations(range(len(pairs)), count):
            after = groups
            for n in places:
                after = joining.joined(after, pairs[n])
            names = sorted(costs[n][1] for n in places)
            yield (*joining.value(after), sum(costs[n][0] for n in places), count, names, [pairs[n] for n in places])


@given(asked(), st.integers(0, 3), st.booleans(), st.data())
@settings(deadline=None, max_examples=100)
def test_the_choice_is_the_best_of_every_set(given_, ties, has_joined, data):
    joining, pairs, costs = given_
    before = data.draw(st.lists(st.sampled_from([*pairs, (-1, -2)]), max_size=3, unique=True))
    joining.limit_to(pairs)
    groups = joining.joined(NOTHING, pairs[0]) if has_joined else NOTHING
    assert Choice(joining, pairs, costs, before).best(groups, ties) == min(
        every_set(joining, pairs, costs, groups, ties)
    )
