"""Everybody has a place of their own, in the band of their layer, and keeps it."""

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.drawing.layout import BANDS, band_of, layout
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import Person


@st.composite
def networks(draw):
    size = draw(st.integers(1, 30))
    people = [
        Person(f"p{n}", f"P {n}", tuple(draw(st.lists(st.sampled_from(LAYERS), max_size=2, unique=True))))
        for n in range(size)
    ]
    ids = st.sampled_from([person.id for person in people])
    return people, draw(st.lists(st.tuples(ids, ids), max_size=40))


@given(networks())
def test_each_has_a_place_of_their_own_in_their_band(network):
    people, ties = network
    places = layout(people, ties, {})
    assert len(set(places.values())) == len(people)
    assert [int(places[person.id][1]) for person in people] == [band_of(person) for person in people]


@given(networks())
def test_the_same_network_gives_the_same_map(network):
    people, ties = network
    first = layout(people, ties, {})
    assert layout(people, ties, {}) == first
    assert layout(people, [], first) == first


@given(networks(), st.data())
def test_who_stands_stays_and_who_comes_finds_room(network, data):
    people, ties = network
    here = people[: data.draw(st.integers(1, len(people)))]
    before = layout(here, ties, {})
    after = layout(people, ties, before)
    assert {person.id: after[person.id] for person in here} == before
    assert len(set(after.values())) == len(people)


def test_a_newcomer_stands_near_their_neighbours():
    people = [Person(f"p{n:02}", "", ("colleague",)) for n in range(20)]
    before = layout(people, [], {})
    after = layout([*people, Person("new", "", ("political",))], [("new", "p03")], before)
    assert after["new"][0] == before["p03"][0]


def test_another_layer_is_another_band():
    before = layout([Person("a", "", ()), Person("b", "", ("political",))], [("a", "b")], {})
    after = layout([Person("a", "", ("association",)), Person("b", "", ("political",))], [("a", "b")], before)
    assert (int(before["a"][1]), int(after["a"][1])) == (0, BANDS.index("association"))
    assert after["b"] == before["b"]


def test_neighbours_come_together():
    people = [
        Person(f"{side}{n}", "", (layer,)) for n in range(6) for side, layer in (("a", LAYERS[0]), ("b", LAYERS[6]))
    ]
    ties = [(f"a{n}", f"b{(5 * n + 2) % 6}") for n in range(6)]
    places = layout(people, ties, {})
    assert [places[a][0] - places[b][0] for a, b in ties] == [0.0] * 6


def test_nobody_is_nowhere():
    assert layout([], [], {}) == {}
