"""Numbers as they are written in Belgium, in and out."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.figures import figure_of, shown_figure

FIGURES = st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False)


@given(FIGURES)
def test_what_is_shown_is_read_again(value):
    assert figure_of(shown_figure(value)) == value
    assert figure_of(f"€ {shown_figure(value, 2)}") == value


@given(st.text(max_size=30))
def test_any_text_is_a_number_of_two_places_or_refused(text):
    try:
        found = figure_of(text)
    except ValueError:
        return
    assert found == found.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.500", "12500"),
        ("12.500,00", "12500"),
        ("€ 12 500", "12500"),
        ("12500.0", "12500"),
        ("12.50", "12.5"),
        ("1.234.567,89", "1234567.89"),
        ("12,500.25", "12500.25"),
        ("-3", "-3"),
        ("45,5 %", "45.5"),
    ],
)
def test_as_people_write_them(text, value):
    assert figure_of(text) == Decimal(value)


@pytest.mark.parametrize("text", [" ", "twaalf", "12 personen", "1.2,3", "0,005", "12,500", "12.34.5", "1" * 13])
def test_what_is_no_number(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        figure_of(text)
