"""Numbers as they are written in Belgium: 12.500,00."""

import re
from decimal import Decimal, InvalidOperation

MOST = Decimal(10) ** 12  # what a column of fourteen figures holds, two of them after the comma
AROUND = re.compile(r"[\s'’€%]|EUR|euro", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(r"[+-]?\d+([.,]\d*)?", re.ASCII)


def figure_of(text: str) -> Decimal:
    """A number of at most two places. A dot before three figures parts thousands, as it does here. Raises ValueError.

    >>> [str(figure_of(one)) for one in ("12.500,00", "€ 12 500", "12.500", "12500.0", "1,5", "-3", "12,500.25")]
    ['12500', '12500', '12500', '12500', '1.5', '-3', '12500.25']
    """
    bare = AROUND.sub("", text)
    if "," in bare and "." in bare:
        last = max(bare.rfind(","), bare.rfind("."))
        if bare[last] == "." and not ENGLISH.fullmatch(bare):
            raise ValueError(text)
        if bare[last] == "," and not GROUPED.fullmatch(bare[:last]):
            raise ValueError(text)
        bare = bare[:last].replace(",", "").replace(".", "") + "." + bare[last + 1 :]
    elif GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    if not PLAIN.fullmatch(bare):
        raise ValueError(text)
    try:
        found = Decimal(bare.replace(",", "."))
        rounded = found.quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if rounded != found or abs(found) >= MOST:
        raise ValueError(text)
    return Decimal(found.to_integral_value()) if found == found.to_integral_value() else found.normalize()


def shown_figure(value: Decimal, places: int | None = None) -> str:
    """`places` after the comma; None: as many as it has.

    >>> shown_figure(Decimal("12500.00")), shown_figure(Decimal("12500"), 2), shown_figure(Decimal("-0.5"))
    ('12.500', '12.500,00', '-0,5')
    """
    if places is None:
        places = 0 if value == value.to_integral_value() else -min(0, int(value.normalize().as_tuple().exponent))
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
