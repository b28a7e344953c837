"""Belgian national register numbers in a text. They are never kept: not in a list that comes in, not in a field.

They are written 85.07.30-033.28, in whichever marks, or in one run; and a sheet may have made an amount of one
(85.073.003.328, 8,5073003328E+10). A telephone number that begins with + is never taken for one because of its spaces.
"""

import re
from collections.abc import Iterator

from draagvlak.basics.places import Place, replaced

BETWEEN = r"[\s.,\-/–—_·]{0,3}"
NUMBER = re.compile(BETWEEN.join((r"(?<!\d)\d{2}", r"\d{2}", r"\d{2}", r"\d{3}", r"\d{2}(?!\d)")))
MARK = r"([\s.,\-/–—_·'’])"
THOUSANDS = re.compile(rf"(?<![\d+])\d\d{MARK}\d{{3}}\1\d{{3}}\1\d{{3}}(?!\d)")
PARTS = re.compile(rf"(?<![\d+])\d{{1,10}}{MARK}\d{{1,10}}(?:\1\d{{1,10}})*(?!\d)")  # one mark all along
NO_DIGITS = re.compile(r"\D+")
LONG = 11
BLANK = "…"


def is_register_number(digits: str) -> bool:
    """Whether 11 digits bear valid check digits: 97 − n mod 97, with a 2 before n for births from 2000 on.

    >>> is_register_number("85073003328"), is_register_number("85073003329")
    (True, False)
    """
    if len(digits) != LONG or not digits.isdigit():
        return False
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if month > 12 or day > 31:  # month 20 or 40 higher: a bis number
        return False
    first, check = int(digits[:9]), int(digits[9:])
    return check in (97 - first % 97, 97 - int(f"2{digits[:9]}") % 97)


def numbers_in(text: str) -> list[str]:
    """The register numbers in a text, as they stand in it.

    >>> numbers_in("An, 85.07.30-033.28, Bo"), numbers_in("85 073 003 328"), numbers_in("+32 470 12 34 56")
    (['85.07.30-033.28'], ['85 073 003 328'], [])
    """
    return [text[start:stop] for start, stop in _places(text)]


def without_numbers(text: str, blank: str = BLANK) -> str:
    """The text with each of them blanked.

    >>> without_numbers("An 85.07.30-033.28"), without_numbers("An 85.073.003.328")
    ('An …', 'An …')
    """
    return replaced(text, list(_places(text)), blank)


def _places(text: str) -> Iterator[Place]:
    """Where they stand, from left to right, none over another."""
    found = [
        one.span()
        for form in (NUMBER, THOUSANDS, PARTS)
        for one in form.finditer(text)
        if is_register_number(NO_DIGITS.sub("", one[0]))
    ]
    end = 0
    for start, stop in sorted(found):
        if start >= end:
            yield start, stop
            end = stop
