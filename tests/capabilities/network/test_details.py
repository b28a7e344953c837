"""What is typed of people and organisations is kept in one form, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import vat

from draagvlak.capabilities.network.readers.details import (
    RefusedError,
    association_code_of,
    enterprise_number_of,
    phone_of,
    refuse_register_numbers,
    shown_enterprise_number,
    shown_phone,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0470 12 34 56", "+32470123456"),
        ("0470/12.34.56", "+32470123456"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0032 470 12 34 56", "+32470123456"),
        ("015 31 12 12", "+3215311212"),
        ("+31 20 123 45 67", "+31201234567"),
        ("  ", ""),
    ],
)
def test_a_telephone_number_is_kept_in_one_form(text, kept):
    assert phone_of(text) == kept
    assert phone_of(shown_phone(kept)) == kept


@pytest.mark.parametrize(
    "text", ["12", "abc", "0470 12 34", "0470 12 34 56 78", "85.07.30-033.28", "015 31 12 12 ext 5"]
)
def test_what_is_no_telephone_number_is_refused(text):
    with pytest.raises(RefusedError):
        phone_of(text)


@given(st.integers(1, 19_999_999))
def test_an_enterprise_number_has_its_check_digits(first):
    digits = f"{first:08}{97 - first % 97:02}"
    for text in (digits, f"BE {shown_enterprise_number(digits)}", f"{digits[:4]} {digits[4:]}"):
        assert enterprise_number_of(text) == digits
    wrong = f"{first:08}{(97 - first % 97) % 97 + 1:02}"
    if not vat.is_valid(wrong):
        with pytest.raises(RefusedError, match="enterprise-number-digit"):
            enterprise_number_of(wrong)


@pytest.mark.parametrize(("text", "kept"), [("V0012345", "V0012345"), ("v 001 2345", "V0012345"), ("", "")])
def test_an_association_code_is_a_v_and_seven_digits(text, kept):
    assert association_code_of(text) == kept


@pytest.mark.parametrize("text", ["V012345", "V00123456", "0012345", "W0012345", "V٠012345"])
def test_another_code_is_refused(text):
    with pytest.raises(RefusedError):
        association_code_of(text)


def test_a_register_number_is_refused_in_any_text():
    refuse_register_numbers({"name": "An", "on": None, "phone": "+32470123456"})
    with pytest.raises(RefusedError, match="name: register-number"):
        refuse_register_numbers({"name": "An 85.07.30-033.28"})
