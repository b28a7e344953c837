"""What is left of the map without the director, counted in persons at both levels."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.drawing import DIRECTOR, FALLS, HELD, LOOSE, draw_organisations, draw_people
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import KnownTie, Person, Records
from draagvlak.analysis.ties import network_of

DAY = date(2026, 11, 24)


def records(ties, director=None, size=6, layers=("colleague",)):
    people = tuple(Person(f"p{n}", f"P {n}", (layers[n % len(layers)],), f"O {n // 2}") for n in range(size))
    known = tuple(KnownTie(f"p{a}", f"p{b}") for a, b in ties)
    return Records(people, (), known, None if director is None else f"p{director}")


def drawn_by(draw, known, kept=()):
    return draw(known, network_of(known, DAY), dict(kept))


@pytest.mark.parametrize(
    ("ties", "director", "expected"),
    [
        # a star falls apart whole: nobody is with anybody
        ([(0, 1), (0, 2), (0, 3)], 0, [DIRECTOR, FALLS, FALLS, FALLS, LOOSE, LOOSE]),
        # a triangle holds; a leaf of the director falls
        ([(0, 1), (1, 2), (0, 2), (0, 3)], 0, [DIRECTOR, HELD, HELD, FALLS, LOOSE, LOOSE]),
        # a piece away from the director's is loose either way
        ([(0, 1), (1, 2), (0, 2), (4, 5)], 0, [DIRECTOR, HELD, HELD, LOOSE, LOOSE, LOOSE]),
        # no director: the main piece holds
        ([(0, 1), (1, 2)], None, [HELD, HELD, HELD, LOOSE, LOOSE, LOOSE]),
        # the director stands outside the main piece
        ([(0, 1), (2, 3), (3, 4)], 0, [DIRECTOR, LOOSE, HELD, HELD, HELD, LOOSE]),
        ([], 0, [DIRECTOR, LOOSE, LOOSE, LOOSE, LOOSE, LOOSE]),
    ],
)
def test_who_holds_falls_or_stands_loose(ties, director, expected):
    drawn = drawn_by(draw_people, records(ties, director))
    assert [node.state for node in drawn.nodes] == expected
    assert {(tie.a, tie.b): tie.falls for tie in drawn.strands} == {(a, b): director in (a, b) for a, b in ties}


def test_a_group_hangs_together_only_through_its_people():
    # O 1 is p2 and p3: p2 is tied to p1, p3 to nobody but the director
    drawn = drawn_by(draw_organisations, records([(0, 1), (1, 2), (0, 2), (0, 3)], 0))
    told = {node.key: (node.state, node.people, node.held, node.falls) for node in drawn.nodes}
    assert told == {
        "director/": (DIRECTOR, 1, 1, 0),
        "colleague/O 0": (HELD, 1, 1, 0),
        "colleague/O 1": (HELD, 2, 1, 1),
        "colleague/O 2": (LOOSE, 2, 0, 0),
    }
    assert [(tie.a, tie.b, tie.strength, tie.falls) for tie in drawn.strands] == [
        (0, 1, 1.0, True),
        (0, 2, 2.0, True),
        (1, 2, 1.0, False),
    ]


def test_people_in_poverty_are_one_group_whatever_they_belong_to():
    drawn = drawn_by(draw_organisations, records([(0, 1)], size=4, layers=("people_in_poverty",)))
    assert [(node.key, node.people) for node in drawn.nodes] == [("people_in_poverty/", 4)]


@st.composite
def networks(draw):
    size = draw(st.integers(1, 14))
    at = st.integers(0, size - 1)
    ties = draw(st.lists(st.tuples(at, at), max_size=30))
    return records([pair for pair in ties if pair[0] != pair[1]], draw(st.none() | at), size, LAYERS)


@given(networks())
def test_both_levels_count_the_same_people(known):
    people, groups = (drawn_by(draw, known) for draw in (draw_people, draw_organisations))
    for part in ("people", "held", "falls"):
        assert sum(getattr(node, part) for node in people.nodes) == sum(getattr(node, part) for node in groups.nodes)
    assert sum(node.people for node in people.nodes) == len(known.people)


@given(networks())
def test_drawn_again_everybody_is_where_they_were(known):
    for draw in (draw_people, draw_organisations):
        first = drawn_by(draw, known)
        kept = {node.key: node.place for node in first.nodes}
        assert drawn_by(draw, known, kept) == first
