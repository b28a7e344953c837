"""Amounts of euros as people write them here: 12.500,00."""

import re
from decimal import Decimal

CENT = Decimal("0.01")
MOST = Decimal(10) ** 12
AROUND = re.compile(r"€|\beuro?s?\b|[\s\u00a0\u202f'’]", re.IGNORECASE)
NO_CENTS = re.compile(r",[-–—=]+$")
SIGNED = re.compile(r"([-−–]?)([\d.,]*\d[\d.,]*)([-−–]?)")
FORMS = (
    (re.compile(r"\d+"), "", ""),
    (re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?"), ".", ","),
    (re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}"), ",", "."),
    (re.compile(r"\d{1,3}(?:,\d{3}){2,}"), ",", "."),
    (re.compile(r"\d+,\d{1,2}"), "", ","),
    (re.compile(r"\d+\.\d{1,2}"), "", "."),
)


def euros_in(text: str) -> Decimal:
    """The amount that a text says, to the cent. Raises ValueError for what says none, and for 12,500, which in one
    country is twelve and a half and in another a thousand times as much.

    >>> euros_in("€ 12 500"), euros_in("12.500"), euros_in("12.500,50"), euros_in("12500.0"), euros_in("(3,5)")
    (Decimal('12500.00'), Decimal('12500.00'), Decimal('12500.50'), Decimal('12500.00'), Decimal('-3.50'))
    """
    bare = NO_CENTS.sub("", AROUND.sub("", text))
    between = bare.startswith("(") and bare.endswith(")")
    found = SIGNED.fullmatch(bare[1:-1] if between else bare)
    if found is None or not found[2].isascii() or sum((bool(found[1]), bool(found[3]), between)) > 1:
        raise ValueError(text)
    for form, thousands, cents in FORMS:
        if form.fullmatch(found[2]):
            plain = found[2].replace(thousands, "") if thousands else found[2]
            amount = Decimal(plain.replace(cents, ".") if cents else plain)
            return to_cents(-amount if found[1] or found[3] or between else amount)
    raise ValueError(text)


def to_cents(amount: Decimal | int | float) -> Decimal:
    """Raises ValueError for what no column of ours holds.

    >>> to_cents(12500.0), to_cents(0.125)
    (Decimal('12500.00'), Decimal('0.12'))
    """
    exact = Decimal(str(amount))
    if not exact.is_finite() or abs(exact) >= MOST - 1:
        raise ValueError(str(amount))
    return exact.quantize(CENT)


def shown_euros(amount: Decimal | None) -> str:
    """The amount in our notation, whatever the language of the page; "" where nobody said.

    >>> shown_euros(Decimal("12500")), shown_euros(Decimal("-3.5")), shown_euros(None)
    ('12.500,00', '-3,50', '')
    """
    if amount is None:
        return ""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
