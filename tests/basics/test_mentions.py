"""A name is found however it is written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.mentions import GONE, names_of

AN = names_of(["An Peeters", "an.peeters@x.be", "0470 11 22 33"])
BAREND = names_of(["Bärend Van den Übel"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Overleg met An Peeters.", f"Overleg met {GONE}."),
        ("PEETERS, an: zie onder", f"{GONE}: zie onder"),
        ("an  peeters/an\npeeters", f"{GONE}/{GONE}"),
        ("mail an.Peeters@x.be of bel 0470/112233", f"mail {GONE} of bel {GONE}"),
        ("lijst_an_peeters_2026.xlsx", f"lijst_{GONE}_2026.xlsx"),
        ("Jan Peeters en An Peetersen; Ann Peeters", "Jan Peeters en An Peetersen; Ann Peeters"),
        # Between two others it may be them or her: then a word too many goes, rather than one too few.
        ("Jan Peeters, An Claes", f"Jan {GONE} Claes"),
        ("tel 10470112233", "tel 10470112233"),
        ("An was er", "An was er"),
        ("", ""),
    ],
)
def test_wholes(text, left):
    assert AN.taken_out(text) == left


@pytest.mark.parametrize("text", ["barend van den ubel", "BÄREND VAN DEN ÜBEL", "Übel Barend van den"])
def test_accents_capitals_and_order(text):
    assert BAREND.taken_out(f"«{text}»") == f"«{GONE}»"


def test_words_count_with_a_capital_and_only_where_they_are_asked():
    text = "An gaf het aan An; maar peeters niet, Peeters wel"
    assert AN.taken_out(text) == text
    assert AN.taken_out(text, with_words=True) == f"{GONE} gaf het aan {GONE}; maar peeters niet, {GONE} wel"
    assert (AN.words_are_in(text), AN.words_are_in("An Peeters")) == (True, False)


def test_one_word_is_a_whole_only_alone():
    assert names_of(["Fatima"]).taken_out("Fatima belde") == f"{GONE} belde"
    assert names_of(["Fatima"], alone=False).taken_out("Fatima belde") == "Fatima belde"


def test_json_in_every_corner():
    value = {"name": ["An Peeters", {"x": "An Peeters", "n": 3, "e": None}]}
    assert AN.taken_out_of(value) == {"name": [GONE, {"x": GONE, "n": 3, "e": None}]}


def test_nobody_is_nowhere():
    assert names_of([]).taken_out("An Peeters") == "An Peeters"
    assert not names_of(["", "  "]).are_in("")


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["Zoë Ångström", "an@x.be", "Ærøskøbing Ödön"]))
def test_what_was_written_between_is_left(before, after, name):
    """Whatever stands around it, the name goes and everything else stays."""
    found = names_of([name])
    text = f"{before} {name} {after}"
    left = found.taken_out(text)
    assert not found.are_in(left)
    if not found.are_in(before) and not found.are_in(after) and GONE in left:
        assert left.replace(GONE, name, 1) == text or left.count(GONE) > 1
