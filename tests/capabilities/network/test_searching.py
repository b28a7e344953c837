"""A search that forgives, and does not forgive everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.network.queries.searching import found, plain, plain_each, sound, sound_each

ROWS = [
    (1, "Jan Peeters", "OCMW consulent"),
    (2, "Zoë Van den Broeck", "Chiro"),
    (3, "Klaas Vermeulen Klaasje", "Kringwinkel"),
    (4, "Fatima El Amrani", "Peeters en zoon"),
    (5, "Jan Willems", ""),
    (6, "Jo", ""),
]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Jan Peeters", [1]),
        ("peeters jan", [1]),
        ("PEETERS", [1, 4]),  # a name before an organisation
        ("peters", [1, 4]),
        ("peetres", [1, 4]),
        ("zoe", [2]),
        ("zo\u0065\u0308", [2]),
        ("vandenbroeck", [2]),
        ("van den broek", [2]),
        ("claes", [3]),
        ("klaasje", [3]),
        ("fathima", [4]),
        ("el-amrani", [4]),
        ("consulent", [1]),
        ("konsulent", [1]),
        ("ja", [1, 5]),
        ("jo", [6]),
        ("jan willems", [5]),
        ("jan chiro", []),
        ("xyz", []),
        ("", [1, 2, 3, 4, 5, 6]),
        ("…", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_who_is_found_and_in_which_order(text, keys):
    assert found(ROWS, text) == keys


names = st.text(st.characters(whitelist_categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12)


@given(st.lists(names, min_size=1, max_size=8), st.data())
def test_who_is_looked_for_by_their_own_name_is_found(people, data):
    rows = [(n, name, "") for n, name in enumerate(people)]
    n = data.draw(st.integers(0, len(people) - 1))
    if plain(people[n]):
        assert n in found(rows, people[n])


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=5))
def test_nothing_that_is_typed_breaks_it(text, people):
    keys = found([(n, name, name[::-1]) for n, name in enumerate(people)], text)
    assert len(set(keys)) == len(keys)
    assert set(keys) <= set(range(len(people)))


@given(st.text(max_size=30))
def test_plain_is_plain(text):
    assert plain(plain(text)) == plain(text)
    assert plain(text) == " ".join(plain(text).split())


@given(st.lists(st.text(st.sampled_from("abcékzœßI' -,.\n\u0301xvy1")), max_size=8))
def test_many_texts_at_once_are_as_one_by_one(texts):
    assert plain_each(texts) == [plain(text) for text in texts]
    words = [word for text in texts for word in plain(text).split()]
    assert sound_each(words) == [sound(word) for word in words]
