"""Filling in what was not found, and a day of the network's own."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.publications.readers.numbers import number_of
from draagvlak.pages.papers.forms.fields import NumberField, PaperForm
from draagvlak.pages.shared.forms import DayField


class KnownForm(PaperForm):
    """`kind` of the fact says what its value is."""

    value = forms.CharField(label=_("Wat weet je?"), max_length=300)
    source = forms.CharField(
        label=_("Waar staat dit?"),
        help_text=_("Bijvoorbeeld: mail van het departement, 12/10/2026; of een webadres."),
        max_length=500,
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind == "day":
            self.fields["value"] = DayField(label=_("Welke dag?"))
        elif kind == "characters":
            self.fields["value"] = forms.IntegerField(
                label=_("Hoeveel tekens?"), help_text=_("Spaties tellen mee."), min_value=1, max_value=1_000_000
            )
        elif kind == "amount":
            self.fields["value"] = NumberField(label=_("Hoeveel euro?"))
        self.order_fields(["value", "source"])

    @property
    def told(self) -> tuple[str, str]:
        """As it is kept: a day as 2027-01-31, an amount as 12500.00."""
        value = self.cleaned_data["value"]
        return (value.isoformat() if isinstance(value, date) else str(value)), self.cleaned_data["source"]


def known_begins(known: Any, kind: str) -> dict[str, Any]:
    """What was filled in, as the field of its kind holds it."""
    if known is None:
        return {"version": 0}
    as_kept: dict[str, Callable[[str], Any]] = {"day": date.fromisoformat, "characters": int, "amount": number_of}
    value = as_kept[kind](known.value) if kind in as_kept else known.value
    return {"value": value, "source": known.source, "version": known.version}


class DeadlineForm(PaperForm):
    name = forms.CharField(
        label=_("Wat moet er dan klaar zijn?"),
        help_text=_("Bijvoorbeeld: ontwerp naar het college."),
        max_length=200,
    )
    on = DayField(label=_("Tegen welke dag?"))
    source = forms.CharField(label=_("Waar staat dit?"), max_length=500, required=False)

    @property
    def told(self) -> dict[str, Any]:
        return {part: self.cleaned_data[part] for part in ("name", "on", "source")}
