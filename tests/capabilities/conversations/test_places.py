"""Marked words keep their place when the text around them changes, or have none: never a wrong one."""

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.conversations.mapping import moved, only_place

# Every sign stands once, but spaces and line ends: where each came from is known, and no two can be mixed up.
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 400)]
BETWEEN = st.sampled_from(["", "", "", " ", " ", "\n"])


@st.composite
def changed_texts(draw, most_edits):
    """A text, what it became by some edits, and the place in the old text of each of its signs (None for a new one)."""
    fresh = iter(SIGNS)
    old = "".join(next(fresh) + draw(BETWEEN) for _ in range(draw(st.integers(4, 60))))
    now = [(sign, place) for place, sign in enumerate(old)]
    for _ in range(draw(st.integers(1, most_edits))):
        start = draw(st.integers(0, len(now)))
        end = draw(st.integers(start, min(len(now), start + 8)))
        came = [(next(fresh), None) for _ in range(draw(st.integers(0, 4)))]
        came += [(sign, None) for sign in draw(BETWEEN)]
        now[start:end] = came
    return old, "".join(sign for sign, _ in now), [place for _, place in now]


def place_in(draw_from, text):
    start = draw_from(st.integers(0, len(text) - 1))
    return start, draw_from(st.integers(start + 1, min(len(text), start + 12)))


def truth(place, texts):
    """Where these signs stand now, still together; None where one went, or something came between. One space or
    line end is as good as another.
    """
    old, new, origins = texts
    at = {origin: now for now, origin in enumerate(origins) if origin is not None}
    starts = {at.get(one, -1) - one + place[0] for one in range(*place) if not old[one].isspace()}
    if len(starts) != 1 or (start := starts.pop()) < 0:
        return None
    found = start, start + place[1] - place[0]
    return found if new[slice(*found)] == old[slice(*place)] else None


@given(changed_texts(most_edits=6), st.data())
def test_whatever_was_changed_a_place_is_right_or_gone(texts, data):
    old, new, _origins = texts
    place = place_in(data.draw, old)
    (found,) = moved(old, new, [place])
    assert found is None or old[slice(*place)].strip() == "" or found == truth(place, texts)


@given(changed_texts(most_edits=1), st.data())
def test_one_change_takes_no_place_but_those_it_touched(texts, data):
    old, new, _origins = texts
    start, end = place_in(data.draw, old)
    words = old[start:end].strip()
    if words:
        start = old.index(words[0])  # as fragments are marked: no white space at the ends
        place = (start, start + len(words))
        assert moved(old, new, [place]) == [truth(place, texts)]


@given(st.text("ja \n", max_size=40), st.text("ja \n", max_size=40), st.data())
def test_where_words_repeat_a_place_still_says_the_words(old, new, data):
    if old:
        place = place_in(data.draw, old)
        (found,) = moved(old, new, [place])
        assert found is None or new[slice(*found)] == old[slice(*place)]


def test_of_words_that_stand_twice_nobody_guesses_which_went():
    first, second, third = (0, 3), (4, 7), (8, 11)
    assert moved("ja. ja. ja.", "ja. ja.", [first, second, third]) == [None, None, None]
    assert moved("ja. ja.", "ja. ja. ja.", [first, second]) == [None, None]
    assert moved("ja. nee. ja.", "nee. ja.", [(0, 3), (4, 8), (9, 12)]) == [None, (0, 4), (5, 8)]


def test_typing_on_takes_no_place():
    assert moved("Zo was het", "Zo was hett", [(0, 10)]) == [(0, 10)]
    assert moved("Zo was het", "Zo was het.\nEn toen", [(7, 10)]) == [(7, 10)]
    assert moved("b\na", "b\nc\na", [(0, 1), (2, 3)]) == [(0, 1), (4, 5)]


def test_changes_far_apart_leave_what_is_between():
    old = "Eerste lijn\nAn zei: zonder vervoer geen feest\nLaatste lijn\n"
    new = "De eerste lijn\nAn zei: zonder vervoer geen feest\nDe laatste\n"
    words = "zonder vervoer geen feest"
    (found,) = moved(old, new, [(old.index(words), old.index(words) + len(words))])
    assert found is not None
    assert new[slice(*found)] == words


def test_two_changes_in_a_line_leave_what_is_between():
    old = "An zei: zonder vervoer geen feest. Bo zei: we vragen het nooit aan de mensen."
    new = "Welkom. An zei: zonder vervoer geen feest. Bo zei: we vroegen het nooit aan de mensen."
    places = [(old.index(words), old.index(words) + len(words)) for words in ("zonder vervoer geen", "aan de mensen")]
    assert [new[slice(*place)] for place in moved(old, new, places) if place] == [
        "zonder vervoer geen",
        "aan de mensen",
    ]


def test_words_that_stand_once_have_an_only_place():
    assert only_place("ja en nee", "nee") == (6, 9)
    assert only_place("ja en ja", "ja") is None
    assert only_place("aaa", "aa") is None
    assert only_place("ja", "") is None
