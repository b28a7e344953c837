"""What a network filled in, as one reads it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.basics.money import shown_euros
from draagvlak.capabilities.publications.readers.numbers import number_of


def value_named(value: str, kind: str) -> str:
    """A kept value (a day as 2027-01-31, an amount as 12500.00) in words."""
    if kind == "day":
        return date_format(date.fromisoformat(value), "j F Y")
    if kind == "characters":
        return _("%(count)s tekens") % {"count": value}
    amount = number_of(value) if kind == "amount" else None
    return f"€ {shown_euros(amount)}" if amount is not None else value
