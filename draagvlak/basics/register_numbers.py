"""Belgian national register numbers in a text. They are never kept: not in a list that comes in, not in a field."""

import re

BETWEEN = r"[\s.,\-/–—_·]{0,3}"
NUMBER = re.compile(BETWEEN.join((r"(?<!\d)\d{2}", r"\d{2}", r"\d{2}", r"\d{3}", r"\d{2}(?!\d)")))
BLANK = "…"


def is_register_number(digits: str) -> bool:
    """Whether 11 digits bear valid check digits: 97 − n mod 97, with a 2 before n for births from 2000 on.

    >>> is_register_number("85073003328"), is_register_number("85073003329")
    (True, False)
    """
    if len(digits) != 11 or not digits.isdigit():
        return False
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if month > 12 or day > 31:  # month 20 or 40 higher: a bis number
        return False
    first, check = int(digits[:9]), int(digits[9:])
    return check in (97 - first % 97, 97 - int(f"2{digits[:9]}") % 97)


def numbers_in(text: str) -> list[str]:
    """The register numbers in a text, as they stand in it.

    >>> numbers_in("An, 85.07.30-033.28, Bo")
    ['85.07.30-033.28']
    """
    return [found for found in NUMBER.findall(text) if is_register_number(re.sub(r"\D", "", found))]


def without_numbers(text: str) -> str:
    """The text with each of them blanked.

    >>> without_numbers("An 85.07.30-033.28")
    'An …'
    """
    return NUMBER.sub(lambda found: BLANK if is_register_number(re.sub(r"\D", "", found[0])) else found[0], text)
