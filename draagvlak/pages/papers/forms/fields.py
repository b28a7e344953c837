"""What the forms of a note share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.figures import shown_figure
from draagvlak.capabilities.publications.readers.numbers import number_of
from draagvlak.pages.papers.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm

LONGEST_NUMBER = 40


class PaperForm(StepForm):
    refusals = REFUSALS


class NumberField(forms.Field):
    """A number as one writes it in Flanders: 12.500,00. It gives a Decimal, or "" where nothing was typed."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": LONGEST_NUMBER}), **more)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return ""
        found = number_of(text) if len(text) <= LONGEST_NUMBER else None
        if found is None:
            raise ValidationError(_("Dit is geen getal. Typ het zo: 12.500,00."))
        return found

    def prepare_value(self, value: Any) -> Any:
        return shown_figure(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial if initial is not None else "") != self.to_python(data))
        except ValidationError:
            return True
