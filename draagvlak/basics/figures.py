"""Figures that people count and measure, as they are written in Belgium: 12.500,5."""

from decimal import Decimal

from draagvlak.basics.money import euros_in


def figure_of(text: str) -> Decimal:
    """A number of at most two places, read as an amount of euros is. Raises ValueError.

    >>> [str(figure_of(one)) for one in ("12.500,00", "€ 12 500", "12.500", "1,5", "45,50 %")]
    ['12500', '12500', '12500', '1.5', '45.5']
    """
    found = euros_in(text.replace("%", ""))
    return Decimal(int(found)) if found == int(found) else found.normalize()


def shown_figure(value: Decimal, places: int | None = None) -> str:
    """In our notation, whatever the language of the page. `places` after the comma; None: as many as it has.

    >>> shown_figure(Decimal("12500.00")), shown_figure(Decimal("12500"), 2), shown_figure(Decimal("-0.5"))
    ('12.500', '12.500,00', '-0,5')
    """
    if places is None:
        places = 0 if value == int(value) else -min(0, int(value.normalize().as_tuple().exponent))
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
