"""Numbers as one writes them in Flanders, or as a cell holds them."""

import re
from decimal import Decimal, InvalidOperation

BELGIAN = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?|[+-]?\d+(,\d+)?")
ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+|[+-]?\d+\.\d+")
MOST = Decimal("1e12")


def number_of(said: object) -> Decimal | None:
    """A number as typed or as a cell holds it, to two decimals; None where it is none, or too large to keep.

    A point before three digits parts thousands: "1.234" is one thousand two hundred and thirty-four.

    >>> [str(number_of(one)) for one in ("12.500,00", "1.234", "12,5", "12.5", "€ 3 000", 7, "veel")]
    ['12500.00', '1234.00', '12.50', '12.50', '3000.00', '7.00', 'None']
    """
    if isinstance(said, bool) or said is None:
        return None
    text = str(said) if isinstance(said, int | float | Decimal) else _plain(str(said))
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    if not found.is_finite() or abs(found) >= MOST:
        return None
    return found.quantize(Decimal("0.01"))


def _plain(text: str) -> str:
    """The text as Python writes a number; as it is where it is none."""
    bare = re.sub(r"[\s€%’']|EUR", "", text)
    if BELGIAN.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    return bare.replace(",", "") if ENGLISH.fullmatch(bare) else bare or "-"
