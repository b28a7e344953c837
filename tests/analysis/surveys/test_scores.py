"""One layer's answers. The cases of the method are run by tests/analysis/test_cases.py."""

from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from draagvlak.analysis.surveys import Certainty, certainty_of, layer_score, respondent_score

SCORES = st.lists(st.floats(0, 1), min_size=5, max_size=30)


@settings(deadline=None)
@given(SCORES, st.integers(0, 20))
def test_the_bounds_hold_whatever_the_silent_think(scores, silent):
    found = layer_score(scores, len(scores) + silent)
    lowest, highest = found.bounds
    for thought in (0.0, 0.3, 1.0):
        assert lowest - 1e-9 <= fmean([*scores, *[thought] * silent]) <= highest + 1e-9


@settings(deadline=None)
@given(SCORES, st.integers(1, 20))
def test_the_interval_is_that_of_a_second_library(scores, silent):
    found = layer_score(scores, len(scores) + silent)
    narrower = (1 - len(scores) / found.invited) ** 0.5
    scale = stats.sem(scores) * narrower
    low, high = found.interval
    assert high - low == pytest.approx(2 * stats.t.ppf(0.975, len(scores) - 1) * scale, abs=1e-9)
    assert (low + high) / 2 == pytest.approx(found.score, abs=1e-9)


@settings(deadline=None)
@given(SCORES)
def test_when_all_answered_nothing_is_uncertain(scores):
    found = layer_score(scores, len(scores))
    assert found.interval == pytest.approx((found.score, found.score))
    assert found.bounds == pytest.approx((found.score, found.score))


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), max_size=4), st.integers(0, 20))
def test_of_four_people_nothing_is_computed(scores, silent):
    found = layer_score(scores, len(scores) + silent)
    assert (found.score, found.interval, found.bounds, found.certainty) == (None, None, None, Certainty.NOTHING)


@pytest.mark.parametrize(
    ("n", "invited", "certainty"),
    [
        (0, 0, Certainty.NOTHING),
        (4, 4, Certainty.NOTHING),
        (5, 17, Certainty.RESPONSE),
        (30, 100, Certainty.BOUNDS),
        (59, 100, Certainty.BOUNDS),
        (60, 100, Certainty.SCORE),
        (5, 5, Certainty.SCORE),
    ],
)
def test_how_many_answered_says_how_much_may_be_said(n, invited, certainty):
    assert certainty_of(n, invited) == certainty


def test_what_nobody_could_have_answered_is_refused():
    with pytest.raises(ValueError, match="from 1 to 4"):
        respondent_score([5, 1, 1])
    with pytest.raises(ValueError, match="than were asked"):
        layer_score([0.5] * 6, 5)
